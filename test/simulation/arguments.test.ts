import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArguments, WrongUsage } from './arguments.ts';

describe('what the simulation is asked for', () => {
  it('is fifty orgs for twenty years with a fresh seed, unless said', () => {
    const { seed, orgs, years, budgetSeconds, twice } = readArguments([]);
    assert.deepEqual([seed, orgs, years, budgetSeconds, twice], [null, 50, 20, null, false]);
  });

  it('may have any unsigned 32-bit number for a seed', () => {
    for (const seed of [0, 1, 2 ** 32 - 1]) assert.equal(readArguments(['--seed', String(seed)]).seed, seed);
  });

  it('is small installations while it runs for a time', () => {
    const { orgs, years, budgetSeconds, twice } = readArguments(['--budget', '60', '--twice']);
    assert.deepEqual([orgs, years, budgetSeconds, twice], [5, 1, 60, true]);
  });

  const nonsense = [
    ['--seed', '4294967296'],
    ['--seed', '-1'],
    ['--seed', '1e3'],
    ['--seed', ''],
    ['--years', '0'],
    ['--years', '1.5'],
    ['--orgs', 'many'],
    ['--budget', '0'],
    ['--century'],
    ['10'],
    ['--seed'],
  ];
  for (const args of nonsense) {
    it(`is refused with a sentence: ${args.join(' ')}`, () => {
      assert.throws(
        () => readArguments(args),
        (error) => error instanceof WrongUsage && error.message.length > 20,
      );
    });
  }
});
