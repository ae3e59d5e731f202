// People: how they get in, what they carry, and that the rows of a database writer are worth nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPermitted, type Permission } from '../../../src/domain/access/permission.ts';
import {
  isLiveSession,
  isProved,
  type PasswordHasher,
  type Person,
  type Session,
  withProof,
} from '../../../src/domain/people/person.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import { changePerson } from '../../../src/operations/people/change-person.ts';
import { endSession } from '../../../src/operations/people/end-session.ts';
import { identifyCaller } from '../../../src/operations/people/identify.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { listApiTokens } from '../../../src/operations/people/list-api-tokens.ts';
import { listPeople } from '../../../src/operations/people/list-people.ts';
import { listSessions } from '../../../src/operations/people/list-sessions.ts';
import { type ApiTokenInput, makeApiToken } from '../../../src/operations/people/make-api-token.ts';
import { resetPerson } from '../../../src/operations/people/reset-person.ts';
import { revokeApiToken } from '../../../src/operations/people/revoke-api-token.ts';
import { signInPerson } from '../../../src/operations/people/sign-in.ts';
import { takeInvitation } from '../../../src/operations/people/take-invitation.ts';
import { Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation, onEachDatabase } from '../scene/on-each-database.ts';

/** The slow hash has a test of its own. */
const passwords: PasswordHasher = {
  hash: async (password) => `kept ${password.reveal()}`,
  matches: async (password, kept) => kept === `kept ${password.reveal()}`,
};
const password: Secret<string> = new Secret('correct horse battery');
const userAgent = 'Firefox';

type World = OrgContext & { passwords: PasswordHasher };

async function worldOf(installation: Installation): Promise<World> {
  return { ...(await installation.process()).context, passwords };
}

async function joined(
  world: World,
  name: string,
  role: 'viewer' | 'operator' | 'administrator' = 'administrator',
  label: string | null = null,
) {
  const { token } = await invite.run(world, { role, name, label, by: null });
  return takeInvitation.run(world, { token, name: 'not looked at', password, userAgent });
}

/** The id of a session whose person has just shown to be it. */
async function signedInAgain(world: World, name: string): Promise<string> {
  const { token } = await signInPerson.run(world, { name, password, code: null, userAgent });
  return (await identifyCaller.run(world, bySession(token)))?.sessionId ?? '';
}

const bySession = (secret: Secret<string>) => ({ type: 'session', secret }) as const;
const byToken = (secret: Secret<string>) => ({ type: 'apiToken', secret }) as const;

async function actions(world: World): Promise<string[]> {
  return (await world.store.read((tx) => tx.audit.newest(20))).map(({ action, actor }) => `${action} by ${actor.name}`);
}

inEachInstallation(
  'an invitation makes one account, once, within its hour; the newer one ends the older',
  async (installation) => {
    const world = await worldOf(installation);
    const first = await invite.run(world, { role: 'administrator', name: null, label: null, by: null });
    const { token } = await invite.run(world, { role: 'administrator', name: null, label: null, by: null });
    const taken = (secret: Secret<string>, name: string, words = password) =>
      takeInvitation.run(world, { token: secret, name, password: words, userAgent });
    await refuses('invitationUnusable', taken(first.token, 'anna'));
    await refuses('invitationUnusable', taken(new Secret('forged'), 'anna'));
    await refuses('invalidInput', taken(token, 'anna', new Secret('eleven char')));
    await refuses('invalidInput', taken(token, 'an na'));
    const { person, token: session } = await taken(token, 'Anna');
    assert.deepEqual([person.name, person.role], ['Anna', 'administrator']);
    await refuses('invitationUnusable', taken(token, 'ben'));
    assert.equal((await identifyCaller.run(world, bySession(session)))?.actorName, 'Anna');
    await refuses('personExists', invite.run(world, { role: 'viewer', name: 'ANNA', label: null, by: null }));
    const late = await invite.run(world, { role: 'viewer', name: 'ben', label: null, by: null });
    await installation.clock.advance(hourMs);
    await refuses('invitationUnusable', taken(late.token, 'ben'));
    assert.deepEqual((await actions(world)).slice(0, 3), [
      `invitation.made by ${world.actor.name}`,
      'person.signedIn by Anna',
      'person.joined by Anna',
    ]);
  },
);

inEachInstallation('of two who take one invitation at once, one gets in', async (installation) => {
  const world = await worldOf(installation);
  const { token } = await invite.run(world, { role: 'administrator', name: null, label: null, by: null });
  const take = (name: string) => takeInvitation.run(world, { token, name, password, userAgent });
  const settled = await Promise.allSettled(['anna', 'ben', 'carla'].map(take));
  assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected']);
  assert.equal((await listPeople.run(world)).length, 1);
});

inEachInstallation('a session lasts twelve hours, until it is ended or the account is closed', async (installation) => {
  const world = await worldOf(installation);
  const { person } = await joined(world, 'anna');
  await joined(world, 'ben');
  const signIn = (name: string, words = password) =>
    signInPerson.run(world, { name, password: words, code: null, userAgent });
  for (const [name, words] of [
    ['anna', new Secret<string>('wrong')],
    ['nobody', password],
  ] as const)
    await refuses('signInRefused', signIn(name, words));
  const one = await signIn(' ANNA ');
  const other = await signIn('anna');
  const who = async (secret: Secret<string>) =>
    (await identifyCaller.run(world, bySession(secret)))?.person.name ?? null;
  const ids = { personId: person.id, sessionId: one.session.id };
  const listed = listSessions.view(await listSessions.run(world, ids)).sessions;
  assert.deepEqual([listed.length, listed.filter(({ isThis }) => isThis).length], [3, 1]);
  await endSession.run(world, { personId: person.id, id: other.session.id });
  await refuses('sessionNotFound', endSession.run(world, { personId: person.id, id: other.session.id }));
  assert.deepEqual([await who(one.token), await who(other.token)], ['anna', null]);
  await installation.clock.advance(12 * hourMs - 1);
  assert.equal(await who(one.token), 'anna');
  await installation.clock.advance(1);
  assert.equal(await who(one.token), null);
  const third = await signIn('anna');
  await changePerson.run(world, { name: 'anna', isDisabled: true, by: null });
  assert.equal(await who(third.token), null);
  await refuses('signInRefused', signIn('anna'));
  await changePerson.run(world, { name: 'anna', isDisabled: false, by: null });
  assert.equal(await who(third.token), null, 'it ended, and stays so');
  assert.equal(await who((await signIn('anna')).token), 'anna');
});

inEachInstallation('the last administrator stays one, and a reset gives a new password alone', async (installation) => {
  const world = await worldOf(installation);
  const { token } = await joined(world, 'anna');
  await joined(world, 'ben', 'administrator', 'emea');
  await refuses('lastAdministrator', changePerson.run(world, { name: 'anna', isDisabled: true, by: null }));
  await refuses('lastAdministrator', changePerson.run(world, { name: 'anna', role: 'operator', by: null }));
  await refuses('lastAdministrator', changePerson.run(world, { name: 'anna', label: 'emea', by: null }));
  await refuses('personNotFound', resetPerson.run(world, { name: 'nobody', by: null }));
  const reset = await resetPerson.run(world, { name: 'anna', by: null });
  assert.equal(await identifyCaller.run(world, bySession(token)), null);
  await refuses('signInRefused', signInPerson.run(world, { name: 'anna', password, code: null, userAgent }));
  const renewed = new Secret('another battery staple');
  await takeInvitation.run(world, { token: reset.token, name: '', password: renewed, userAgent });
  const { person } = await signInPerson.run(world, { name: 'anna', password: renewed, code: null, userAgent });
  assert.deepEqual([person.role, person.label], ['administrator', null]);
});

inEachInstallation(
  "a program's token does what it was made for, no more than its maker, and ends",
  async (installation) => {
    const world = await worldOf(installation);
    const { person } = await joined(world, 'anna', 'operator');
    const input: Omit<ApiTokenInput, 'sessionId'> = {
      personId: person.id,
      name: 'nightly',
      permissions: ['view'],
      label: null,
      lifetimeDays: 30,
    };
    const make = async (changes: Partial<ApiTokenInput>) =>
      makeApiToken.run(world, { ...input, sessionId: await signedInAgain(world, 'anna'), ...changes });
    for (const wrong of [
      { permissions: ['takeToken'] },
      { permissions: ['ownAccount'] },
      { permissions: [] },
      { lifetimeDays: 367 },
      { lifetimeDays: 0.5 },
      { name: '' },
    ] satisfies Partial<ApiTokenInput>[])
      await refuses('invalidInput', make(wrong));
    const { token, secret } = await make({ permissions: ['test', 'view'] });
    const who = () => identifyCaller.run(world, byToken(secret));
    const caller = await who();
    assert.deepEqual(caller?.access.permissions, ['open', 'view', 'test']);
    assert.equal(caller?.actorName, 'anna (token "nightly")');
    await changePerson.run(world, { name: 'anna', role: 'viewer', by: null });
    assert.deepEqual((await who())?.access.permissions, ['open', 'view']);
    const listed = listApiTokens.view(await listApiTokens.run(world, { personId: null }), installation.clock.now());
    assert.deepEqual(
      listed.apiTokens.map(({ name, maker, isLive }) => [name, maker, isLive]),
      [['nightly', 'anna', true]],
    );
    assert.doesNotMatch(JSON.stringify(listed), new RegExp(secret.reveal()));
    await refuses('apiTokenNotFound', revokeApiToken.run(world, { personId: 'somebody else', id: token.id }));
    await revokeApiToken.run(world, { personId: person.id, id: token.id });
    assert.equal(await who(), null);
    await refuses('apiTokenNotFound', revokeApiToken.run(world, { personId: null, id: token.id }));
    const second = await make({});
    await installation.clock.advance(30 * dayMs);
    assert.equal(await identifyCaller.run(world, byToken(second.secret)), null);
    const third = await make({});
    await changePerson.run(world, { name: 'anna', isDisabled: true, by: null });
    assert.equal(await identifyCaller.run(world, byToken(third.secret)), null, 'its maker is closed');
  },
);

inEachInstallation(
  'who is restricted to a label reaches its connections alone, and an app that others share only to look',
  async (installation) => {
    const world = await worldOf(installation);
    const add = (name: string, consumerKey: string, labels: string[]) =>
      addConnection.run(world, {
        name,
        loginUrl: 'https://login.salesforce.com',
        username: `${name}@acme.example`,
        consumerKey: `3MVG9${consumerKey.repeat(80)}`,
        labels,
      });
    await add('alone', 'a', ['emea', 'gold']);
    await add('shared', 'b', ['emea', 'gold']);
    await add('other', 'b', ['gold']);
    await add('second', 'c', ['emea']);
    const { person, token } = await joined(world, 'anna', 'administrator', 'emea');
    const { secret } = await makeApiToken.run(world, {
      personId: person.id,
      sessionId: await signedInAgain(world, 'anna'),
      name: 'job',
      permissions: ['view', 'rotate'],
      label: 'gold',
      lifetimeDays: 1,
    });
    assert.deepEqual((await identifyCaller.run(world, bySession(token)))?.access.reach, {
      connections: ['alone', 'second', 'shared'],
      withWholeApp: ['alone', 'second'],
    });
    const caller = await identifyCaller.run(world, byToken(secret));
    assert.deepEqual(caller?.access.reach, { connections: ['alone', 'shared'], withWholeApp: ['alone'] });
    const may = (permission: Permission, name: string | null) =>
      caller !== null && isPermitted(caller.access, permission, name);
    assert.deepEqual([may('view', 'shared'), may('rotate', 'shared'), may('rotate', 'alone')], [true, false, true]);
    assert.deepEqual([may('view', 'other'), may('view', null), may('configure', 'alone')], [false, false, false]);
  },
);

onEachDatabase(
  'rows that a database writer made, changed or put back under another role are not believed',
  async (place, t) => {
    const installation = new Installation(place);
    t.after(() => installation.close());
    const world = await worldOf(installation);
    const { token, person } = await joined(world, 'anna');
    const viewer = await joined(world, 'ben', 'viewer');
    const role = async (secret: Secret<string>) =>
      (await identifyCaller.run(world, bySession(secret)))?.person.role ?? null;
    assert.deepEqual([await role(token), await role(viewer.token)], ['administrator', 'viewer']);
    await place.tamper(`update person set role = 'administrator' where name_key = 'ben'`);
    assert.equal(await role(viewer.token), null);
    await refuses('signInRefused', signInPerson.run(world, { name: 'ben', password, code: null, userAgent }));
    await place.tamper(`update person set role = 'viewer' where name_key = 'ben'`);
    await place.tamper(`update session set person_id = '${person.id}' where person_id = '${viewer.person.id}'`);
    assert.equal(await role(viewer.token), null);
    const copied = `insert into person select 'mallory', 'mallory', 'mallory', role, label, password_hash, created_at, disabled_at, mac, totp, provider from person where name_key = 'anna'`;
    await place.tamper(copied);
    await refuses('signInRefused', signInPerson.run(world, { name: 'mallory', password, code: null, userAgent }));
    assert.deepEqual(
      (await listPeople.run(world)).map(({ person: { name } }) => name),
      ['anna', 'ben'],
    );
    assert.ok(installation.logged.some((line) => line.includes('not written by this installation')));
  },
);

test('an account from before there were authenticator apps is still believed', () => {
  const key = new Secret<Uint8Array>(new Uint8Array(32));
  const before = withProof(key, 'person', { id: 'a', name: 'anna' });
  assert.ok(isProved(key, 'person', { ...before, totp: null } as Person));
  assert.ok(!isProved(key, 'person', { ...before, totp: { id: 'x' } } as Person));
});

test('the proof of one kind of row proves no other kind', () => {
  const key = new Secret<Uint8Array>(new Uint8Array(32));
  const row = withProof(key, 'session', { id: 'a', personId: 'anna' });
  assert.deepEqual([isProved(key, 'session', row), isProved(key, 'apiToken', row)], [true, false]);
});

test('a clock that was set back makes no session last longer', () => {
  const expiresAt = 100 * dayMs;
  const isLive = (now: number) => isLiveSession({ expiresAt } as Session, now);
  const earliest = expiresAt - 12 * hourMs - minuteMs;
  assert.deepEqual([isLive(earliest), isLive(earliest - 1)], [true, false]);
});
