import assert from 'node:assert/strict';
import type { FleetRow } from '../../../src/domain/connection/connection-change.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { addFleet } from '../../../src/operations/connection/add-fleet.ts';
import { applyFleet } from '../../../src/operations/connection/apply-fleet.ts';
import { listConnections, wholeListByName } from '../../../src/operations/connection/list.ts';
import { previewFleet } from '../../../src/operations/connection/preview-fleet.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const loginUrl = 'https://login.salesforce.com';
const row = (name: string, more: Partial<FleetRow> = {}): FleetRow => ({
  name,
  loginUrl,
  username: `${name}@acme.example`,
  ...more,
});

async function apply(context: OrgContext, rows: FleetRow[], prune = false) {
  const announced = await previewFleet.run(context, { rows, prune });
  return applyFleet.run(context, { rows, prune, announced });
}

async function listed(context: OrgContext) {
  return (await listConnections.run(context, wholeListByName)).connections;
}

const names = async (context: OrgContext) => (await listed(context)).map(({ connection }) => connection.name).sort();

inEachInstallation('a file is applied once: what it says again changes nothing', async (world) => {
  const process = await world.process();
  const { context } = process;
  const rows = [row('one', { labels: ['team:b', 'team:a'], noticeDays: [30, 7] }), row('two')];
  assert.deepEqual((await apply(context, rows)).added, ['one', 'two']);
  const before = await world.actions(process);
  const again = await apply(context, rows);
  assert.deepEqual([again.added, again.changed, again.unchanged], [[], [], ['one', 'two']]);
  assert.deepEqual(await world.actions(process), before, 'what is as it should be is written nowhere');
  const [one] = (await listed(context)).filter(({ connection }) => connection.name === 'one');
  assert.deepEqual(
    [one?.connection.labels, one?.connection.noticeDays],
    [
      ['team:a', 'team:b'],
      [30, 7],
    ],
  );
});

inEachInstallation('what differs is changed field by field, and what a row leaves out stays', async (world) => {
  const { context } = await world.process();
  await apply(context, [row('one', { contacts: ['ops@acme.example'] })]);
  const { changed } = await apply(context, [{ name: 'ONE', username: 'other@acme.example' }]);
  const changes = { username: { before: 'one@acme.example', after: 'other@acme.example' } };
  assert.deepEqual(changed, [{ name: 'one', changes }]);
  const [one] = await listed(context);
  assert.deepEqual(one?.connection.contacts, ['ops@acme.example']);
});

inEachInstallation('only --prune removes, and what is lost with it was announced', async (world) => {
  const { process } = await world.connected();
  const { context } = process;
  await apply(context, [row('one')]);
  assert.deepEqual(await names(context), ['acme', 'one']);
  const rows = [row('one')];
  const announced = await previewFleet.run(context, { rows, prune: true });
  assert.deepEqual(await names(context), ['acme', 'one'], 'a rehearsal is taken back');
  assert.deepEqual([announced.removed[0]?.name, announced.removed[0]?.keyPairs.length], ['acme', 1]);
  const less = { ...announced, removed: [] };
  await refuses('changedMeanwhile', applyFleet.run(context, { rows, prune: true, announced: less }));
  assert.deepEqual(await names(context), ['acme', 'one']);
  await applyFleet.run(context, { rows, prune: true, announced });
  assert.deepEqual(await names(context), ['one']);
});

inEachInstallation('one bad row keeps the whole file out', async (world) => {
  const { context } = await world.process();
  await apply(context, [row('one')]);
  const wrong: FleetRow[][] = [
    [row('two'), row('Two')],
    [row('two'), { name: 'new', loginUrl }],
    [{ name: 'one', contacts: ['nobody'] }, row('two')],
    [row('two'), row('three', { labels: ['not a label'] })],
  ];
  for (const rows of wrong) await refuses('invalidRows', apply(context, rows, true));
  assert.deepEqual(await names(context), ['one']);
});

inEachInstallation(
  'a host that is named like Salesforce’s is refused by every act that would take it',
  async (world) => {
    const process = await world.process();
    const { context } = process;
    const twin = 'https://login.salesforce.com.evil.example';
    const given = row('one', { loginUrl: twin });
    const plan = { added: ['one'], changed: [], unchanged: [], removed: [], warnings: [] };
    const before = await world.actions(process);
    await refuses(
      'lookalikeHost',
      addConnection.run(context, { ...given, loginUrl: twin, username: 'one@acme.example' }),
    );
    for (const acceptLookalikes of [[], ['https://other.evil.example']]) {
      const wish = { rows: [given], prune: false, acceptLookalikes };
      await refuses('invalidRows', addFleet.run(context, wish));
      await refuses('invalidRows', previewFleet.run(context, wish));
      await refuses('invalidRows', applyFleet.run(context, { ...wish, announced: plan }));
    }
    assert.deepEqual(await world.actions(process), before);

    await apply(context, [row('one')]);
    await refuses('lookalikeHost', setConnection.run(context, { name: 'one', loginUrl: twin }));
    await setConnection.run(context, { name: 'one', loginUrl: `${twin}/`, acceptLookalikes: [twin] });
    assert.deepEqual(
      (await apply(context, [given])).unchanged,
      ['one'],
      'what was taken once is not asked about again',
    );
  },
);

inEachInstallation('a file alone lets no app be rotated without hands', async (world) => {
  const { context } = await world.process();
  await apply(context, [row('one')]);
  const rows = [row('one', { rotation: 'hands-free' }), row('two', { rotation: 'hands-free' })];
  const announced = await previewFleet.run(context, { rows, prune: false, isHandsFreeAgreed: true });
  await refuses('invalidRows', applyFleet.run(context, { rows, prune: false, announced }));
  await refuses('invalidRows', addFleet.run(context, { rows: [row('two', { rotation: 'hands-free' })] }));
  assert.ok((await listed(context)).every(({ app }) => app.rotation === 'guided'));
  await applyFleet.run(context, { rows, prune: false, announced, isHandsFreeAgreed: true });
  assert.ok((await listed(context)).every(({ app }) => app.rotation === 'hands-free'));
  // Whoever agreed once is not asked by a file that says the same.
  assert.deepEqual((await apply(context, rows)).unchanged, ['one', 'two']);
});
