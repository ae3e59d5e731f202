// The callouts of a linked org: what gets in, what is refused and how it is told, and what it may reach.

import assert from 'node:assert/strict';
import { hourMs, minuteMs, secondMs } from '../../src/domain/ports.ts';
import { setConnection } from '../../src/operations/connection/set.ts';
import { identifyOrgCaller } from '../../src/operations/org/identify-org.ts';
import { linkOrg } from '../../src/operations/org/link.ts';
import { rotateLink } from '../../src/operations/org/rotate-link.ts';
import { unlinkOrg } from '../../src/operations/org/unlink.ts';
import { endPass } from '../../src/operations/rotation/loops/end-pass.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { asker, origin } from './api-scene.ts';
import { openLinkScene, otherOrg, ownOrg } from './org-link-scene.ts';

const list = { method: 'GET', target: '/api/connections?sort=urgency' };
const change = { method: 'PATCH', target: '/api/connections/acme', body: '{"contacts":["ops@acme.example"]}' };

onEachDatabase('a linked org sees its own connections, and acts under the name of its user', async (place, t) => {
  const { scene, call } = await openLinkScene(t, place);
  const listed = await call(list);
  assert.equal(listed.status, 200, listed.text);
  assert.deepEqual(
    (listed.json.connections as { name: string }[]).map(({ name }) => name),
    ['acme'],
  );
  const shown = await call({ method: 'GET', target: '/api/org-link' });
  assert.deepEqual(shown.json, {
    orgId: ownOrg,
    username: 'ada@example.com',
    role: 'administrator',
    permissions: ['view', 'acknowledge', 'test', 'rotate', 'configure'],
    publicUrl: null,
  });
  assert.equal((await call(change)).status, 200);
  const made = await call({ method: 'POST', target: '/api/connections/acme/certificates', body: '{}' });
  assert.equal(made.status, 201, made.text);
  const entries = await scene.needs.store.read((tx) => tx.audit.page(0, 1_000));
  const { actor, action } = entries.findLast((one) => one.action === 'connection.changed') ?? assert.fail();
  assert.deepEqual(
    [action, actor],
    [
      'connection.changed',
      { name: `ada@example.com (Salesforce user 0055g00000AbCdEAAV of ${ownOrg})`, from: 'api from 203.0.113.9' },
    ],
  );
});

onEachDatabase(
  'what was changed in between is refused in one way, and takes nothing from the callout itself',
  async (place, t) => {
    const { scene, signed, send } = await openLinkScene(t, place);
    const whole = signed(change);
    const sent = Object.fromEntries(whole.headers);
    const other = signed(change, {}, {});
    const changed = (headers: Record<string, string>, more: { url?: string; method?: string; body?: string } = {}) => {
      const { url = whole.url, method = 'PATCH', body = change.body } = more;
      return new Request(url, { method, headers: { ...sent, ...headers }, ...(method === 'GET' ? {} : { body }) });
    };
    const tampered: Record<string, Request> = {
      method: changed({}, { method: 'GET' }),
      path: changed({}, { url: `${origin}/api/connections/other` }),
      'path in another spelling': changed({}, { url: `${origin}/api/connections/%61cme` }),
      query: changed({}, { url: `${whole.url}?x=1` }),
      'an empty query': changed({}, { url: `${whole.url}?` }),
      body: changed({}, { body: '{"contacts":["thief@evil.example"]}' }),
      'one space in the body': changed({}, { body: `${change.body} ` }),
      key: changed({ 'x-latchkey-key': '0'.repeat(32) }),
      org: changed({ 'x-latchkey-org': otherOrg }),
      user: changed({ 'x-latchkey-user': '0055g00000ZzZzZAAV' }),
      username: changed({ 'x-latchkey-username': Buffer.from('root').toString('hex') }),
      permission: changed({ 'x-latchkey-permission': 'user' }),
      time: changed({ 'x-latchkey-time': String(Number(sent['x-latchkey-time']) + 1) }),
      nonce: changed({ 'x-latchkey-nonce': 'f'.repeat(32) }),
      signature: changed({ 'x-latchkey-signature': other.headers.get('x-latchkey-signature') ?? '' }),
      token: changed({ authorization: 'Bearer x' }),
      cookie: changed({ cookie: 'latchkey=x' }),
    };
    for (const name of Object.keys(sent).filter((one) => one.startsWith('x-latchkey-'))) {
      const headers = Object.fromEntries(Object.entries(sent).filter(([one]) => one !== name));
      tampered[`without ${name}`] = new Request(whole.url, { method: 'PATCH', headers, body: change.body });
    }
    const told = new Set<string>();
    for (const [what, request] of Object.entries(tampered)) {
      const { status, code, text } = await send(request);
      assert.deepEqual([status, code], [401, 'orgLinkRefused'], what);
      told.add(text);
    }
    assert.equal(told.size, 1, 'nothing tells which part was wrong, or whether there is such a link');
    const { connection } = await scene.needs.store.read(async (tx) => ({
      connection: await tx.connections.byName('acme'),
    }));
    assert.deepEqual(connection?.contacts, []);
    assert.equal((await send(whole)).status, 200, 'nobody else’s try uses it up');
  },
);

onEachDatabase('a callout counts once, also where two processes get it at the same moment', async (place, t) => {
  const { scene, signed, send, principal } = await openLinkScene(t, place);
  const once = signed(list);
  assert.equal((await send(once.clone())).status, 200);
  const again = await send(once.clone());
  assert.deepEqual([again.status, again.code], [401, 'orgLinkReplayed']);
  const { context } = await scene.installation.process();
  for (let round = 0; round < 5; round += 1) {
    const { headers, method } = signed(list);
    const sent = { method, headers, target: list.target, body: new Uint8Array() };
    const both = await Promise.allSettled([scene.needs, context].map((one) => identifyOrgCaller.run(one, sent)));
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  }
  // A reconciler sweeps; and a clock that was set back lets nothing in again.
  await scene.installation.clock.advance(30 * minuteMs);
  await endPass(scene.needs);
  scene.installation.clock.jump(-30 * minuteMs);
  assert.equal((await send(once.clone())).code, 'orgLinkReplayed');
  await scene.installation.clock.advance(2 * hourMs);
  await endPass(scene.needs);
  const nonce = once.headers.get('x-latchkey-nonce') ?? '';
  const isGone = await scene.needs.store.write((tx) => tx.orgLinks.takeNonce(principal.KeyId, nonce, 0, null));
  assert.ok(isGone, 'what can never count again is kept no longer');
});

onEachDatabase('a clock more than a minute off is refused with both times, either way', async (place, t) => {
  const { scene, call } = await openLinkScene(t, place);
  await scene.installation.clock.advance(secondMs - (scene.installation.clock.now() % secondMs));
  const seconds = scene.installation.clock.now() / secondMs;
  for (const off of [-60, 60])
    assert.equal((await call(list, {}, { seconds: seconds + off })).status, 200, String(off));
  for (const off of [-61, 61]) {
    const { status, code, json } = await call(list, {}, { seconds: seconds + off });
    assert.deepEqual([status, code], [401, 'orgLinkClockWrong']);
    for (const at of [seconds, seconds + off])
      assert.ok(String(json.detail).includes(new Date(at * secondMs).toISOString()));
  }
});

onEachDatabase(
  'after a rotation both keys hold for a day; a revoked link ends at once, and says so',
  async (place, t) => {
    const { scene, call, principal } = await openLinkScene(t, place);
    const { clock } = scene.installation;
    const made = await rotateLink.run(scene.needs, { name: 'acme', by: null });
    const next = { KeyId: made.link.id, Key: made.key.reveal() };
    assert.notEqual(next.Key, principal.Key);
    // Who lost the new key makes another, and the one that is saved goes on.
    const third = await rotateLink.run(scene.needs, { name: 'acme', by: null });
    for (const by of [principal, next, { KeyId: third.link.id, Key: third.key.reveal() }])
      assert.equal((await call(list, {}, {}, by)).status, 200);
    await clock.advance(24 * hourMs);
    for (const by of [principal, next]) assert.equal((await call(list, {}, {}, by)).code, 'orgLinkRevoked');
    const last = { KeyId: third.link.id, Key: third.key.reveal() };
    assert.equal((await call(list, {}, {}, last)).status, 200);
    assert.equal((await unlinkOrg.run(scene.needs, { name: ownOrg })).length, 1, 'by the id of the org, too');
    const told = await call(list, {}, {}, last);
    assert.deepEqual([told.status, told.code], [401, 'orgLinkRevoked']);
    assert.equal(
      (await call(list, {}, {}, { ...last, Key: next.Key })).code,
      'orgLinkRefused',
      'told to who signed alone',
    );
    await linkOrg.run(scene.needs, { name: 'acme', role: 'viewer', by: null });
  },
);

onEachDatabase(
  'a copy of the org with its key, and a row that this installation did not write, get nowhere',
  async (place, t) => {
    const { call, principal } = await openLinkScene(t, place);
    const copied = await call(list, { orgId: otherOrg });
    assert.deepEqual([copied.status, copied.code], [401, 'orgLinkOtherOrg']);
    assert.ok(String(copied.json.detail).includes(ownOrg) && String(copied.json.detail).includes(otherOrg));
    for (const name of ['other', 'nothing']) {
      const foreign = await call({ method: 'GET', target: `/api/connections/${name}` });
      assert.deepEqual([foreign.status, foreign.code], [403, 'notPermitted'], name);
    }
    await place.tamper(`update org_link set org_id = '${otherOrg}' where id = '${principal.KeyId}'`);
    assert.equal((await call(list, { orgId: otherOrg })).code, 'orgLinkRefused');
  },
);

onEachDatabase('what an org says of its user never goes beyond what the link grants', async (place, t) => {
  const { scene, call } = await openLinkScene(t, place, 'operator');
  assert.equal((await call(change)).code, 'notPermitted');
  assert.equal((await call({ method: 'POST', target: '/api/connections/acme/certificates', body: '{}' })).status, 201);
  const asUser = await call(
    { method: 'POST', target: '/api/connections/acme/certificates', body: '{}' },
    { permission: 'user' },
  );
  assert.equal(asUser.code, 'notPermitted');
  assert.equal((await call({ method: 'GET', target: '/api/org-link' }, { permission: 'user' })).json.role, 'viewer');
  assert.equal((await scene.as(await scene.account('anna', 'administrator'), 'GET', '/api/org-link')).status, 404);
});

onEachDatabase(
  'a body beyond the limit is refused before anything is computed, and one with letters of any kind is taken',
  async (place, t) => {
    const { scene, call, principal } = await openLinkScene(t, place);
    const text = 'ключ 🔑 '.repeat(3_000);
    const fits = await call({ method: 'POST', target: '/api/diagnosis', body: JSON.stringify({ text }) });
    assert.equal(fits.status, 200, fits.text);
    const large = await call({
      method: 'POST',
      target: '/api/diagnosis',
      body: JSON.stringify({ text: 'x'.repeat(262_144) }),
    });
    assert.ok([401, 413].includes(large.status), large.text);
    assert.ok(!scene.installation.logged.join('').includes(principal.Key));
    const page = await scene.fetch(
      new Request(`${origin}/api/connections`, { headers: { 'x-latchkey-nonce': 'x' } }),
      asker,
    );
    assert.equal(page.status, 401);
  },
);

onEachDatabase(
  'an app that a connection of another org signs in through, too, is looked at and not changed',
  async (place, t) => {
    const { scene, call } = await openLinkScene(t, place);
    const { consumerKey } = scene.installation.org();
    await setConnection.run(scene.needs, { name: 'other', consumerKey });
    assert.equal((await call({ method: 'GET', target: '/api/connections/acme/certificates' })).status, 200);
    const made = await call({ method: 'POST', target: '/api/connections/acme/certificates', body: '{}' });
    assert.deepEqual([made.status, made.code], [403, 'notPermitted']);
    assert.equal((await call(change)).code, 'notPermitted');
  },
);
