// A connection and a client app for any test: whole and valid, with what the test does not care about. What it cares about it says.

import { type ClientApp, clientAppFields } from '../../src/domain/client-app/client-app.ts';
import { type Connection, connectionFields } from '../../src/domain/connection/connection.ts';
import { newRecord } from '../../src/domain/field-table.ts';

const start = Date.UTC(2026, 0, 1);

export function aConnection(facts: Partial<Connection> = {}): Connection {
  return newRecord(connectionFields, {
    id: 'connection-1',
    name: 'acme-prod',
    clientAppId: 'app-1',
    username: 'sync@acme.example',
    loginUrl: 'https://acme.my.salesforce.com',
    contacts: ['admin@acme.example'],
    org: { orgId: '00D000000000001EAA', userId: '005000000000001AAA', instanceUrl: 'https://acme.my.salesforce.com' },
    nextLookAt: start,
    createdAt: start,
    ...facts,
  });
}

export function aClientApp(facts: Partial<ClientApp> = {}): ClientApp {
  return newRecord(clientAppFields, {
    id: 'app-1',
    name: 'Acme Sync',
    consumerKey: '3MVG9abcdefghijklmnopqrstuvwxyz',
    createdAt: start,
    ...facts,
  });
}
