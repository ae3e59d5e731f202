// What is wrong with the installation itself reaches people, monitoring and every process.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import type { Trouble } from '../../../src/domain/installation/trouble.ts';
import { withTroubles } from '../../../src/domain/installation/trouble.ts';
import { type Clock, dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { snapshotSamples } from '../../../src/http/installation/snapshot-samples.ts';
import { MirrorHealth } from '../../../src/operations/audit/loops/mirror-audit.ts';
import { TroubleNotes } from '../../../src/operations/installation/loops/note-troubles.ts';
import { collectMetrics } from '../../../src/operations/installation/steps/collect-metrics.ts';
import { openOffice, start } from '../notice/office.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const keyFile = '/elsewhere/latchkey.key';
const missing: Trouble = { type: 'keyFileMissing', what: keyFile, detail: '' };
const putBack: Trouble = { type: 'databasePutBack', what: '4:aa', detail: '9:bb' };
const error = new LatchkeyError('internal');

inEachInstallation('a lost key file and a wrong channel are noted, logged once, measured, and end', async (world) => {
  const { context } = await world.process();
  let trouble: 'keyFileMissing' | null = 'keyFileMissing';
  const notes = new TroubleNotes({
    ...context,
    wrongChannels: [{ name: 'ops', error, problem: 'its url is no https URL.' }],
    places: { keyFile, dataFolder: '/elsewhere' },
    keyFileTrouble: async () => trouble,
  });
  const noted = async () =>
    ((await context.store.read((tx) => tx.facts.get('troubles'))) ?? []).map(({ type }) => type);
  await notes.look();
  await notes.look();
  assert.deepEqual(await noted(), ['keyFileMissing', 'channelWrong']);
  assert.equal(notes.isVaultUsable, false);
  assert.equal(world.logged.join('').split('keyFileMissing').length, 2, 'logged once');
  const samples = snapshotSamples(await collectMetrics({ ...context, clock: awake(context.clock) }));
  assert.deepEqual(
    samples.filter(({ name }) => name === 'latchkey_trouble').map(({ labels }) => labels.slice(0, 2)),
    [
      ['keyFileMissing', keyFile],
      ['channelWrong', 'ops'],
    ],
  );

  trouble = null;
  await notes.look([putBack]);
  await notes.look();
  assert.deepEqual(await noted(), ['channelWrong', 'databasePutBack']);
  assert.equal(notes.isVaultUsable, true);
});

inEachInstallation(
  'a mirror of the audit that takes nothing for five minutes is trouble, and no blink of it',
  async (world) => {
    const { context } = await world.process();
    const health = new MirrorHealth(world.clock, '/mnt/audit.jsonl');
    const sound = {
      wrongChannels: [],
      places: { keyFile, dataFolder: '/elsewhere' },
      keyFileTrouble: async () => null,
    };
    const notes = new TroubleNotes({ ...context, ...sound }, () => health.trouble);
    const noted = async () => {
      await notes.look();
      return ((await context.store.read((tx) => tx.facts.get('troubles'))) ?? []).map(({ type, what }) => [type, what]);
    };
    const refused = () => Promise.reject(new LatchkeyError('auditMirrorFailed', { problem: 'no space is left' }));
    await assert.rejects(health.watch(refused));
    await world.clock.advance(4 * minuteMs);
    await assert.rejects(health.watch(refused));
    await health.watch(async () => false);
    assert.deepEqual(await noted(), [], 'that another process had its turn proves nothing');
    await world.clock.advance(minuteMs);
    assert.deepEqual(await noted(), [['auditMirrorFails', '/mnt/audit.jsonl']]);
    const [told] = snapshotSamples(await collectMetrics({ ...context, clock: awake(context.clock) })).filter(
      ({ name }) => name === 'latchkey_trouble',
    );
    assert.deepEqual(told?.labels.slice(0, 1), ['auditMirrorFails']);
    await health.watch(async () => true);
    assert.deepEqual(await noted(), []);
  },
);

test('people are told once of each trouble, and anew when it comes back', async (t) => {
  const office = await openOffice(t, ['mail'], { publicUrl: 'https://latchkey.acme.example' });
  const { store, clock } = office.context;
  const closed = async () => {
    throw new LatchkeyError('vaultKeyFileMissing', { path: keyFile });
  };
  const sealer = { ...office.context.sealer, seal: closed, unseal: closed };
  const seen = (troubles: readonly Trouble[]) =>
    store.write(async (tx) =>
      tx.facts.set(
        'troubles',
        withTroubles((await tx.facts.get('troubles')) ?? [], troubles, 'reconciler on a', clock.now()),
      ),
    );
  const told = async () => {
    await office.run({ sealer });
    return office.mail.told();
  };
  await seen([missing]);
  assert.deepEqual(await told(), [`all@acme.example trouble:keyFileMissing:${keyFile}:${start} found`]);
  assert.deepEqual(await told(), []);
  await office.clock.advance(minuteMs);
  await seen([]);
  assert.deepEqual(await told(), []);
  await office.clock.advance(minuteMs);
  await seen([missing, putBack]);
  assert.equal((await told()).length, 2);
  const [letter] = office.mail.received;
  assert.equal(letter, undefined);
});

test('a process speaks for itself alone; what one that is gone saw, and a database put back, are kept for a while', () => {
  const seen = withTroubles([], [missing, putBack], 'cli on a', 0);
  assert.equal(withTroubles(seen, [], 'cli on b', hourMs), seen);
  assert.equal(withTroubles(seen, [missing], 'cli on a', minuteMs), seen, 'nothing new is not written each minute');
  assert.deepEqual(
    withTroubles(seen, [missing], 'cli on a', hourMs).find(({ type }) => type === missing.type),
    {
      ...missing,
      seenBy: 'cli on a',
      since: 0,
      seenAt: hourMs,
    },
  );
  const types = (after: number) => withTroubles(seen, [], 'cli on b', after).map(({ type }) => type);
  assert.deepEqual(types(dayMs - 1), ['keyFileMissing', 'databasePutBack']);
  assert.deepEqual(types(dayMs), []);
});

/** Pages are read without a pause: nobody moves the clock meanwhile. */
function awake(clock: Clock): Clock {
  return { now: () => clock.now(), monotonicMs: () => clock.monotonicMs(), sleep: async () => undefined };
}
