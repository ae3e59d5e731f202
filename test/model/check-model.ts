// `npm run model`: the rotation protocol checked by Spin over every order of events within small bounds, each property first on the
// model as it is, then on one that is broken in the way that the property is there to catch.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { swapEnds, swapPhases } from '../../src/domain/rotation/swap-phases.ts';

interface Run {
  /** Who takes part, and what the org shows. */
  with: readonly string[];
  properties: readonly string[];
  /** What is taken out of the model, for the property to fail. */
  broken?: string;
  /** Minutes; left to `--whole`. */
  isLong?: true;
}

/** Each property with whoever could break it; and each once more on a model that lacks what holds it up. */
const runs: readonly Run[] = [
  { with: ['GUIDED'], properties: ['cover'] },
  { with: ['GUIDED'], properties: ['cover'], broken: 'LIFE' },
  { with: ['GUIDED'], properties: ['cover'], broken: 'PROOF' },
  { with: ['GUIDED'], properties: ['cover'], broken: 'WANTED' },
  { with: ['GUIDED'], properties: ['cover'], broken: 'HELD' },
  { with: ['GUIDED', 'SLOW'], properties: ['late'] },
  { with: ['GUIDED', 'SLOW'], properties: ['late'], broken: 'ATTEMPTS' },
  { with: ['SWAP'], properties: ['cover', 'late', 'once', 'truth', 'ends'] },
  { with: ['SWAP'], properties: ['cover'], broken: 'LIFE' },
  { with: ['SWAP'], properties: ['once'], broken: 'SEARCH' },
  { with: ['SWAP'], properties: ['once'], broken: 'RESTART' },
  { with: ['SWAP'], properties: ['truth'], broken: 'LOST' },
  { with: ['SWAP'], properties: ['ends'], broken: 'END' },
  { with: ['SWAP', 'OTHERS', 'SEEING'], properties: ['foreign'] },
  { with: ['SWAP', 'OTHERS', 'SEEING'], properties: ['foreign'], broken: 'COMPARE' },
  { with: ['BACK'], properties: ['once', 'putBack', 'ends'] },
  { with: ['BACK'], properties: ['putBack'], broken: 'SIGNER' },
  { with: ['BACK'], properties: ['putBack'], broken: 'SPREAD' },
  { with: ['BACK', 'OTHERS', 'QUIET'], properties: ['foreign'] },
  { with: ['BACK', 'OTHERS', 'QUIET'], properties: ['foreign'], broken: 'REPLACED' },
  { with: ['SWAP', 'OTHERS'], properties: ['cover'], broken: 'OPEN' },
  { with: ['SWAP', 'OTHERS'], properties: ['cover', 'ends'], isLong: true },
];

const folder = mkdtempSync(join(tmpdir(), 'latchkey-model-'));
try {
  writeFileSync(
    join(folder, 'model.pml'),
    `${fromTable()}\n${readFileSync(new URL('rotation.pml', import.meta.url), 'utf8')}`,
  );
  const isWhole = process.argv.includes('--whole');
  const seen = runs.filter(({ isLong }) => isWhole || isLong === undefined).flatMap(check);
  const wrong = seen.filter((isExpected) => !isExpected).length;
  process.stdout.write(`${seen.length - wrong} as expected, ${wrong} not\n`);
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Whether each property holds where it must, and fails on the broken model. */
function check({ with: parts, properties, broken }: Run): boolean[] {
  const defined = [...parts, ...(broken === undefined ? [] : [`BREAK_${broken}`])].map((name) => `-D${name}`);
  done('spin', [...defined, '-a', 'model.pml']);
  done('gcc', ['-O1', '-w', '-DNFAIR=3', '-o', 'pan', 'pan.c']);
  return properties.map((property) => {
    const fairly = property === 'ends' ? ['-f'] : [];
    const told = done('./pan', ['-a', ...fairly, '-m1000000', '-N', property]);
    if (/max search depth too small|out of memory/.test(told)) throw new Error(`Not searched to the end:\n${told}`);
    const holds = /errors: 0$/m.test(told);
    const states = Number(/(\S+) states, stored/.exec(told)?.[1]);
    const isExpected = holds === (broken === undefined);
    const without = broken === undefined ? '' : `, without ${broken}`;
    process.stdout.write(
      `${isExpected ? 'ok ' : 'NOT'} ${property} ${holds ? 'holds' : 'fails'}: ${parts.join(' and ')}${without} (${states} states)\n`,
    );
    return isExpected;
  });
}

function done(program: string, options: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, options, { cwd: folder, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return stdout + stderr;
}

/** The table of phases in the model's words: the phases, who does what in which, and where each outcome leads. */
function fromTable(): string {
  const phases = Object.entries(swapPhases);
  const anyOf = (names: readonly string[]) => `(${names.map((name) => `phase == ${name}`).join(' || ')})`;
  const acts = Map.groupBy(phases, ([, { does }]) => does);
  const ways = phases.flatMap(([phase, { leads }]) =>
    Object.entries(leads).map(([outcome, next]) => ({ phase, outcome, next })),
  );
  return [
    `mtype:phase = { ${[...Object.keys(swapPhases), ...Object.keys(swapEnds)].join(', ')} };`,
    `#define firstPhase ${phases[0]?.[0]}`,
    `#define isOver ${anyOf(Object.keys(swapEnds))}`,
    ...[...acts].map(([does, those]) => `#define does_${does} ${anyOf(those.map(([phase]) => phase))}`),
    '#define does_deploy (does_deployNew || does_deployOld)',
    '#define lead(outcome) lead_##outcome()',
    ...[...Map.groupBy(ways, ({ outcome }) => outcome)].map(
      ([outcome, those]) =>
        `inline lead_${outcome}() { true; if ${those.map(({ phase, next }) => `:: phase == ${phase} -> phase = ${next} `).join('')}:: else -> assert(false) fi }`,
    ),
  ].join('\n');
}
