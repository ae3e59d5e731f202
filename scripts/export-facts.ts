// Reads what one TypeScript source exports and what it imports by name. Judges nothing; check-exports.ts has the rules.

import { isNode, type Node, parsed, visit } from './source-facts.ts';

export interface Exported {
  name: string;
  line: number;
  /** Whether the name is also read in its own file. */
  isUsedHere: boolean;
}

export interface ImportedNames {
  specifier: string;
  /** Null: all of them, as with `import * as`. */
  names: string[] | null;
}

export interface ExportFacts {
  exported: Exported[];
  imported: ImportedNames[];
}

export function exportFacts(file: string, source: string): ExportFacts {
  const program = parsed(file, source);
  const exports = new Map<string, number>();
  const imported: ImportedNames[] = [];
  const read = new Map<string, number>();
  const properties: string[] = [];
  const loaded: string[] = [];
  visit(program, (node) => {
    if (node.type === 'ExportNamedDeclaration') {
      for (const name of declaredIn(node)) exports.set(name, source.slice(0, node.start).split('\n').length);
      if (isNode(node.source))
        imported.push({ specifier: String(node.source.value), names: specifiers(node, 'local') });
    }
    if (node.type === 'ImportDeclaration' && isNode(node.source)) {
      imported.push({ specifier: String(node.source.value), names: specifiers(node, 'imported') });
    }
    if (node.type === 'TSImportType' && isNode(node.source)) {
      imported.push({ specifier: String(node.source.value), names: null });
    }
    if (node.type === 'ImportExpression' && isNode(node.source)) loaded.push(String(node.source.value));
    if (node.type === 'MemberExpression' && isNode(node.property)) properties.push(String(node.property.name));
    if (node.type === 'Property' && isNode(node.key)) properties.push(String(node.key.name));
    if (node.type === 'Identifier') read.set(String(node.name), (read.get(String(node.name)) ?? 0) + 1);
  });
  // What is loaded while the program runs is named wherever a property of it is read.
  for (const specifier of loaded) imported.push({ specifier, names: properties });
  const exported = [...exports].map(([name, line]) => ({ name, line, isUsedHere: (read.get(name) ?? 0) > 1 }));
  return { exported, imported };
}

function declaredIn({ declaration, specifiers: named }: Node): string[] {
  if (!isNode(declaration)) return nodes(named).map(({ exported }) => nameOf(exported));
  if (isNode(declaration.id)) return [nameOf(declaration.id)];
  return nodes(declaration.declarations).map(({ id }) => nameOf(id));
}

function specifiers(node: Node, which: 'imported' | 'local'): string[] | null {
  const all = nodes(node.specifiers);
  return all.some(({ type }) => type === 'ImportNamespaceSpecifier') ? null : all.map((one) => nameOf(one[which]));
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function nameOf(value: unknown): string {
  return isNode(value) ? String(value.name) : '';
}
