// Reads one TypeScript source: which files it names and what it asks of the outside.
// Judges nothing and changes nothing; check-layers.ts has the rules.

import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  /** As written: './x.ts', 'node:fs'. Undefined when it is computed at run time. */
  specifier: string | undefined;
  isTypeOnly: boolean;
  line: number;
}

export interface Mention {
  /** 'Date.now', 'new Date()', 'Math.random', …, the text of a string literal that names a database, types a command or is a sentence, or 'x.run' of an import. */
  what: string;
  kind:
    | 'clause'
    | 'clock or chance'
    | 'command line'
    | 'database name'
    | 'kept words'
    | 'problem in words'
    | 'sentence'
    | 'store'
    | 'run';
  /** From where the name of a 'run' was imported. */
  specifier?: string;
  line: number;
}

export interface SourceFacts {
  imports: Import[];
  mentions: Mention[];
}

export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const ambient = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']);
const commandLine = /\blatchkey [a-z-]+/;
/** What a key is derived for: `latchkey runbook v1`. */
const derivedFor = /^latchkey [a-z ]+ v\d+$/;
const sentence = /^[A-Z"][^\n]* [^\n]*[.!?]$/;
const phrase = /^[A-Za-z'…]+ [^\n]*[a-z]/;
/** As a clause is written that is put into a sentence: 'the answer has no records'. */
const clause = /^[a-z]+ [a-z]+ [a-z…][^\n]*$/;
const keptNames = new Set(['detail', 'message', 'problem', 'reason']);
/** What these are given goes to the log, or is met by whoever reads the code. */
const toldToNobody = /^(?:write|quietly|(?!Latchkey|Format)\w*Error)$/;
const databaseNames = new Set(['sqlite', 'postgres', 'postgresql']);

/** Throws a SyntaxError that names the file when the source cannot be parsed: an unread file would pass every rule. */
export function sourceFacts(file: string, source: string): SourceFacts {
  const imports: Import[] = [];
  const mentions: Mention[] = [];
  const importedFrom = new Map<unknown, string>();
  const untold: Node[] = [];
  const lineOf = (node: Node) => source.slice(0, node.start).split('\n').length;

  visit(parsed(file, source), (node) => {
    if (node.type in importedBy) {
      // `export { x }` is a declaration without a source; `import(name)` has a source that is not a literal.
      if (!isNode(node.source)) return;
      const specifier = typeof node.source.value === 'string' ? node.source.value : undefined;
      imports.push({ specifier, isTypeOnly: isTypeOnly(node), line: lineOf(node.source) });
      for (const name of localNames(node)) if (specifier !== undefined) importedFrom.set(name, specifier);
    }
    const run = runOf(node);
    const specifier = importedFrom.get(run);
    if (specifier !== undefined) mentions.push({ what: `${run}.run`, kind: 'run', specifier, line: lineOf(node) });
    if (namesStore(node)) mentions.push({ what: 'store', kind: 'store', line: lineOf(node) });
    const what = ambientName(node);
    if (what) mentions.push({ what, kind: 'clock or chance', line: lineOf(node) });
    if (node.type === 'Literal' && databaseNames.has(String(node.value))) {
      mentions.push({ what: String(node.value), kind: 'database name', line: lineOf(node) });
    }
    if (node.type === 'CallExpression' && calledName(node) === 'invalidInput')
      mentions.push({ what: 'invalidInput(…)', kind: 'problem in words', line: lineOf(node) });
    if (isUntold(node)) untold.push(node);
    const [whole, kept] = [wholeText(node), keptText(node)];
    const isTold = !untold.some(({ start, end }) => start <= node.start && node.end <= end);
    if (isTold && sentence.test(whole)) mentions.push({ what: whole, kind: 'sentence', line: lineOf(node) });
    if (isTold && phrase.test(kept)) mentions.push({ what: kept, kind: 'kept words', line: lineOf(node) });
    else if (isTold && clause.test(whole)) mentions.push({ what: whole, kind: 'clause', line: lineOf(node) });
    const text = literalText(node);
    const command = commandLine.exec(text)?.[0];
    if (command !== undefined && !derivedFor.test(text))
      mentions.push({ what: command, kind: 'command line', line: lineOf(node) });
  });
  return { imports, mentions };
}

export function parsed(file: string, source: string): unknown {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return program;
}

const importedBy = {
  ImportDeclaration: true,
  ExportNamedDeclaration: true,
  ExportAllDeclaration: true,
  ImportExpression: true,
  TSImportType: true,
};

function isTypeOnly(node: Node): boolean {
  return node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';
}

function literalText({ type, value }: Node): string {
  if (type === 'Literal') return String(value);
  return type === 'TemplateElement' ? String((value as { raw: string }).raw) : '';
}

/** With `…` for each value that a template has in it. */
function wholeText(node: Node): string {
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis))
    return typeof node.value === 'string' ? literalText(node) : '';
  return node.quasis.map(({ value }) => value.raw).join('…');
}

/** `x` of `{ message: x }`. */
function keptText({ type, key, value }: Node): string {
  const isKept = type === 'Property' && isNode(key) && keptNames.has(String(key.name)) && isNode(value);
  return isKept ? wholeText(value as Node) : '';
}

function isUntold(node: Node): boolean {
  return (node.type === 'CallExpression' || node.type === 'NewExpression') && toldToNobody.test(calledName(node));
}

/** `f` of `f()`, `new f()` and `x.f()`. */
function calledName({ callee }: Node): string {
  if (!isNode(callee)) return '';
  return String(isNode(callee.property) ? callee.property.name : callee.name);
}

/** What an import brings in, by the names that stand here. */
function localNames({ specifiers }: Node): unknown[] {
  return Array.isArray(specifiers) ? specifiers.map(({ local }) => local?.name) : [];
}

/** The `x` of a call of `x.run`. */
function runOf({ type, callee }: Node): unknown {
  if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') return undefined;
  const { object, property } = callee;
  return isNode(object) && isNode(property) && property.name === 'run' ? object.name : undefined;
}

/** `x.store`, or `{ store }` taken apart. */
function namesStore({ type, property, properties }: Node): boolean {
  if (type === 'MemberExpression') return isNode(property) && property.name === 'store';
  if (type !== 'ObjectPattern' || !Array.isArray(properties)) return false;
  return properties.some(({ key }) => isNode(key) && key.name === 'store');
}

function ambientName(node: Node): string | undefined {
  const callee = node.callee;
  if (isNode(callee) && callee.name === 'Date' && Array.isArray(node.arguments)) {
    if (node.type === 'CallExpression') return 'Date()';
    if (node.type === 'NewExpression' && node.arguments.length === 0) return 'new Date()';
  }
  if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
    const name = `${node.object.name}.${node.property.name ?? node.property.value}`;
    if (ambient.has(name)) return name;
  }
  return undefined;
}

export function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) if (typeof child === 'object') visit(child, see);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The project file that a specifier names; undefined for packages, Node.js modules and package.json, which all may read. */
export function targetOf(file: string, specifier: string): string | undefined {
  const target = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : undefined;
  return target === 'package.json' ? undefined : target;
}
