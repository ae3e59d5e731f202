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

inEachInstallation(
  'an answer that somebody else wrote into the database, or beside another key, is not told',
  async (world) => {
    const { context } = await world.process();
    let runs = 0;
    const work = async () => {
      runs += 1;
      return { view: { run: runs }, headers: {} };
    };
    const once = async (key: string) => {
      const { view } = await runOnce.run(context, { key, by: ['anna'], request: [], isSecret: false, work });
      return (view as { run: number }).run;
    };
    assert.deepEqual([await once('one'), await once('one')], [1, 1]);
    await world.place.tamper(`update kept_answer set answer = '{"view":{"run":99},"headers":{}}'`);
    assert.equal(await once('one'), 2);
    const idOfTwo = '(select id from kept_answer where answer like \'%:{"run":3}%\')';
    assert.equal(await once('two'), 3);
    await world.place.tamper(`create table moved as select ${idOfTwo} as id`);
    await world.place.tamper('delete from kept_answer where id in (select id from moved)');
    await world.place.tamper('update kept_answer set id = (select id from moved)');
    assert.equal(await once('two'), 4);
  },
);
