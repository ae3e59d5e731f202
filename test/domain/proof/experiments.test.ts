// The table of experiments, and the page that prints it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { orgFactNames } from '../../../src/domain/org/org-facts.ts';
import {
  checkedExperiments,
  costOf,
  type ExperimentFacts,
  type ExperimentName,
  experimentNames,
  experiments,
} from '../../../src/domain/proof/experiments.ts';

const usual = { propagationSeconds: 600 };
const table: Readonly<Record<ExperimentName, ExperimentFacts>> = experiments;

test('every fact is settled by an experiment', () => {
  const settled = new Set(experimentNames.flatMap((name) => table[name].settles));
  assert.deepEqual(
    [...orgFactNames].filter((name) => !settled.has(name)),
    [],
  );
});

test('the page names every experiment in its order, with its cost', () => {
  const page = readFileSync(new URL('../../../docs/prove.md', import.meta.url), 'utf8');
  const rows = page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, name = '', , settles = '', cost = ''] = cells;
    return cells.length === 6 && name in experiments ? [{ name: name as ExperimentName, settles, cost }] : [];
  });
  assert.deepEqual(
    rows.map(({ name }) => name),
    experimentNames,
  );
  for (const { name, settles, cost } of rows) {
    const { makes, settles: facts } = table[name];
    const { logins, minutes } = costOf([name], usual);
    const isWhole = !settles.includes('and what');
    if (isWhole) assert.deepEqual(settles.split(', '), facts);
    if (makes === 'app') assert.equal(cost, `${logins} logins, ${minutes} minutes`);
  }
});

test('an experiment is said to last as long as propagations do', () => {
  const minutes = (propagationSeconds: number) => costOf(['swap'], { propagationSeconds }).minutes;
  assert.deepEqual([60, 600, 1_800].map(minutes), [6, 35, 101]);
});

test('only those that are asked for are planned, in the order of the table, and their cost is summed up', () => {
  const planned = checkedExperiments(['readBack', 'wrongKey']);
  assert.deepEqual(planned, ['wrongKey', 'readBack']);
  assert.deepEqual(costOf(planned, usual), { logins: 1, deploys: 0, minutes: 2 });
  assert.deepEqual(checkedExperiments(null), experimentNames);
});
