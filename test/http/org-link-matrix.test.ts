// What a linked org may ask of every route, written down once by hand: a route that is added must be answered here. Three callers: its
// user, its admin under a link for operators, and under one for administrators. Then the same about another org's connection.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Role } from '../../src/domain/access/permission.ts';
import { routes } from '../../src/http/routes.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { fittingValue } from './from-schema.ts';
import { callOf, type Operation, operationsOfDocument } from './fuzz.ts';
import { openLinkScene } from './org-link-scene.ts';

/** The least that lets it through: a user of the org, or its admin under a link for such a role. `never`: nothing does. `open`: nobody has to. */
const least = {
  'account.beginPasskey': 'open',
  'account.listWays': 'open',
  'account.show': 'never',
  'account.signIn': 'open',
  'account.signInByPasskey': 'open',
  'account.takeInvitation': 'open',
  'apiToken.list': 'never',
  'apiToken.make': 'never',
  'apiToken.revoke': 'never',
  'audit.follow': 'user',
  'audit.head': 'never',
  'audit.list': 'user',
  'audit.verify': 'never',
  'calendarFeed.add': 'administrator',
  'calendarFeed.list': 'never',
  'calendarFeed.revoke': 'never',
  'certificate.discard': 'operator',
  'certificate.download': 'operator',
  'certificate.identify': 'never',
  'certificate.install': 'operator',
  'certificate.list': 'user',
  'certificate.listRequests': 'user',
  'certificate.request': 'operator',
  'certificate.show': 'user',
  'certificate.withdrawRequest': 'operator',
  'clientApp.previewConsumerKey': 'user',
  'clientApp.previewLeftRemoval': 'never',
  'clientApp.removeLeft': 'never',
  'connection.add': 'never',
  'connection.count': 'user',
  'connection.list': 'user',
  'connection.previewRemoval': 'user',
  'connection.remove': 'never',
  'connection.set': 'administrator',
  'connection.show': 'user',
  'connection.supportBundle': 'operator',
  'connection.test': 'operator',
  'factor.list': 'never',
  'installation.checkClock': 'user',
  'installation.show': 'never',
  'keyPair.reportCompromised': 'operator',
  'message.diagnose': 'user',
  'notice.acknowledge': 'operator',
  'notice.list': 'never',
  'notice.testChannel': 'never',
  'org.showFacts': 'user',
  'orgLink.list': 'never',
  'orgLink.make': 'never',
  'orgLink.revoke': 'never',
  'orgLink.rotate': 'never',
  'orgLink.show': 'user',
  'passkey.add': 'never',
  'passkey.begin': 'never',
  'passkey.remove': 'never',
  'password.change': 'never',
  'person.change': 'never',
  'person.invite': 'never',
  'person.list': 'never',
  'person.reset': 'never',
  'person.show': 'never',
  'rotation.diagnose': 'operator',
  'rotation.findOtherPrograms': 'operator',
  'rotation.previewDeploy': 'operator',
  'rotation.revert': 'operator',
  'rotation.rotate': 'operator',
  'rotation.show': 'user',
  'rotation.showRollout': 'never',
  'rotation.startDeploy': 'operator',
  'rotation.startRollout': 'never',
  'rotation.stopRollout': 'never',
  'scan.cancel': 'operator',
  'scan.delete': 'never',
  'scan.diff': 'user',
  'scan.document': 'user',
  'scan.exclude': 'administrator',
  'scan.list': 'user',
  'scan.listAll': 'user',
  'scan.listMissed': 'user',
  'scan.runMissed': 'operator',
  'scan.schedule': 'administrator',
  'scan.show': 'user',
  'scan.showSchedule': 'user',
  'scan.start': 'operator',
  'session.end': 'never',
  'session.list': 'never',
  'session.prove': 'never',
  'status.show': 'user',
  'token.acquire': 'never',
  'totp.begin': 'never',
  'totp.confirm': 'never',
  'totp.remove': 'never',
  'vault.status': 'never',
  'watch.addHost': 'never',
  'watch.list': 'never',
  'watch.remove': 'never',
  'watch.run': 'operator',
} as const satisfies Readonly<Record<string, 'user' | 'operator' | 'administrator' | 'never' | 'open'>>;

/** Of those that `user` lets through: they tell of what the org reaches, or of nothing that is anybody's. */
const aboutNoConnection: readonly string[] = [
  'audit.follow',
  'connection.count',
  'connection.list',
  'message.diagnose',
  'orgLink.show',
  'scan.listMissed',
  'status.show',
];

const callers = {
  user: { role: 'administrator', permission: 'user', may: ['user'] },
  'admin of a link for operators': { role: 'operator', permission: 'admin', may: ['user', 'operator'] },
  admin: { role: 'administrator', permission: 'admin', may: ['user', 'operator', 'administrator'] },
} as const satisfies Record<string, { role: Role; permission: string; may: readonly string[] }>;

/** An address beside the table, which takes sessions and tokens alone: no tab shows a documentation. */
const beside: readonly string[] = ['scan.readDocumentation'];

const [operations, others] = [false, true].map((isBeside) =>
  operationsOfDocument().filter(({ operationId }) => beside.includes(operationId) === isBeside),
) as [Operation[], Operation[]];

/** Those that name the connection in the body. */
const bodies: Readonly<Record<string, (name: string) => object>> = {
  'calendarFeed.add': (name) => ({ name }),
  'notice.acknowledge': (what) => ({ what }),
  'scan.runMissed': (connection) => ({ connection }),
};

function callOn(operation: Operation, name: string): { method: string; target: string; body?: string } {
  const [call] = fc.sample(callOf(operation, fittingValue), { seed: 3, numRuns: 1 });
  const { body } = call ?? assert.fail();
  const path = operation.path.replace('{name}', name).replaceAll(/\{\w+\}/g, 'x');
  const confirmed = body instanceof Object && 'confirmName' in body ? { ...body, confirmName: name } : body;
  const named = bodies[operation.operationId]?.(name) ?? confirmed;
  const method = operation.method.toUpperCase();
  const query = operation.parameters.some((one) => one.in === 'query' && one.name === 'name') ? `?name=${name}` : '';
  return { method, target: `${path}${query}`, ...(named === undefined ? {} : { body: JSON.stringify(named) }) };
}

test('every route is answered here, and nothing else', () => {
  assert.deepEqual(Object.keys(least).sort(), routes.map(({ act }) => act).sort());
});

for (const [who, { role, permission, may }] of Object.entries(callers)) {
  onEachDatabase(`of every route the ${who} of a linked org gets through to what is written here`, async (place, t) => {
    const { call } = await openLinkScene(t, place, role);
    for (const operation of operations) {
      const { operationId } = operation;
      const needed = least[operationId as keyof typeof least];
      if (needed === 'open') continue;
      const { status, code, text } = await call(callOn(operation, 'acme'), { permission });
      const isThrough = (may as readonly string[]).includes(needed);
      const told = `${operationId}: ${status} ${text}`;
      if (isThrough) assert.ok(code !== 'notPermitted' && status !== 401 && status !== 500, told);
      else assert.deepEqual([status, code], [403, 'notPermitted'], told);
    }
  });
}

onEachDatabase('what lies beside the table takes no callout', async (place, t) => {
  const { call } = await openLinkScene(t, place);
  assert.equal(others.length, beside.length);
  for (const operation of others) assert.equal((await call(callOn(operation, 'acme'))).status, 401);
});

onEachDatabase('nothing of another org’s connection is done or told, whoever asks', async (place, t) => {
  const { call, scene } = await openLinkScene(t, place);
  const before = await scene.needs.store.read((tx) => tx.audit.head());
  for (const operation of operations) {
    const { operationId } = operation;
    if (least[operationId as keyof typeof least] === 'open') continue;
    const { status, code, text } = await call(callOn(operation, 'other'));
    const told = `${operationId}: ${status} ${text}`;
    if (operationId !== 'message.diagnose') assert.ok(!text.includes('other@') && !text.includes('other.'), told);
    if (aboutNoConnection.includes(operationId)) assert.equal(status, 200, told);
    else assert.deepEqual([status, code], [403, 'notPermitted'], told);
  }
  const after = await scene.needs.store.read((tx) => tx.audit.head());
  assert.equal(after.sequence, before.sequence, 'nothing was audited, since nothing changed');
});
