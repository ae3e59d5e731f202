// Runs the benches, all of them or those that are named, one after the other, each in a process of its own, and prints what
// they print. A run of all writes it to RESULTS.md as well, with the machine's name: figures of different runs or machines
// say nothing about each other. A bench is any other file in this folder; its first comment says what it measures.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOutput } from './support/process.ts';

interface Section {
  name: string;
  about: string;
  printed: string;
  seconds: number;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const resultsFile = new URL('RESULTS.md', import.meta.url);

/** In the order of what a reader asks first; others follow by name. */
const order = [
  'signing',
  'exchanges',
  'key-pairs',
  'start-up',
  'memory',
  'store',
  'rotation',
  'swap',
  'diagnosis',
  'notices',
  'api',
  'pages',
];

const benches = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'run')
  .toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(2);
}

const began = { at: new Date(), load: loadavg()[0] ?? 0 };
console.log(`${machine()}\n`);
const sections: Section[] = [];
for (const name of asked.length > 0 ? asked : benches) sections.push(await run(name));
if (asked.length === 0) {
  writeFileSync(resultsFile, results(sections));
  console.log('Written to bench/RESULTS.md.');
}

function placeOf(name: string): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}

async function run(name: string): Promise<Section> {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const startedAt = performance.now();
  console.log(`== ${name}`);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    process.stdout.write(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the bench ${name} ended with ${code}`);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`(${seconds.toFixed(0)} s)\n`);
  return { name, about: firstComment(file), printed: printed.trimEnd(), seconds };
}

function firstComment(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join(' ')
    .replace(/ Run: .*$/, '');
}

function machine(): string {
  const [cpu] = cpus();
  const openssl = commandOutput('openssl', ['version'])?.trim().split(' (')[0] ?? 'no openssl';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const parts = [`${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`, memory, `${type()} ${release()}`];
  const node = `Node.js ${process.versions.node} with OpenSSL ${process.versions.openssl}`;
  return [...parts, node, `${openssl} beside it`].join(', ');
}

function results(all: readonly Section[]): string {
  const load = `${began.load.toFixed(1)} at the start, ${(loadavg()[0] ?? 0).toFixed(1)} at the end`;
  const head = [
    '# What it costs',
    '',
    `Written by \`npm run bench\` on ${began.at.toISOString().slice(0, 10)}, all from one run on one machine:`,
    `${machine()}.`,
    '',
    'Read the ratios, not the rates. The ways of doing a thing take turns of a fraction of a second; what counts is the median',
    'of the turns, each against its own neighbour in time ("of floor"). "At best" compares the fastest turns, which other',
    'work on the machine has slowed least; "spread" is half the distance between the quartiles, and shows how much of that',
    `there was. The machine's load was ${load}, on ${cpus().length} cores: above that number, it was shared.`,
  ];
  const body = all.flatMap(({ name, about, printed }) => ['', `## ${name}`, '', about, '', '```', printed, '```']);
  return `${[...head, ...body].join('\n')}\n`;
}
