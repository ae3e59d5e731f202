import assert from 'node:assert/strict';
import { dayMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { findConnection } from '../../../src/operations/connection/steps/find-connection.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { issueWhenDue } from '../../../src/operations/rotation/steps/scheduled-rotation.ts';
import { opensslOutput } from '../../formats/openssl.ts';
import { connectedByAuthority } from '../key-pair/connected-by-authority.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation(
  'the next pair is issued once when the active one is old enough, by whichever process looks',
  async (world) => {
    const { process, certificate } = await world.connected();
    const other = await world.process();
    const both = () =>
      Promise.all(
        [process, other].map(async ({ context }) => issueWhenDue(context, await world.whole(context, 'acme'))),
      );
    await setConnection.run(process.context, { name: 'acme', rotateEveryDays: 90 });
    await world.clock.advance(89 * dayMs);
    await both();
    assert.deepEqual(await world.states(process), ['active']);
    await world.clock.advance(2 * dayMs);
    await both();
    await both();
    assert.deepEqual(await world.states(process), ['active', 'issued']);
    const { pairs } = await world.whole(process.context, 'acme');
    const [next] = pairs;
    assert.equal(next?.algorithm, certificate.pair.algorithm);
    assert.equal(Math.round(((next?.notAfter ?? 0) - (next?.notBefore ?? 0)) / dayMs), 365);
  },
);

inEachInstallation('the next pair is issued so many days before the certificate ends', async (world) => {
  const { process } = await world.connected();
  await setConnection.run(process.context, { name: 'acme', rotateBeforeDays: 30 });
  await world.clock.advance(334 * dayMs);
  await issueWhenDue(process.context, await world.whole(process.context, 'acme'));
  assert.deepEqual(await world.states(process), ['active']);
  await world.clock.advance(2 * dayMs);
  await issueWhenDue(process.context, await world.whole(process.context, 'acme'));
  assert.deepEqual(await world.states(process), ['active', 'issued']);
});

inEachInstallation('nothing is issued that nobody asked for', async (world) => {
  const { process } = await world.connected();
  await world.clock.advance(364 * dayMs);
  await issueWhenDue(process.context, await world.whole(process.context, 'acme'));
  assert.deepEqual(await world.states(process), ['active']);
});

const handsFree = { rotation: 'hands-free', confirmApp: 'Latchkey' } as const;

inEachInstallation(
  'what an authority signed is followed by a request for the like, once, and by no other kind',
  async (world) => {
    const { process, first, install, look, requests } = await connectedByAuthority(world);
    const { context } = await world.process();
    await Promise.all([look(), issueWhenDue(context, await world.whole(context, 'acme'))]);
    await look();
    const [next, ...more] = await requests();
    assert.ok(next);
    assert.deepEqual([more, next.subject, next.algorithm], [[], first.subject, 'rsa-3072']);
    const shown = (pem: string) =>
      opensslOutput(['req', '-noout', '-text'], pem).match(/Requested Extensions:[\s\S]*?(?=Signature)/)?.[0];
    assert.equal(shown(next.pem), shown(first.pem));
    assert.deepEqual(await world.states(process), ['active']);
    await refuses(
      'signedByAuthority',
      rotate.run(context, { name: 'acme' }, () => {}),
    );
    assert.deepEqual(await world.states(process), ['active']);
    world.upload(await install(next.pem));
    assert.equal(
      (await rotate.run(context, { name: 'acme', uploaded: true }, () => {})).keyPair.standing.state,
      'settling',
    );
  },
);

inEachInstallation('without hands, too, an authority is asked first, and what it signed is deployed', async (world) => {
  const { process, install, look, requests } = await connectedByAuthority(world, handsFree);
  const { context } = process;
  const swap = async () => context.store.read(async (tx) => tx.swaps.lastOf((await findConnection(tx, 'acme')).app.id));
  await look();
  assert.equal(await swap(), null);
  await refuses('signedByAuthority', beginSwap(context, { name: 'acme' }));
  const [next] = await requests();
  const { pair } = await install(next?.pem ?? '');
  await look();
  assert.equal((await swap())?.newKeyPairId, pair.id);
});

inEachInstallation(
  'what is uploaded by hand in the look that would deploy it is no failure of the look',
  async (world) => {
    const { process, install, look, requests } = await connectedByAuthority(world, handsFree);
    await look();
    const [next] = await requests();
    world.upload(await install(next?.pem ?? ''));
    await look();
    assert.deepEqual(await world.states(process), ['active', 'settling']);
  },
);
