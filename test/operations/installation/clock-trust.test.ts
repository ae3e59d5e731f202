// What servers say the time is decides whether irreversible steps may go by this machine's clock.

import assert from 'node:assert/strict';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { ClockTrust } from '../../../src/operations/installation/steps/clock-trust.ts';
import type { Process } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const trustOf = ({ context }: Process) => new ClockTrust(context);
const seen = ({ context }: Process) => context.store.read((tx) => tx.facts.get('loopbackTimeSeen'));

inEachInstallation(
  'a clock that no server has confirmed is not trusted; one sign-in confirms it for a day',
  async (world) => {
    const process = await world.process();
    const id = await world.connect(process);
    const { loginUrl } = world.org();
    assert.deepEqual(await trustOf(process).doubt(loginUrl), { doubt: 'noServerTime' });
    world.upload(await world.download(process));
    await world.signIn(process, id);
    // Another process goes by what this one wrote down.
    assert.equal(await trustOf(await world.process()).isTrusted(loginUrl), true);
    await world.clock.advance(dayMs + minuteMs);
    assert.equal((await trustOf(process).doubt(loginUrl))?.doubt, 'serverTimeOld');
  },
);

inEachInstallation(
  'a clock an hour off is found by the Date header and said, and right again when the server agrees',
  async (world) => {
    const { process, id } = await world.connected();
    const { orgId, loginUrl } = world.org();
    world.control.patchOrg(orgId, { faults: { clockSkew: { skewSeconds: -3_600 } } });
    await world.signIn(process, id);
    const doubt = await trustOf(process).doubt(loginUrl);
    // A Date header has whole seconds.
    assert.ok(doubt?.doubt === 'offServerTime' && Math.abs(doubt.aheadMs - hourMs) <= secondMs);
    world.control.patchOrg(orgId, { faults: null });
    await world.signIn(process, id);
    assert.equal(await trustOf(process).isTrusted(loginUrl), true);
  },
);

inEachInstallation(
  'sightings that agree are written down once an hour, however often somebody signs in',
  async (world) => {
    const { process, id } = await world.connected();
    const first = await seen(process);
    await world.clock.advance(59 * minuteMs);
    await world.signIn(process, id);
    assert.deepEqual(await seen(process), first);
    await world.clock.advance(2 * minuteMs);
    await world.signIn(process, id);
    assert.ok(((await seen(process))?.at ?? 0) > (first?.at ?? 0));
  },
);

inEachInstallation('what a server on this machine says proves nothing for an org elsewhere', async (world) => {
  const { process } = await world.connected();
  assert.deepEqual(await trustOf(process).doubt('https://login.salesforce.com'), { doubt: 'noServerTime' });
});
