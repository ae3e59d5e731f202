// The slot of an app that is rotated without hands, when somebody else deploys the app: it is seen, told, and put back by one command.

import assert from 'node:assert/strict';
import { appSubjects } from '../../../src/domain/notice/app-subjects.ts';
import { defaultNoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { watchSlots } from '../../../src/operations/rotation/loops/watch-slots.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { emptied, handsFree, putBack, replaced, slotOf, stranger } from './swap-scene.ts';

const look = (world: Installation, context: SwapContext) =>
  world.drive(watchSlots(context, new AbortController().signal));

async function told(world: Installation, context: SwapContext, id: string) {
  const { app, pairs, connection } = await world.whole(context, id);
  const slot = await context.store.read((tx) => tx.slotLooks.of(app.id));
  const settings = { ...defaultNoticeSettings, defaultContacts: ['ops@acme.example'] };
  const subjects = appSubjects({ app, pairs, connections: [connection], slot }, settings, world.clock.now());
  const { appAlerts } = await readStatus(context);
  return {
    notices: subjects.flatMap(({ item }) => (item.type === 'slotLost' ? [item] : [])),
    alerts: appAlerts.map((one) => (one.type === 'slotLost' ? one.holds : one.end)),
  };
}

for (const [what, happens, holds] of [
  ['is replaced', replaced, stranger.fingerprint],
  ['vanishes', emptied, null],
] as const) {
  inEachInstallation(`a certificate that ${what} is told, and put back by one command`, async (world) => {
    const { process, id, context, certificate } = await handsFree(world, 'connected-app', {
      propagation: { minSeconds: 120, maxSeconds: 600 },
      deploySeconds: 20,
    });
    await look(world, context);
    assert.deepEqual(await told(world, context, id), { notices: [], alerts: [] });
    await world.clock.advance(dayMs - hourMs / 2);
    await world.signIn(process, id);
    happens(world);
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, [], 'it is looked at once a day');
    await world.clock.advance(hourMs / 2);
    await look(world, context);
    const { notices, alerts } = await told(world, context, id);
    assert.deepEqual(alerts, [holds]);
    assert.equal(notices[0]?.holds, holds);
    const words = wordsOf(notices[0] ?? { type: 'over' }, world.clock.now());
    assert.ok(words.steps.some(({ text }) => text.includes('latchkey rotate acme --deploy --put-back')));
    const swap = await putBack(world, context);
    assert.equal(swap.phase, 'settled', JSON.stringify(swap));
    assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]);
    assert.deepEqual(await told(world, context, id), { notices: [], alerts: [] });
    assert.deepEqual(await world.states(process), ['active']);
  });
}

inEachInstallation(
  'refused sign-ins are a reason to look at once, and it is put back under a token at hand',
  async (world) => {
    const { process, id, context, certificate } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
    await look(world, context);
    await world.clock.advance(hourMs);
    await world.signIn(process, id);
    replaced(world);
    await world.clock.advance(15 * minuteMs);
    await world.drive(process.tokens.acquire(id, { fresh: true })).catch(() => null);
    assert.equal((await world.whole(context, id)).connection.failure?.code, 'refusedWithEveryKey');
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, [stranger.fingerprint]);
    const phases: string[] = [];
    const swap = await putBack(world, context, (phase) => phases.push(phase));
    assert.equal(swap.phase, 'settled', JSON.stringify([phases, swap.problem]));
    assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]);
    assert.equal((await world.whole(context, id)).connection.failure, null);
    assert.deepEqual(await told(world, context, id), { notices: [], alerts: [] });
  },
);

inEachInstallation(
  'a certificate of ours raises no alarm: not of a guided rotation, and not of a swap',
  async (world) => {
    const { process, id, context } = await handsFree(world, 'connected-app');
    world.upload(await world.download(process));
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, []);
    await world.drive(beginSwap(context, { name: 'acme' }));
    replaced(world);
    await world.clock.advance(2 * dayMs);
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, [], 'a rotation under way looks for itself');
  },
);

inEachInstallation(
  'an External Client App that shows no certificate proves nothing',
  async (world) => {
    const { id, context } = await handsFree(world, 'external-client-app');
    emptied(world);
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, []);
  },
  { orgs: [{ appKind: 'external-client-app' }] },
);

inEachInstallation('of an app that is rotated by hand nothing is looked at', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  await setConnection.run(context, { name: 'acme', rotation: 'guided' });
  emptied(world);
  await look(world, context);
  assert.deepEqual((await told(world, context, id)).alerts, []);
  const { app } = await world.whole(context, id);
  assert.equal(await context.store.read((tx) => tx.slotLooks.of(app.id)), null);
});
