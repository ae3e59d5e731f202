// Who may do what, from the document itself: each operation for each role, for nobody, and for an administrator of other
// connections. A new operation that no rule here expects fails.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Permission, permissions, roles } from '../../src/domain/access/permission.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { openApiScene } from './api-scene.ts';
import { fittingValue } from './from-schema.ts';
import { callOf, type Operation, operationsOfDocument } from './fuzz.ts';

/** What a role has, written here once more. */
const allowed: Readonly<Record<(typeof roles)[number], readonly Permission[]>> = {
  viewer: ['open', 'monitor', 'ownAccount', 'view'],
  operator: ['open', 'monitor', 'ownAccount', 'view', 'acknowledge', 'test', 'rotate'],
  administrator: Object.keys(permissions) as Permission[],
};

/** Narrowed to what is within reach, or about nothing that is anybody's. */
const unrestricted: readonly string[] = [
  'audit.follow',
  'connection.count',
  'connection.list',
  'message.diagnose',
  'scan.listMissed',
  'status.show',
];

/** It would end what the next call needs. */
const last: readonly string[] = ['session.end'];

const operations = operationsOfDocument().toSorted(
  (one, other) => Number(last.includes(one.operationId)) - Number(last.includes(other.operationId)),
);

/** A call that the schemas allow, about a connection that is there. */
function sampleOf(operation: Operation, name: string): { path: string; body: unknown } {
  const [call] = fc.sample(callOf(operation, fittingValue), { seed: 3, numRuns: 1 });
  const { body } = call ?? assert.fail();
  const path = operation.path.replace('{name}', name).replaceAll(/\{\w+\}/g, 'x');
  const named = body instanceof Object && 'confirmName' in body ? { ...body, confirmName: name } : body;
  const query = operation.parameters.some((one) => one.in === 'query' && one.name === 'name') ? `?name=${name}` : '';
  return { path: `${path}${query}`, body: named };
}

onEachDatabase('each operation asks for the permission that the document names, of every role', async (place, t) => {
  const scene = await openApiScene(t, place);
  for (const role of roles) {
    const cookie = await scene.account(role, role);
    for (const operation of operations) {
      const { operationId, method, permission } = operation;
      // Whoever may would do it: another test does that.
      if (allowed[role].includes(permission as Permission)) continue;
      const { path, body } = sampleOf(operation, 'acme');
      assert.equal((await scene.as(cookie, method, path, body)).status, 403, `${operationId} as ${role}`);
    }
  }
  for (const operation of operations.filter(({ permission }) => permission !== 'open')) {
    const { path, body } = sampleOf(operation, 'acme');
    const nobody = await scene.as(null, operation.method, path, body);
    assert.equal(nobody.status, 401, `${operation.operationId} as nobody`);
  }
});

onEachDatabase('nothing of a connection without the label is done or told', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const given = { name: 'outside', loginUrl: 'https://login.salesforce.com', username: 'outside@acme.example' };
  await scene.as(admin, 'POST', '/api/connections', given);
  const cookie = await scene.account('ben', 'administrator', 'emea');
  for (const operation of operations) {
    const { operationId, method, permission } = operation;
    if (['open', 'ownAccount'].includes(permission)) continue;
    const { path, body } = sampleOf(operation, 'outside');
    const response = await scene.as(cookie, method, path, body);
    const told = `${operationId}: ${await response.clone().text()}`;
    const expected = unrestricted.includes(operationId) ? 200 : operationId === 'orgLink.show' ? 404 : 403;
    assert.equal(response.status, expected, told);
    if (operationId !== 'message.diagnose') assert.ok(!told.includes('outside@'), told);
  }
});

onEachDatabase('of an app that others share, who is restricted to a label reads no other name', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const { loginUrl, username, consumerKey } = scene.installation.org();
  const given = { loginUrl, consumerKey };
  const inside = { ...given, name: 'inside', username, labels: ['emea'] };
  for (const body of [inside, { ...given, name: 'outside', username: 'outside@acme.example' }])
    assert.equal((await scene.as(admin, 'POST', '/api/connections', body)).status, 201);
  await scene.as(admin, 'POST', '/api/connections/inside/certificates', {});
  const cookie = await scene.account('ben', 'viewer', 'emea');
  const read = operations.filter(({ permission, path }) => permission === 'view' && path.includes('{name}'));
  assert.ok(read.some(({ operationId }) => operationId === 'rotation.show'));
  for (const operation of read) {
    const { path, body } = sampleOf(operation, 'inside');
    const preview =
      operation.operationId === 'clientApp.previewConsumerKey' ? { consumerKey: `${consumerKey}2` } : body;
    const told = await (await scene.as(cookie, operation.method, path, preview)).text();
    assert.ok(!told.includes('outside'), `${operation.operationId}: ${told}`);
    if (operation.operationId === 'rotation.show') assert.match(told, /"connections":\["inside"\]/);
  }
});

onEachDatabase('who is restricted to a label joins no app whose connections are not all theirs', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const { loginUrl, consumerKey } = scene.installation.org();
  const [own, foreign, left] = ['1', '2', '3'].map((digit) => `${consumerKey}${digit}`);
  const connections = { inside: own, outside: foreign, mixed: foreign, gone: left };
  for (const [name, key] of Object.entries(connections)) {
    const labels = ['inside', 'mixed'].includes(name) ? ['emea'] : [];
    const body = { name, loginUrl, username: `${name}@acme.example`, consumerKey: key, labels };
    assert.equal((await scene.as(admin, 'POST', '/api/connections', body)).status, 201);
  }
  await scene.as(admin, 'POST', '/api/connections/gone/certificates', {});
  // Its app keeps that key pair, and no connection.
  assert.equal((await scene.as(admin, 'PATCH', '/api/connections/gone', { consumerKey: foreign })).status, 200);
  const cookie = await scene.account('ben', 'administrator', 'emea');
  const join = (key = '') => scene.as(cookie, 'PATCH', '/api/connections/inside', { consumerKey: key });
  for (const key of [foreign, left]) {
    const refused = await join(key);
    const told = await refused.text();
    assert.equal(refused.status, 403, told);
    assert.ok(!told.includes('outside'), told);
  }
  assert.equal((await join(`${consumerKey}4`)).status, 200);
});
