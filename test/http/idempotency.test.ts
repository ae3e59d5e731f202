// A request that is sent again with its Idempotency-Key creates nothing twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withProof } from '../../src/domain/people/person.ts';
import { routes } from '../../src/http/routes.ts';
import { accountKey } from '../../src/operations/people/steps/account-key.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { type ApiScene, asker, openApiScene, origin } from './api-scene.ts';

const example = { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'a@acme.example' };

interface Told {
  status: number;
  code?: string;
  detail?: string;
  id?: string;
  token?: string;
  fingerprint?: string;
}

async function send(scene: ApiScene, cookie: string, key: string, at: string, body: object): Promise<Told> {
  const headers = { cookie, origin, 'content-type': 'application/json', 'idempotency-key': key };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await scene.fetch(new Request(`${origin}${at}`, init), asker);
  return { ...((await response.json()) as object), status: response.status };
}

onEachDatabase('what was created once is answered again, for the same request of the same caller', async (place, t) => {
  const scene = await openApiScene(t, place);
  const anna = await scene.account('anna', 'administrator');
  const ben = await scene.account('ben', 'administrator');
  const first = await send(scene, anna, 'one', '/api/connections', example);
  assert.equal(first.status, 201);
  assert.deepEqual(await send(scene, anna, '"one"', '/api/connections', example), first, 'with quotes or without');
  const reused = await send(scene, anna, 'one', '/api/connections', { ...example, name: 'other' });
  assert.deepEqual([reused.status, reused.code], [422, 'idempotencyKeyReused']);
  const foreign = await send(scene, ben, 'one', '/api/connections', example);
  assert.deepEqual([foreign.status, foreign.code], [409, 'connectionExists'], 'a key is its caller’s own');
  const certificates = '/api/connections/acme/certificates';
  const made = await send(scene, anna, 'one', certificates, {});
  assert.equal(made.status, 201, 'and of one address alone');
  assert.deepEqual(await send(scene, anna, 'one', certificates, {}), made);
  assert.notEqual((await send(scene, anna, 'two', certificates, {})).fingerprint, made.fingerprint);
  for (const key of ['', 'ä', 'x'.repeat(256), 'a b'])
    assert.equal((await send(scene, anna, key, certificates, {})).code, 'invalidInput', key);
});

for (const [what, rights] of [
  ['another role', { role: 'operator' }],
  ['another label', { label: 'team:billing' }],
] as const) {
  onEachDatabase(`whoever has ${what} by now is another caller`, async (place, t) => {
    const scene = await openApiScene(t, place);
    const anna = await scene.account('anna', 'administrator');
    assert.equal((await send(scene, anna, 'one', '/api/connections', example)).status, 201);
    await send(scene, anna, 'labels', '/api/connections', { ...example, name: 'other', labels: ['team:billing'] });
    const certificates = '/api/connections/other/certificates';
    const made = await send(scene, anna, 'one', certificates, {});
    assert.equal(made.status, 201);
    const { key } = await accountKey(scene.needs);
    await scene.needs.store.write(async (tx) => {
      const person = await tx.people.byNameKey('anna');
      assert.ok(person);
      await tx.people.update(withProof(key, 'person', { ...person, ...rights }), null);
    });
    const again = await send(scene, anna, 'one', certificates, {});
    assert.equal(again.status, 201);
    assert.notEqual(again.fingerprint, made.fingerprint);
  });
}

onEachDatabase('what failed is tried again', async (place, t) => {
  const scene = await openApiScene(t, place);
  const anna = await scene.account('anna', 'administrator');
  const wrong = await send(scene, anna, 'one', '/api/connections', { ...example, username: 'nobody' });
  assert.equal(wrong.status, 400);
  assert.equal((await send(scene, anna, 'one', '/api/connections', example)).status, 201);
});

onEachDatabase(
  'a secret that is shown once is neither kept nor shown again, and nothing else is made',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const anna = await scene.account('anna', 'administrator');
    const given = { name: 'job', permissions: ['view'], lifetimeDays: 1 };
    const made = await send(scene, anna, 'job', '/api/tokens', given);
    assert.equal(made.status, 201);
    const again = await send(scene, anna, 'job', '/api/tokens', given);
    assert.deepEqual([again.status, again.code], [409, 'answerShownOnce']);
    assert.ok(again.detail?.includes(made.id ?? '-') && !JSON.stringify(again).includes(made.token ?? '-'));
    const invited = await send(scene, anna, 'ben', '/api/people', { role: 'viewer', name: 'ben' });
    assert.equal(
      (await send(scene, anna, 'ben', '/api/people', { role: 'viewer', name: 'ben' })).code,
      'answerShownOnce',
    );
    const listed = (await (await scene.as(anna, 'GET', '/api/tokens')).json()) as { apiTokens: unknown[] };
    assert.equal(listed.apiTokens.length, 1);
    assert.ok(invited.token);
  },
);

onEachDatabase('of two that are sent together one is done, and the other is told to wait', async (place, t) => {
  const scene = await openApiScene(t, place);
  const anna = await scene.account('anna', 'administrator');
  const both = await Promise.all([1, 2].map(() => send(scene, anna, 'one', '/api/connections', example)));
  const told = both.map(({ status, code }) => `${status} ${code ?? ''}`.trim()).sort();
  assert.ok(
    ['201', '409 requestUnderWay'].join() === told.join() || ['201', '201'].join() === told.join(),
    told.join(),
  );
  const list = (await (await scene.as(anna, 'GET', '/api/connections')).json()) as { total: number };
  assert.equal(list.total, 1);
});

/** Every route that changes something, with what holds a second request of the same off; else why nothing has to. */
const otherwise: Readonly<Record<string, string>> = {
  'account.beginPasskey': 'makes a challenge, of which nothing is kept',
  'account.signIn': 'nobody is known yet; sessions end by themselves',
  'account.signInByPasskey': 'a challenge is answered once',
  'account.takeInvitation': 'an invitation is taken once',
  'apiToken.revoke': 'ends what never changes',
  'audit.verify': 'reads',
  'calendarFeed.revoke': 'ends what never changes',
  'certificate.discard': 'one that was uploaded meanwhile is refused',
  'certificate.identify': 'reads',
  'certificate.withdrawRequest': 'ends what never changes',
  'clientApp.previewConsumerKey': 'reads',
  'clientApp.previewLeftRemoval': 'reads',
  'clientApp.removeLeft': 'exactly what was told is lost, or nothing',
  'connection.remove': 'exactly what was told is lost, or nothing',
  'connection.test': 'makes nothing that stays',
  'message.diagnose': 'reads',
  'orgLink.revoke': 'ends what never changes',
  'passkey.begin': 'makes a challenge, of which nothing is kept',
  'password.change': 'the old password is right once',
  'passkey.remove': 'ends what never changes',
  'rotation.stopRollout': 'begins nothing, and what is stopped stays so',
  'rotation.previewDeploy': 'makes nothing that stays',
  'rotation.revert': 'asked again it wants the same',
  'scan.cancel': 'what is over is refused',
  'scan.delete': 'ends what never changes',
  'scan.exclude': 'asked again it says the same',
  'scan.runMissed': 'what was asked for is missed no more',
  'scan.schedule': 'asked again it says the same',
  'session.end': 'ends what never changes',
  'session.prove': 'a proof more changes nothing but its time',
  'token.acquire': 'gives what is cached',
  'totp.begin': 'counts when it is confirmed, once',
  'totp.confirm': 'there is one app or none',
  'totp.remove': 'there is one app or none',
  'watch.remove': 'ends what is watched; asked again it is not found',
  'watch.run': 'looks again',
};

test('every route that changes something takes an Idempotency-Key or If-Match, or says here why not', () => {
  for (const { act, method, creates, takesIfMatch } of routes) {
    if (method === 'get') {
      assert.ok(creates === null && !takesIfMatch, act);
      continue;
    }
    const rules = [creates !== null, takesIfMatch, act in otherwise].filter(Boolean).length;
    assert.equal(rules, 1, `${act} has ${rules} rules`);
  }
});
