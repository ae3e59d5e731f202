import assert from 'node:assert/strict';
import { dayMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { issueWhenDue } from '../../../src/operations/rotation/steps/scheduled-rotation.ts';
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
