// A key lasts a day, and one whose process died is free again.

import assert from 'node:assert/strict';
import { dayMs, minuteMs } from '../../../src/domain/ports.ts';
import { runOnce } from '../../../src/operations/access/run-once.ts';
import { endPass } from '../../../src/operations/rotation/loops/end-pass.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('a key is free after a day, and ten minutes after its process died', async (installation) => {
  const { context } = await installation.process();
  const { clock } = installation;
  let runs = 0;
  const work = async () => {
    runs += 1;
    return { view: { run: runs }, headers: {} };
  };
  const once = (more: object = {}) =>
    runOnce.run(context, { key: 'one', by: ['anna'], request: ['x'], isSecret: false, work, ...more });
  assert.deepEqual((await once()).view, { run: 1 });
  await clock.advance(dayMs - minuteMs);
  assert.deepEqual((await once()).view, { run: 1 });
  await clock.advance(2 * minuteMs);
  assert.deepEqual((await once()).view, { run: 2 });
  const dies = Promise.withResolvers<never>();
  void once({ key: 'dies', work: () => dies.promise }).catch(() => {});
  // Its own write has begun: the next one waits for it.
  await refuses('requestUnderWay', once({ key: 'dies' }));
  await clock.advance(10 * minuteMs);
  assert.deepEqual((await once({ key: 'dies' })).view, { run: 3 });
  dies.reject(new Error('gone'));
});

inEachInstallation('what lies there longer than a day is swept', async (installation) => {
  const { context } = await installation.process();
  const { clock } = installation;
  const row = { id: 'x', request: 'x', beganAt: clock.now(), answer: '{"view":1,"headers":{}}', mac: 'forged' };
  const rowAt = () => context.store.read((tx) => tx.keptAnswers.byId('x'));
  await context.store.write((tx) => tx.keptAnswers.put(row));
  await endPass(context);
  assert.deepEqual(await rowAt(), row);
  await clock.advance(dayMs + minuteMs);
  await endPass(context);
  assert.equal(await rowAt(), null);
});
