// Fuzzes diagnose() and redactSecrets() for --seconds N (default 10) with a fresh seed, which it prints first; --seed S repeats a run.
// Mutates real messages: cut, doubled, joined, re-encoded, shuffled, wrapped. Ends with 1 at the first input that throws, sums past 1 or is slow.
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { diagnose } from '../src/domain/diagnosis/diagnose.ts';
import { redactSecrets } from '../src/domain/diagnosis/redact.ts';

// In processor time: this runs beside other work, and wall time would blame the neighbours.
const slowMs = 400;
const maxText = 200_000;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const random = mulberry32(seed);
console.log(`seed ${seed}`);

const corpus = ['reported-failures.json', 'wordings.json'].flatMap((name) => {
  const cases: unknown = JSON.parse(readFileSync(new URL(`../test/domain/diagnosis/${name}`, import.meta.url), 'utf8'));
  return (cases as { input: { body: string; context?: Record<string, unknown> } }[]).map(
    ({ input: { context = {}, ...input } }) => ({ ...input, context }),
  );
});
const contextKeys = [...new Set(corpus.flatMap(({ context }) => Object.keys(context)))];

const endsAt = performance.now() + Number(values.seconds) * 1000;
let inputs = 0;
let slowestMs = 0;
while (performance.now() < endsAt) {
  const input = mutatedReport();
  const startedAt = process.cpuUsage();
  try {
    const { causes } = diagnose(input);
    redactSecrets(JSON.stringify(input).slice(0, maxText));
    const sum = causes.reduce((total, { likelihood }) => total + likelihood, 0);
    const isUnknown = causes[0]?.cause === 'unknown_message';
    if ((causes.length < 3 && !isUnknown) || !(sum <= 1)) throw new RangeError(`${causes.length} causes, sum ${sum}`);
  } catch (reason) {
    fail(input, reason);
  }
  const took = process.cpuUsage(startedAt);
  const tookMs = (took.user + took.system) / 1000;
  if (tookMs > slowMs) fail(input, new RangeError(`took ${tookMs.toFixed(0)} ms`));
  slowestMs = Math.max(slowestMs, tookMs);
  inputs += 1;
}
console.log(
  `${inputs} inputs in ${values.seconds} s, none failed; the slowest took ${slowestMs.toFixed(0)} ms of processor time`,
);

function fail(input: unknown, reason: unknown): never {
  console.error(`input ${inputs} of seed ${seed} failed: ${reason}\n${JSON.stringify(input).slice(0, 5000)}`);
  process.exit(1);
}

function mutatedReport(): unknown {
  const body = mutated(pick(corpus).body);
  if (random() < 0.2) return body;
  const context = Object.fromEntries(contextKeys.filter(() => random() < 0.3).map((key) => [key, contextValue()]));
  const report = {
    phase: pick(['client_side', 'network', 'token_endpoint', 'api', null, 7]),
    status: pick([null, 200, 400, '503', {}]),
    contentType: pick([null, 'text/html']),
    body,
    context,
  };
  return random() < 0.1 ? JSON.stringify(report) : report;
}

function contextValue(): unknown {
  const other = Object.values(pick(corpus).context);
  return pick([
    () => mutated(pick(corpus).body),
    () => (other.length > 0 ? pick(other) : null),
    () => random() * 1e13,
    () => null,
    () => [],
    () => ({ fingerprint: mutated('AB:CD') }),
  ])();
}

function mutated(text: string): string {
  let result = text;
  for (let rounds = Math.floor(random() * 4); rounds > 0; rounds -= 1) {
    const at = Math.floor(random() * result.length);
    result = pick<() => string>([
      () => result.slice(at),
      () => result.slice(0, at),
      () => result.slice(0, at) + String.fromCharCode(Math.floor(random() * 0xffff)) + result.slice(at),
      () => `${result}\n${pick(corpus).body}`,
      () => JSON.stringify(result),
      () => `<html><body>${result}</body>`,
      () => Buffer.from(result, 'utf8').toString('latin1'),
      () => [...result].join('\0'),
      () => encodeURIComponent(result.toWellFormed()),
      () => result.slice(at, at + 40).repeat(1 + Math.floor(random() * 400)),
      () => result.split(' ').reverse().join(' '),
      () => result.toUpperCase(),
    ])();
  }
  return result.slice(0, maxText);
}

function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** A small seeded generator, so that a run repeats from its seed. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
