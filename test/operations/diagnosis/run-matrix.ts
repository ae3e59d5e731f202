// `npm run diagnosis:matrix`: every producible cause through the real operations against a simulated org behind Salesforce's
// host names. Prints every cell that went wrong and the figures as the lines of docs/diagnosis.md. Ends with 1 when a cell
// that can be decided was not.

import { type CellResult, cells, isUndecidable, runCell } from './matrix.ts';

const all = cells();
const results: CellResult[] = [];
for (const cell of all) {
  results.push(await runCell(cell));
  if (process.stderr.isTTY) process.stderr.write(`\r${results.length} of ${all.length}`);
}
if (process.stderr.isTTY) process.stderr.write('\n');

const wrong = results.filter(({ isRight }) => !isRight);
const decidable = results.filter((result) => !isUndecidable(result));
const share = (part: readonly CellResult[]) => {
  const right = part.filter(({ isRight }) => isRight).length;
  return `${right} of ${part.length} (${((right / part.length) * 100).toFixed(1)} %)`;
};
const mean = (part: readonly CellResult[], of: (result: CellResult) => number) =>
  (part.reduce((sum, one) => sum + of(one), 0) / part.length).toFixed(1);
const most = (of: (result: CellResult) => number) => Math.max(...results.map(of));

const lines = [
  `| all cells | ${share(results)} |`,
  `| with something to look with | ${share(results.filter(({ hasContext }) => hasContext))} |`,
  `| without | ${share(results.filter(({ hasContext }) => !hasContext))} |`,
  `| cells that anything outside the org can decide | ${share(decidable)} |`,
  `| the right cause first or second, all cells | ${share(results.map((one) => ({ ...one, isRight: one.isRight || one.second === one.fault.cause })))} |`,
  `| logins of a test, mean and most | ${mean(results, ({ logins }) => logins.total)} and ${most(({ logins }) => logins.total)} |`,
  `| of these beyond getting a token, mean and most | ${mean(results, ({ logins }) => logins.experiment)} and ${most(({ logins }) => logins.experiment)} |`,
  '',
  ...wrong.map(
    ({ fault, appKind, environment, hasContext, first, second }) =>
      `${fault.cause} (${fault.way}), ${appKind}, ${environment}, ${hasContext ? 'with' : 'without'}: ${first}, then ${second}`,
  ),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = decidable.every(({ isRight }) => isRight) ? 0 : 1;
