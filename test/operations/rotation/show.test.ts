// What is shown of a rotation without a step taken: where it stands, each try on the way, and afterwards what happened.

import assert from 'node:assert/strict';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { showCertificate } from '../../../src/operations/key-pair/show.ts';
import { diagnoseRotation } from '../../../src/operations/rotation/diagnose.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { showRotation } from '../../../src/operations/rotation/show.ts';
import { findingPrinter } from '../../../src/text/watch/finding-words.ts';
import type { Installation, Process } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const unread = {
  files: { read: () => assert.fail('no file is read') },
  leafReader: { leafOf: () => assert.fail('no host is asked') },
  projectReader: { filesOf: () => assert.fail('no folder is read') },
  findingPrinter,
};

const step = (world: Installation, { context }: Process, more: { uploaded?: boolean; begins?: boolean } = {}) =>
  world.drive(rotate.run(context, { name: 'acme', ...more }, () => {}));

async function shown(world: Installation, { context }: Process) {
  const view = showRotation.view(await showRotation.run(context, { name: 'acme' }), world.clock.now());
  const lanes = Map.groupBy(view.tries, ({ fingerprint }) =>
    fingerprint === view.keyPair?.fingerprint ? 'new' : 'old',
  );
  const reached = view.path.filter(({ isReached }) => isReached).map(({ stage }) => stage);
  return { view, lanes, reached };
}

/** As if so many had been made in this time. */
function withTries({ store, ...context }: Process['context'], count: number): Process['context'] {
  const read: typeof store.read = (work) =>
    store.read((tx) => {
      const attempts = new Proxy(tx.attempts, {
        get(of, name) {
          if (name !== 'betweenOfConnection') return Reflect.get(of, name).bind(of);
          return async (id: string, span: never, limit: number) => {
            const [one] = await of.betweenOfConnection(id, span, 1);
            return Array.from({ length: Math.min(limit, count) }, () => one);
          };
        },
      });
      return work(new Proxy(tx, { get: (of, name) => (name === 'attempts' ? attempts : Reflect.get(of, name)) }));
    });
  return {
    ...context,
    store: new Proxy(store, { get: (of, name) => (name === 'read' ? read : Reflect.get(of, name)) }),
  };
}

inEachInstallation(
  'each try of a handover is told with its key, as it goes and for a week after it settled',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    await world.settle(process, id);
    const rest = await shown(world, process);
    assert.deepEqual([rest.view.step, rest.view.isUnderWay, rest.view.before], ['settled', false, null]);
    const { keyPair } = await step(world, process);
    const next = await showCertificate.run(process.context, { name: 'acme', fingerprint: keyPair.fingerprint });
    const begun = await shown(world, process);
    assert.deepEqual([begun.view.step, begun.view.isUnderWay, begun.reached], ['awaitingUpload', true, ['issued']]);
    assert.equal(begun.view.before?.fingerprint, certificate.pair.fingerprint);
    assert.equal(begun.view.certificateFile, next.fileName);
    world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 60, maxSeconds: 300 } });
    world.upload(next);
    await step(world, process, { uploaded: true });
    const settledAfter: (string | null)[] = [];
    for (let minute = 0; minute < 25; minute += 1) {
      const { step: at } = await step(world, process, { begins: false });
      const { view } = await shown(world, process);
      if (view.step === 'handover') settledAfter.push(view.settlesAt);
      if (at === 'settled') break;
      await world.clock.advance(minuteMs);
    }
    assert.ok(settledAfter.length > 3 && settledAfter.every((one) => one !== null), 'a countdown throughout');
    const over = await shown(world, process);
    assert.deepEqual(over.reached, ['issued', 'uploaded', 'accepted', 'handover', 'settled']);
    assert.equal(over.view.isUnderWay, false);
    assert.deepEqual(over.view.path.at(-2)?.stage, 'previousKept');
    assert.equal(over.view.path.at(-2)?.at, over.view.before?.notAfter, 'until its own certificate ends');
    assert.equal(over.view.hasOlderTries, false);
    const resultsOf = (lane: 'old' | 'new') => new Set(over.lanes.get(lane)?.map(({ result }) => result));
    assert.deepEqual([...resultsOf('old')].sort(), ['accepted', 'notThisKey']);
    assert.ok(resultsOf('new').has('accepted'));
    assert.equal(over.view.revertsTo?.fingerprint, certificate.pair.fingerprint);
    const many = await showRotation.run(withTries(process.context, 501), { name: 'acme' });
    const crowded = showRotation.view(many, world.clock.now());
    assert.deepEqual([crowded.tries.length, crowded.hasOlderTries], [500, true], 'what is left out is said');
    await world.clock.advance(3 * dayMs);
    const later = await shown(world, process);
    assert.deepEqual(later.view.tries, over.view.tries, 'what came after it had settled is another story');
    assert.ok(later.view.counts.every(({ accepted }) => accepted > 0));
    const another = await step(world, process, { begins: true });
    assert.equal(another.step, 'issued', 'who wants another is not told first that the last is over');
  },
  { orgs: [{ servers: 6 }] },
);

inEachInstallation('an outage is told without a step, and so is why', async (world) => {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  const { keyPair } = await step(world, process);
  const next = await showCertificate.run(process.context, { name: 'acme', fingerprint: keyPair.fingerprint });
  world.upload(next);
  await step(world, process, { uploaded: true });
  await world.clock.advance(minuteMs);
  world.control.clearCertificate(world.org().orgId, world.org().consumerKey);
  await world.clock.advance(hourMs);
  for (let look = 0; look < 4; look += 1) {
    await step(world, process, { begins: false });
    await world.clock.advance(30 * secondMs);
  }
  const { view } = await shown(world, process);
  assert.ok(view.isSlotLost);
  const found = await world.drive(
    diagnoseRotation.run({ ...process.context, tokens: process.tokens, ...unread }, { name: 'acme' }),
  );
  assert.equal(found?.type, 'slotLost');
});
