// People hear how a rotation without hands ended, where it did not come to its end, and `status` says it until somebody looked.

import assert from 'node:assert/strict';
import { appSubjects } from '../../../src/domain/notice/app-subjects.ts';
import { defaultNoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import { dayMs, minuteMs, newId } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree } from './swap-scene.ts';

const noticeSettings = { ...defaultNoticeSettings, defaultContacts: ['ops@acme.example'] };

async function told(world: Installation, context: SwapContext, id: string) {
  const { app, pairs, connection } = await world.whole(context, id);
  const swap = await context.store.read((tx) => tx.swaps.lastOf(app.id));
  const subjects = appSubjects({ app, pairs, connections: [connection], swap }, noticeSettings, world.clock.now());
  return subjects.flatMap(({ key, item, hearers }) =>
    item.type === 'swapEnded' ? [{ key, item, steps: hearers.flatMap(({ steps }) => steps) }] : [],
  );
}

async function alerts(context: SwapContext) {
  const { appAlerts } = await readStatus(context);
  return appAlerts.map(({ type, connections, ...rest }) => [
    type,
    connections.join(' '),
    'end' in rest ? rest.end : null,
  ]);
}

const stranger = makeKeyPair({ subject: '/CN=stranger' });

inEachInstallation('one that stopped is told and shown until somebody tests the connection', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', {
    propagation: { minSeconds: 900, maxSeconds: 900 },
  });
  const { orgId, consumerKey } = world.org();
  const { swap } = await carried(world, context, undefined, (phase) => {
    if (phase === 'readingBack') world.control.uploadCertificate(orgId, consumerKey, stranger.certificatePem);
  });
  assert.equal(swap.phase, 'stopped');
  const [one] = await told(world, context, id);
  assert.ok(one);
  assert.deepEqual(
    one.steps.map(({ occasion, severity }) => [occasion, severity]),
    [['stopped', 'urgent']],
  );
  const words = wordsOf(one.item, world.clock.now());
  assert.match(words.headline, /"acme" stopped; somebody has to look/);
  assert.ok(words.facts.some(([label, value]) => label === 'Reason' && value.includes(stranger.fingerprint)));
  assert.deepEqual(await alerts(context), [['swapEnded', 'acme', 'stopped']]);
  const tested = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
  assert.equal(tested.verified, true);
  assert.deepEqual(await told(world, context, id), []);
  assert.deepEqual(await alerts(context), []);
});

inEachInstallation('one that was taken back is told, and over with the next', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app', { certificateDeploys: 'ignore' });
  assert.equal((await carried(world, context)).swap.phase, 'rolledBack');
  assert.deepEqual(
    (await told(world, context, id)).flatMap(({ steps }) => steps.map(({ severity }) => severity)),
    ['reminder'],
  );
  assert.deepEqual(await alerts(context), [['swapEnded', 'acme', 'rolledBack']]);
  world.control.patchOrg(world.org().orgId, { certificateDeploys: 'replace' });
  assert.equal((await carried(world, context)).swap.phase, 'settled');
  assert.deepEqual(await told(world, context, id), [], 'whoever asked for it saw that it settled');
  assert.deepEqual(await alerts(context), []);
});

inEachInstallation('a scheduled one that was refused is told; one that settled is told once, calmly', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  const { orgId, username } = world.org();
  await setConnection.run(context, { name: 'acme', rotateEveryDays: 30 });
  world.control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
  await world.clock.advance(31 * dayMs);
  const holder = newId(context.random);
  const serve = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await world.drive(reconcileConnection(context, id));
      await world.drive(runSwaps(context, holder));
      await world.clock.advance(minuteMs);
    }
  };
  await serve(3);
  const [refused] = await told(world, context, id);
  assert.deepEqual(
    [refused?.item.type === 'swapEnded' && refused.item.end, await alerts(context)],
    ['refused', [['swapEnded', 'acme', 'refused']]],
  );
  world.control.patchUser(orgId, username, {
    permissions: ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'],
  });
  await world.clock.advance(dayMs);
  await serve(30);
  const [settled] = await told(world, context, id);
  assert.deepEqual(
    settled?.steps.map(({ occasion, severity }) => [occasion, severity]),
    [['settled', 'info']],
  );
  assert.deepEqual(await alerts(context), []);
  await world.clock.advance(8 * dayMs);
  assert.deepEqual(await told(world, context, id), []);
});
