import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Broken } from './broken.ts';
import { withoutRealWorld } from './no-real-world.ts';
import { report, summary } from './report.ts';
import { runShard, type ShardResult } from './shard.ts';

describe('a simulated installation', () => {
  const plan = { seed: 5, orgs: 1, years: 0.25 };
  let first: ShardResult;

  it('breaks no invariant in months of uploads and misfortunes', async () => {
    first = await runShard(plan);
    assert.equal(first.broken, null, report([first]).join('\n'));
    assert.ok(first.calls > 10, summary({ ...plan, seeds: 1 }, [first]));
  });

  it('does the same again when its seed is run again, although its keys are others', async () => {
    assert.equal((await runShard(plan)).traceHash, first.traceHash);
  });

  it('does something else with another seed', async () => {
    assert.notEqual((await runShard({ ...plan, seed: 6, years: 0.02 })).traceHash, first.traceHash);
  });
});

describe('the real world is out of reach while a simulation runs', () => {
  const reaches: Record<string, () => unknown> = {
    'a timer': () => setTimeout(() => {}, 0),
    'the clock': () => Date.now(),
    chance: () => Math.random(),
    'a socket': () => fetch('http://127.0.0.1:1'),
  };
  for (const [what, reach] of Object.entries(reaches)) {
    it(`${what} throws, and is given back`, async () => {
      const attempt = withoutRealWorld(async () => reach());
      await assert.rejects(attempt, /a simulation reached for a real/);
      assert.ok(Date.now() > 0);
    });
  }
});

it('a broken invariant is told with the command that repeats it', () => {
  const broken = { message: new Broken('a leaked pair signed').message, at: '2026-01-01', trace: ['before'] };
  const result: ShardResult = {
    seed: 7,
    orgs: 2,
    years: 1,
    rotationYears: 0,
    handovers: 0,
    calls: 3,
    noToken: { broken: 1, backingOff: 1, expired: 2 },
    probeLogins: 0,
    crashes: { 'write.inside': 1 },
    transitions: { 'issued -> active': 1 },
    acts: {},
    swaps: {},
    events: 9,
    traceHash: 'abc',
    broken,
  };
  assert.match(report([result]).join('\n'), /npm run simulate -- --seed 7 --orgs 2 --years 1/);
  assert.match(
    summary({ ...result, seeds: 1 }, [result]),
    /3 calls, 1 failed, 1 backingOff.* 1 of 20 transitions, 1 of 13 crash points, 1 breaks, trace/,
  );
});
