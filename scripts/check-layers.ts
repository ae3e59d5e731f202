// Refuses imports that run against the architecture, cycles, and time, chance, database names or
// command lines where they may not stand.
// Run by `npm run check`. The tables are in architecture.ts, what concerns rooms and acts in check-rooms.ts; source-facts.ts only reads.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  keepsCodes,
  keptAsSaid,
  knowsTheDatabase,
  mayImport,
  packageUsers,
  withoutClauses,
  withoutClockOrChance,
  withoutCommandLines,
  withoutSentences,
  writesProblems,
} from './architecture.ts';
import { roomViolations } from './check-rooms.ts';
import { type SourceFacts, sourceFacts, targetOf } from './source-facts.ts';
import { layerOf, layers, under, type Violation } from './sources.ts';

/** All violations under `root`, in file order. Throws when a source cannot be read or parsed. */
export function violationsIn(root: string): Violation[] {
  const files = globSync('{src,simulator,web,scripts,bench,test}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  }).sort();
  const facts = new Map(files.map((file) => [file, sourceFacts(file, readFileSync(join(root, file), 'utf8'))]));
  return [
    ...[...facts].flatMap(([file, read]) => [...misplaced(file, read), ...roomViolations(file, read)]),
    ...cycles(facts),
  ];
}

function misplaced(file: string, { imports, mentions }: SourceFacts): Violation[] {
  const layer = layerOf(file);
  if (!layer) return [{ file, line: 1, found: file, rule: `it lies in none of the layers: ${layers.join(', ')}` }];

  const violations: Violation[] = [];
  for (const { specifier, isTypeOnly, line } of imports) {
    if (specifier === undefined) {
      if (under(file, 'src')) {
        violations.push({
          file,
          line,
          found: 'import(…)',
          rule: 'what src imports is written out, else nobody can check it',
        });
      }
      continue;
    }
    const users = packageUsers[specifier.split('/')[0] ?? ''];
    if (users && !users.includes(layer)) {
      const rule = `${specifier} costs every start: only ${users.join(', ')} import it`;
      violations.push({ file, line, found: `${file} -> ${specifier}`, rule });
    }
    const target = targetOf(file, specifier);
    if (!target) continue;
    const edge = { file, line, found: `${file} -> ${target}` };
    if (!allowed(layer, target)) violations.push({ ...edge, rule: ruleFor(layer, target) });
    else if (layer === 'web' && !isTypeOnly && under(target, 'src')) {
      violations.push({ ...edge, rule: 'web takes types from src, never code' });
    }
  }
  for (const { what, kind, line } of mentions) {
    if (kind === 'clock or chance' && withoutClockOrChance.includes(layer)) {
      violations.push({ file, line, found: what, rule: `time and chance come into ${layer} as arguments` });
    }
    if (kind === 'command line' && withoutCommandLines.includes(layer)) {
      violations.push({
        file,
        line,
        found: `\`${what}\``,
        rule: `${layer} gives data, src/text says how a command is typed`,
      });
    }
    const isKept = keptAsSaid.some((place) => file.startsWith(place));
    if (kind === 'sentence' && withoutSentences.includes(layer) && !isKept) {
      violations.push({ file, line, found: `'${what}'`, rule: `${layer} gives data, src/text has the words` });
    }
    const places = kind === 'clause' ? withoutClauses : kind === 'kept words' ? keepsCodes : [];
    if (places.some((place) => under(file, place)))
      violations.push({
        file,
        line,
        found: `'${what}'`,
        rule: 'a code is kept (domain/said.ts), src/text has the words',
      });
    if (kind === 'problem in words' && under(file, 'src') && !writesProblems.some((folder) => under(file, folder))) {
      violations.push({ file, line, found: what, rule: `only ${writesProblems.join(', ')} write a problem in words` });
    }
    if (kind === 'database name' && under(file, 'src') && !knowsTheDatabase.some((folder) => under(file, folder))) {
      violations.push({
        file,
        line,
        found: `'${what}'`,
        rule: `only ${knowsTheDatabase.join(' and ')} ask which database it is`,
      });
    }
  }
  return violations;
}

function allowed(layer: string, target: string): boolean {
  return under(target, layer) || (mayImport[layer] ?? []).some((folder) => under(target, folder));
}

function ruleFor(layer: string, target: string): string {
  if (under(target, 'src/bin')) return 'src/bin puts the parts together, nothing in src imports it';
  const allowedLayers = mayImport[layer] ?? [];
  return `${layer} imports ${allowedLayers.length > 0 ? `only itself and ${allowedLayers.join(', ')}` : 'nothing but itself'}`;
}

/**
 * At least one cycle for every knot of files, at the import that closes it. Cycles of types count too: they cost nothing at run time, but neither file
 * can be read before the other, and moving the shared type out is always possible.
 */
function cycles(facts: Map<string, SourceFacts>): Violation[] {
  const violations: Violation[] = [];
  const done = new Set<string>();
  const path: string[] = [];

  function follow(file: string): void {
    path.push(file);
    for (const { specifier, line } of facts.get(file)?.imports ?? []) {
      const target = specifier && targetOf(file, specifier);
      if (!target || done.has(target)) continue;
      const start = path.indexOf(target);
      if (start < 0) follow(target);
      else
        violations.push({
          file,
          line,
          found: [...path.slice(start), target].join(' -> '),
          rule: 'no cycles, of types neither',
        });
    }
    path.pop();
    done.add(file);
  }
  for (const file of facts.keys()) if (!done.has(file)) follow(file);
  return violations;
}

if (import.meta.main) {
  const violations = violationsIn(fileURLToPath(new URL('..', import.meta.url)));
  for (const { file, line, found, rule } of violations) console.error(`${file}:${line} ${found}\n    ${rule}`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
