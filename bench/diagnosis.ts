// The cost of one diagnosis against that of one RSA-2048 signature, the floor of this program, measured in the same run.
// Prints both and their ratio; a diagnosis must stay the cheaper of the two. Run: node bench/diagnosis.ts
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { diagnose } from '../src/domain/diagnosis/diagnose.ts';

const roundCount = 7;
const roundMs = 300;

const reports = (
  JSON.parse(readFileSync(new URL('../test/domain/diagnosis/reported-failures.json', import.meta.url), 'utf8')) as {
    input: unknown;
  }[]
).map(({ input }) => input);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const assertion = Buffer.from('x'.repeat(600));

let next = 0;
const diagnosisMicros = microsecondsPerCall(() => diagnose(reports[next++ % reports.length]));
const signatureMicros = microsecondsPerCall(() => sign('sha256', assertion, privateKey));
console.log(`one diagnosis            ${diagnosisMicros.toFixed(0)} µs (over ${reports.length} reported failures)`);
console.log(`one RSA-2048 signature   ${signatureMicros.toFixed(0)} µs`);
console.log(`ratio                    ${(diagnosisMicros / signatureMicros).toFixed(2)}`);

/** The median of several rounds, so that one busy neighbour on the machine decides nothing. */
function microsecondsPerCall(call: () => unknown): number {
  const rounds = Array.from({ length: roundCount }, () => {
    const startedAt = performance.now();
    let calls = 0;
    while (performance.now() - startedAt < roundMs) {
      call();
      calls += 1;
    }
    return ((performance.now() - startedAt) / calls) * 1000;
  });
  return rounds.sort((one, other) => one - other)[Math.floor(roundCount / 2)] ?? Number.NaN;
}
