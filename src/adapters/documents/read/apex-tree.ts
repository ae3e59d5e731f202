// Walks the parser's tree of one Apex file. Loads the parser, so only read/apex.ts imports it, when it meets a file.

import * as apex from '@apexdevtools/apex-parser';
import type { Reference } from '../described.ts';
import type { ApexFacts, ApexMember } from './apex-facts.ts';
import { ApexUse } from './apex-use.ts';

type ParsedApex = { facts: Partial<ApexFacts>; references: Reference[] } | { failure: string };

/** The quicker of the parser's two ways to predict. It takes all that the slower one takes but for a few ambiguities, which fail. */
const quickPrediction = 0;

class FirstError extends apex.ApexErrorListener {
  found: string | null = null;

  apexSyntaxError(line: number, column: number, message: string): void {
    this.found ??= `Line ${line}, column ${column}: ${message}`.slice(0, 300);
  }
}

/** Never throws: a failure comes with the first place that the parser did not take. */
export function parseApex(type: 'ApexClass' | 'ApexTrigger', source: string): ParsedApex {
  const errors = new FirstError();
  try {
    const { parser } = apex.ApexParserFactory.createLexerAndParser(source, errors);
    predictQuickly(parser);
    const tree = type === 'ApexClass' ? parser.compilationUnit() : parser.triggerUnit();
    if (errors.found) return { failure: errors.found };
    const reader = new ApexReader(source);
    apex.ApexParseTreeWalker.DEFAULT.walk(reader, tree);
    return { facts: reader.facts(), references: reader.references() };
  } catch (error) {
    return { failure: errors.found ?? String(error instanceof Error ? error.message : error).slice(0, 300) };
  }
}

function predictQuickly(parser: apex.ApexParser): void {
  const { _interp } = parser as unknown as { _interp?: { predictionMode: number } };
  if (_interp) _interp.predictionMode = quickPrediction;
}

const sharings = ['with sharing', 'without sharing', 'inherited sharing'] as const;

class ApexReader extends ApexUse {
  readonly #source: string;
  readonly #types: { name: string; isShown: boolean }[] = [];
  readonly #members: ApexMember[] = [];
  #facts: Partial<ApexFacts> = {};

  constructor(source: string) {
    super();
    this.#source = source;
  }

  facts(): Partial<ApexFacts> {
    return { ...this.#facts, members: this.#members, touches: this.touches() };
  }

  enterTriggerUnit = (rule: apex.TriggerUnitContext): void => {
    const object = rule.id(1).getText();
    this.startsOn(object, rule.start.line);
    this.#facts = {
      kind: 'trigger',
      object,
      events: rule.triggerCase_list().map((event) => words(event).toLowerCase()),
      signature: this.#upTo(rule, rule.triggerBlock()),
      documentation: documentationBefore(this.#source, rule.start.start),
    };
  };

  enterClassDeclaration = (rule: apex.ClassDeclarationContext): void =>
    this.#enterType('class', rule, rule.classBody());
  enterInterfaceDeclaration = (rule: apex.InterfaceDeclarationContext): void =>
    this.#enterType('interface', rule, rule.interfaceBody());
  enterEnumDeclaration = (rule: apex.EnumDeclarationContext): void => this.#enterType('enum', rule, rule.LBRACE());
  exitClassDeclaration = (): void => void this.#types.pop();
  exitInterfaceDeclaration = (): void => void this.#types.pop();
  exitEnumDeclaration = (): void => void this.#types.pop();

  enterClassBodyDeclaration = (rule: apex.ClassBodyDeclarationContext): void => {
    const member = rule.memberDeclaration();
    if (!member) return;
    const method = member.methodDeclaration();
    const field = member.fieldDeclaration();
    const property = member.propertyDeclaration();
    const made = member.constructorDeclaration();
    const modifiers = rule.modifier_list();
    if (method) this.#add('method', method.id().getText(), modifiers, rule, method.block() ?? method.SEMI());
    else if (made) this.#add('constructor', made.qualifiedName().getText(), modifiers, rule, made.block());
    else if (property) this.#add('property', property.id().getText(), modifiers, rule, property.LBRACE());
    for (const each of field?.variableDeclarators().variableDeclarator_list() ?? [])
      this.#add('field', each.id().getText(), modifiers, rule, field?.SEMI() ?? null);
  };

  enterInterfaceMethodDeclaration = (rule: apex.InterfaceMethodDeclarationContext): void =>
    void this.#add('method', rule.id().getText(), rule.modifier_list(), rule, rule.SEMI(), 'public');

  #enterType(
    kind: 'class' | 'interface' | 'enum',
    rule: apex.ApexParserRuleContext & { id(): { getText(): string } },
    body: At,
  ): void {
    const declared = rule.parentCtx as
      | (apex.ApexParserRuleContext & { modifier_list?(): apex.ModifierContext[] })
      | undefined;
    // An inner type stands in a member, whose own parent has the modifiers.
    const owner = declared?.modifier_list ? declared : (declared?.parentCtx as typeof declared);
    const modifiers = owner?.modifier_list?.() ?? [];
    const name = rule.id().getText();
    const isOutermost = this.#types.length === 0;
    if (isOutermost) {
      const signature = this.#upTo(owner ?? rule, body);
      const annotations = annotationsOf(modifiers);
      this.#facts = {
        kind,
        signature,
        annotations,
        sharing: sharings.find((sharing) => signature.toLowerCase().includes(sharing)) ?? null,
        isTest: annotations.some((annotation) => /^@istest\b/i.test(annotation)),
        documentation: documentationBefore(this.#source, (owner ?? rule).start.start),
      };
    }
    const isShown = isOutermost || this.#add(kind, name, modifiers, owner ?? rule, body);
    this.#types.push({ name, isShown });
  }

  /** Whether other code sees it: it and all that it stands in. */
  #add(
    kind: ApexMember['kind'],
    name: string,
    modifiers: apex.ModifierContext[],
    rule: apex.ApexParserRuleContext,
    body: At,
    always?: 'public',
  ): boolean {
    const said = modifiers.map((modifier) => modifier.getText().toLowerCase());
    const visibility =
      said.includes('global') || said.includes('webservice')
        ? 'global'
        : said.includes('public')
          ? 'public'
          : said.includes('protected')
            ? 'protected'
            : (always ?? null);
    if (!visibility || this.#types.some(({ isShown }) => !isShown)) return false;
    const path = [...this.#types.slice(1).map((type) => type.name), name].join('.');
    const annotations = annotationsOf(modifiers);
    this.#members.push({
      kind,
      name: path,
      signature: this.#upTo(rule, body),
      visibility,
      annotations,
      line: rule.start.line,
    });
    return true;
  }

  /** The text of a rule up to where its body begins, on one line. */
  #upTo(rule: apex.ApexParserRuleContext, body: At): string {
    const end = body && ('symbol' in body ? body.symbol.start : body.start.start);
    const text = this.#source.slice(rule.start.start, end ?? (rule.stop?.stop ?? rule.start.stop) + 1);
    return text
      .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 500);
  }
}

/** A token or a rule; null where the declaration has no body. */
type At = { symbol: { start: number } } | { start: { start: number } } | null;

function annotationsOf(modifiers: readonly apex.ModifierContext[]): string[] {
  return modifiers.flatMap((modifier) => (modifier.annotation() ? [words(modifier.annotation())] : []));
}

/** Tokens with one space between words. */
function words(rule: apex.ApexParserRuleContext): string {
  const texts: string[] = [];
  const collect = (node: { getText(): string; children?: unknown }): void => {
    const children = node.children as (typeof node)[] | undefined | null;
    if (children && children.length > 0) for (const child of children) collect(child);
    else texts.push(node.getText());
  };
  collect(rule as unknown as { getText(): string });
  return texts
    .join(' ')
    .replace(/ ?([(),=@.]) ?/g, '$1')
    .replace(/,/g, ', ');
}

/** The comment right before a declaration, without its stars and its tags. */
function documentationBefore(source: string, offset: number): string | null {
  const found = /\/\*\*([\s\S]*?)\*\/\s*$/.exec(source.slice(Math.max(0, offset - 10_000), offset));
  if (!found) return null;
  const lines = (found[1] ?? '').split('\n').map((line) => line.replace(/^\s*\*+ ?/, '').trim());
  const text = lines
    .filter((line) => !/^@(?!description)/i.test(line))
    .map((line) => line.replace(/^@description\s*/i, ''));
  return text.join('\n').trim() || null;
}
