import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientAppFields } from '../../../src/domain/client-app/client-app.ts';
import { connectionFields } from '../../../src/domain/connection/connection.ts';
import { auditedOf, changed, jsonOf } from '../../../src/domain/field-table.ts';
import { settableRows } from '../../../src/text/connection/field-words.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';

/** One value for each thing that can be set, each other than the fixture's. */
const connectionChange = {
  loginUrl: 'https://other.my.salesforce.com',
  username: 'other@acme.example',
  audience: 'https://test.salesforce.com',
  contacts: ['ops@acme.example'],
  labels: ['team:billing'],
  noticeDays: [60, 14],
  expiredPolicy: 'allow-expired',
  deployUser: 'deployer@acme.example',
} as const;
const appChange = {
  appKind: 'external-client-app',
  appName: 'Other Sync',
  consumerKey: '3MVG9other.abcdefghijklmnopqrstuvwxyz',
  rotateEveryDays: 90,
  rotateBeforeDays: 21,
  retentionDays: 7,
  rotation: 'hands-free',
  rotationWindow: 'Sat 02:00-05:00',
  custody: 'pkcs11:token=latchkey',
};

test('whatever is set is audited, and stands in the JSON and in what a person sees', () => {
  const [connection, app] = [aConnection(), aClientApp()];
  const set = changed(connectionFields, connection, connectionChange);
  const setApp = changed(clientAppFields, app, appChange);
  assert.deepEqual(pick(jsonOf(connectionFields, set), connectionChange), connectionChange);
  assert.deepEqual(pick(jsonOf(clientAppFields, setApp), appChange), appChange);
  const { appKind, appName, ...own } = appChange;
  assert.deepEqual(pick(auditedOf(connectionFields, set), connectionChange), connectionChange);
  assert.deepEqual(pick(auditedOf(clientAppFields, setApp), { ...own, kind: '', name: '' }), {
    ...own,
    kind: appKind,
    name: appName,
  });
  const before = settableRows(connection, app).map(([, value]) => value);
  const after = settableRows(set, setApp).map(([, value]) => value);
  assert.equal(after.length, Object.keys(connectionChange).length + Object.keys(appChange).length);
  for (const [index, value] of after.entries()) assert.notEqual(value, before[index]);
});

test('the lists above name everything that can be set', () => {
  const settable = (fields: object) =>
    Object.entries(fields).flatMap(([name, { set, as = name }]) => (set ? [as] : []));
  assert.deepEqual(settable(connectionFields).sort(), Object.keys(connectionChange).sort());
  assert.deepEqual(settable(clientAppFields).sort(), Object.keys(appChange).sort());
});

function pick(from: object, keys: object): object {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in keys));
}
