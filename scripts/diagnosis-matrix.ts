// `npm run diagnosis:matrix`: every producible cause through the real operations against a simulated org behind Salesforce's
// host names. Prints what came first in each cell, and the figures.

import { type CellResult, cells, runCell } from '../test/operations/experiment/matrix.ts';

const results: CellResult[] = [];
for (const cell of cells()) results.push(await runCell(cell));

const wrong = results.filter(({ isRight }) => !isRight);
const line = ({ fault, appKind, environment, hasContext, first, second, logins }: CellResult) =>
  [
    fault.cause,
    fault.way,
    appKind,
    environment,
    hasContext ? 'with' : 'without',
    '->',
    first,
    second,
    logins.total,
    logins.experiment,
  ].join('\t');
for (const one of wrong) process.stdout.write(`${line(one)}\n`);
const mean = results.reduce((sum, { logins }) => sum + logins.total, 0) / results.length;
const most = Math.max(...results.map(({ logins }) => logins.experiment));
process.stdout.write(
  `${results.length} cells, right first ${results.length - wrong.length} (${((1 - wrong.length / results.length) * 100).toFixed(1)} %), logins mean ${mean.toFixed(1)}, most beyond getting a token ${most}\n`,
);
