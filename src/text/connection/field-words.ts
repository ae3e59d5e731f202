// What people set about a connection and its app, in words: a label and the value. Total, so that nothing can be set and then not
// be seen.

import type { ClientApp, clientAppFields } from '../../domain/client-app/client-app.ts';
import type { Connection, connectionFields } from '../../domain/connection/connection.ts';
import type { Settable } from '../../domain/field-table.ts';
import { counted } from '../counted.ts';

type Words<F, R extends object> = {
  [K in Settable<F> & keyof R]: readonly [label: string, say: (value: R[K]) => string];
};

const asItIs = (value: string) => value;
const daysOr = (otherwise: string) => (days: number | null) => (days === null ? otherwise : counted(days, 'day'));

const connectionWords: Words<typeof connectionFields, Connection> = {
  loginUrl: ['Login URL', asItIs],
  username: ['Username', asItIs],
  audience: ['Audience', (audience) => audience ?? 'the usual one'],
  contacts: ['Contacts', (contacts) => contacts.join(', ') || "the installation's"],
  labels: ['Labels', (labels) => labels.join(', ') || 'none'],
  noticeDays: ['Notice days', (days) => days?.join(', ') ?? "the installation's"],
  deployUser: ['Deploy user', (user) => user ?? 'the same'],
  expiredPolicy: ['Once expired', (policy) => (policy === 'refuse' ? 'does not sign' : 'STILL SIGNS')],
};

const appWords: Words<typeof clientAppFields, ClientApp> = {
  kind: ['Kind of app', (kind) => (kind === 'connected-app' ? 'Connected App' : 'External Client App')],
  name: ['App', asItIs],
  consumerKey: ['Consumer key', (key) => key ?? 'not given yet'],
  rotateEveryDays: ['Rotate every', daysOr('off')],
  rotateBeforeDays: ['Rotate before', daysOr('off')],
  retentionDays: ['Retention', daysOr('until its own certificate expires')],
  rotation: ['Rotation', (way) => (way === 'guided' ? 'guided' : 'hands-free')],
  custody: ['Keys are made in', (custody) => custody ?? "the installation's place"],
  rotationWindow: ['Rotates in', (window) => (window === null ? 'any hour' : `${window} UTC`)],
};

export function settableRows(connection: Connection, app: ClientApp): [label: string, value: string][] {
  return [...rowsOf(connectionWords, connection), ...rowsOf(appWords, app)];
}

function rowsOf<R extends object>(words: object, record: R): [string, string][] {
  const all = Object.entries(words) as [keyof R, readonly [string, (value: unknown) => string]][];
  return all.map(([name, [label, say]]) => [label, say(record[name])]);
}
