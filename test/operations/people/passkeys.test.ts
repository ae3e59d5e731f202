// Passkeys: real ceremonies of a device in software, and everything that must not get in.

import assert from 'node:assert/strict';
import { challengeLifetimeMs } from '../../../src/domain/people/challenge.ts';
import { dayMs, minuteMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { addPasskey } from '../../../src/operations/people/add-passkey.ts';
import { beginPasskey } from '../../../src/operations/people/begin-passkey.ts';
import { beginPasskeySignIn } from '../../../src/operations/people/begin-passkey-sign-in.ts';
import { changePerson } from '../../../src/operations/people/change-person.ts';
import { listFactors } from '../../../src/operations/people/list-factors.ts';
import { listPeople } from '../../../src/operations/people/list-people.ts';
import { proveAgain } from '../../../src/operations/people/prove-again.ts';
import { removePasskey } from '../../../src/operations/people/remove-passkey.ts';
import { resetPerson } from '../../../src/operations/people/reset-person.ts';
import { SoftAuthenticator } from '../../support/soft-authenticator.ts';
import { Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation, onEachDatabase } from '../scene/on-each-database.ts';
import { factorWorld, join, newApp, newPasskey, page, password, shown, signInAs, signInWith } from './factors-scene.ts';

inEachInstallation('a passkey alone signs its person in, time after time, and is listed', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const { device } = await newPasskey(world, own);
  await installation.clock.advance(1);
  assert.equal((await signInWith(world, await shown(world, device))).person.name, 'anna');
  await installation.clock.advance(dayMs);
  const later = await signInWith(world, await shown(world, device));
  assert.equal(later.person.name, 'anna');
  const listed = listFactors.view(
    await listFactors.run(world, { personId: own.personId, sessionId: later.session.id }),
    installation.clock.now(),
  );
  const now = new Date(installation.clock.now()).toISOString();
  assert.deepEqual(
    listed.passkeys.map(({ name, worksAt, lastUsedAt }) => [name, worksAt, lastUsedAt]),
    [['laptop', 'localhost', now]],
  );
  assert.deepEqual(
    listPeople.view(await listPeople.run(world)).people.map(({ passkeys, hasTotp }) => [passkeys, hasTotp]),
    [[1, false]],
  );
  const [signedIn] = await world.store.read((tx) => tx.audit.newest(1));
  assert.deepEqual([signedIn?.action, signedIn?.after], ['person.signedIn', { by: 'passkey' }]);
});

inEachInstallation(
  'an answer works once, for five minutes, and an older one never after a newer',
  async (installation) => {
    const world = await factorWorld(installation);
    const { device } = await newPasskey(world, await join(world, 'anna'));
    await installation.clock.advance(1);
    const older = await shown(world, device);
    await installation.clock.advance(1);
    const newer = await shown(world, device);
    await signInWith(world, newer);
    await refuses('signInRefused', signInWith(world, newer));
    await refuses('signInRefused', signInWith(world, older));
    const late = await shown(world, device);
    await installation.clock.advance(5 * minuteMs);
    await refuses('signInRefused', signInWith(world, late));
    const both = await shown(world, device);
    const settled = await Promise.allSettled([signInWith(world, both), signInWith(world, both)]);
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  },
);

inEachInstallation('an answer that is for another page, name, account or question is refused', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const ben = await join(world, 'ben');
  const { device } = await newPasskey(world, own);
  const { device: bens } = await newPasskey(world, ben);
  await installation.clock.advance(1);
  const get = (twists: object) => shown(world, device, { ...page, ...twists });
  const wrong = {
    'another origin': await get({ origin: 'http://localhost:7421' }),
    'a page that looks alike': await get({ origin: 'http://localhost.evil.example:7420' }),
    'another name': await get({ rpId: 'evil.example' }),
    'the user not verified': await get({ isVerified: false }),
    'the account of somebody else': await get({ userHandle: bens.userHandle }),
    'a passkey that nobody knows': await shown(world, new SoftAuthenticator()),
    'the id of somebody else': { ...(await get({})), id: bens.credentialId.toString('base64url') },
    'a challenge of our own making': device.get({ challenge: 'A'.repeat(51), rpId: 'localhost' }, page),
    'a challenge for making a passkey': device.get(
      { challenge: (await beginPasskey.run(world, { ...own, page })).challenge, rpId: 'localhost' },
      page,
    ),
  };
  for (const [what, answer] of Object.entries(wrong)) {
    await assert.rejects(signInWith(world, answer), { code: 'signInRefused' }, what);
  }
  const malformed = { ...(await get({})), response: {} } as never;
  await refuses('signInRefused', signInWith(world, malformed));
  const elsewhere = { origin: 'https://latchkey.example', named: 'https://latchkey.example' };
  await refuses('signInRefused', signInWith(world, await get({}), elsewhere));
  const late = await get({});
  await installation.clock.advance(challengeLifetimeMs);
  await refuses('signInRefused', signInWith(world, late));
  assert.equal((await signInWith(world, await get({}))).person.name, 'anna', 'and the right one is taken');
});

inEachInstallation('a counter that does not rise shows a copy, and is refused and logged', async (installation) => {
  const world = await factorWorld(installation);
  const device = new SoftAuthenticator();
  device.counter = 7;
  await newPasskey(world, await join(world, 'anna'), device);
  const withCounter = async (counter: number) => {
    await installation.clock.advance(1);
    return signInWith(world, await shown(world, device, { ...page, counter }));
  };
  await withCounter(8);
  for (const counter of [8, 3, 0]) await refuses('signInRefused', withCounter(counter));
  assert.ok(installation.logged.some((line) => line.includes('counts back')));
  await withCounter(9);
});

inEachInstallation('a closed account, a removed passkey and a reset let nobody in', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  await join(world, 'ben');
  const { device, passkey } = await newPasskey(world, own);
  const signIn = async (by = device) => {
    await installation.clock.advance(1);
    return signInWith(world, await shown(world, by));
  };
  await changePerson.run(world, { name: 'anna', isDisabled: true, by: null });
  await refuses('signInRefused', signIn());
  await changePerson.run(world, { name: 'anna', isDisabled: false, by: null });
  const { person, session } = await signIn();
  const again = { personId: person.id, sessionId: session.id };
  await refuses('passkeyNotFound', removePasskey.run(world, { ...again, id: 'another' }));
  await removePasskey.run(world, { ...again, id: passkey.id });
  await refuses('passkeyNotFound', removePasskey.run(world, { ...again, id: passkey.id }));
  await refuses('signInRefused', signIn());
  const second = await newPasskey(world, again);
  await signIn(second.device);
  await resetPerson.run(world, { name: 'anna', by: null });
  await refuses('signInRefused', signIn(second.device));
  const told = (await world.store.read((tx) => tx.audit.newest(30))).map(({ action }) => action);
  assert.equal(told.filter((action) => action === 'passkey.added').length, 2);
  assert.equal(told.filter((action) => action === 'passkey.removed').length, 2);
});

inEachInstallation('a passkey is made for a name, by the session that asked, once', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const ben = await join(world, 'ben');
  for (const origin of ['http://127.0.0.1:7420', 'http://[::1]:7420']) {
    const byAddress = { ...page, origin };
    const error = await refuses('passkeyNeedsName', beginPasskey.run(world, { ...own, page: byAddress }));
    assert.deepEqual(error.parameters, { url: 'http://localhost:7420' });
    await refuses('passkeyNeedsName', beginPasskeySignIn.run(world, byAddress));
  }
  const device = new SoftAuthenticator();
  const begun = beginPasskey.view(await beginPasskey.run(world, { ...own, page }));
  const add = (by: typeof own, answer: ReturnType<typeof device.create>, name = 'laptop') =>
    addPasskey.run(world, { ...by, answer, page, name });
  const answer = device.create(begun, page);
  await refuses('passkeyRefused', add(ben, answer));
  await refuses('passkeyRefused', add(own, device.create(begun, { origin: 'http://localhost:1' })));
  await refuses('passkeyRefused', add(own, device.create(begun, { ...page, rpId: 'evil.example' })));
  await refuses('passkeyRefused', add(own, device.create(begun, { ...page, isVerified: false })));
  await refuses('invalidInput', add(own, answer, ' '));
  const { id } = await add(own, answer);
  await refuses('passkeyRefused', add(own, answer));
  await removePasskey.run(world, { ...own, id });
  await refuses('passkeyRefused', add(own, answer));
  const late = device.create(beginPasskey.view(await beginPasskey.run(world, { ...own, page })), page);
  await installation.clock.advance(5 * minuteMs);
  await refuses('passkeyRefused', add(own, late));
});

inEachInstallation('a clock that was a day ahead for a while locks no passkey and no app out', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const { device } = await newPasskey(world, own);
  const { app } = await newApp(world, own);
  installation.clock.jump(dayMs);
  await signInWith(world, await shown(world, device));
  await signInAs(world, 'anna', app());
  installation.clock.jump(-dayMs + 3 * minuteMs);
  const answer = await shown(world, device);
  await signInWith(world, answer);
  await refuses('signInRefused', signInWith(world, answer));
  await signInAs(world, 'anna', app());
  await refuses('codeRefused', signInAs(world, 'anna', app()));
});

inEachInstallation('no session changes how its person signs in without a recent proof', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const ben = await join(world, 'ben');
  const { device, passkey } = await newPasskey(world, own);
  const { device: bens } = await newPasskey(world, ben);
  const begin = () => beginPasskey.run(world, { ...own, page });
  await installation.clock.advance(10 * minuteMs - 1);
  const begun = beginPasskey.view(await begin());
  await installation.clock.advance(1);
  await refuses('proofNeeded', begin());
  await refuses('proofNeeded', removePasskey.run(world, { ...own, id: passkey.id }));
  const made = new SoftAuthenticator().create(begun, page);
  await refuses('proofNeeded', addPasskey.run(world, { ...own, answer: made, page, name: 'planted' }));
  const prove = (proof: Parameters<typeof proveAgain.run>[1]['proof']) => proveAgain.run(world, { ...own, proof });
  await refuses('proofRefused', prove({ type: 'password', password: new Secret('a wrong password') }));
  await refuses('proofRefused', prove({ type: 'code', code: new Secret('123456') }));
  await refuses('proofRefused', prove({ type: 'passkey', answer: await shown(world, bens), page }));
  await refuses('proofNeeded', begin());
  await prove({ type: 'passkey', answer: await shown(world, device), page });
  await begin();
  await installation.clock.advance(10 * minuteMs);
  await refuses('proofNeeded', begin());
  await prove({ type: 'password', password });
  await begin();
  await refuses('sessionNotFound', beginPasskey.run(world, { ...own, personId: ben.personId, page }));
});

onEachDatabase(
  'passkeys that a database writer made, changed or gave to another are not believed',
  async (place, t) => {
    const installation = new Installation(place);
    t.after(() => installation.close());
    const world = await factorWorld(installation);
    const anna = await join(world, 'anna');
    const ben = await join(world, 'ben');
    const { device } = await newPasskey(world, ben);
    const signIn = async (by = device) => {
      await installation.clock.advance(1);
      return signInWith(world, await shown(world, by));
    };
    await place.tamper(`update passkey set person_id = '${anna.personId}'`);
    device.userHandle = Buffer.from(anna.personId).toString('base64url');
    await refuses('signInRefused', signIn());
    await place.tamper(`update passkey set person_id = '${ben.personId}'`);
    device.userHandle = Buffer.from(ben.personId).toString('base64url');
    await place.tamper('update passkey set counter = 99');
    await refuses('signInRefused', signIn());
    await place.tamper('update passkey set counter = 0');
    await signIn();
    await place.tamper(`update session set proved_at = proved_at + 1 where id = '${anna.sessionId}'`);
    await refuses('sessionNotFound', beginPasskey.run(world, { ...anna, page }));
    assert.equal((await signInAs(world, 'anna', null)).person.name, 'anna');
  },
);
