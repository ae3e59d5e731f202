// Settings as they stand in text fields, and back. What a value means is the server's to judge.

import type { ConnectionChange } from './use-change.ts';
import type { Connection } from './use-connection.ts';

type DaysField = 'rotateBeforeDays' | 'rotateEveryDays' | 'retentionDays';
export type TextField =
  | DaysField
  | 'loginUrl'
  | 'username'
  | 'appName'
  | 'audience'
  | 'deployUser'
  | 'rotationWindow'
  | 'contacts'
  | 'labels'
  | 'noticeDays';

export type SettingsText = Record<TextField, string> & Pick<Connection, 'appKind' | 'expiredPolicy'>;

const daysText = (days: number | null) => (days === null ? '' : String(days));

export function textsOf(connection: Connection): SettingsText {
  const { loginUrl, username, appKind, appName, audience, expiredPolicy, contacts, labels, noticeDays } = connection;
  return {
    loginUrl,
    username,
    appKind,
    appName,
    audience: audience ?? '',
    expiredPolicy,
    rotateBeforeDays: daysText(connection.rotateBeforeDays),
    rotateEveryDays: daysText(connection.rotateEveryDays),
    retentionDays: daysText(connection.retentionDays),
    deployUser: connection.deployUser ?? '',
    rotationWindow: connection.rotationWindow ?? '',
    contacts: contacts.join(', '),
    labels: labels.join(', '),
    noticeDays: (noticeDays ?? []).join(', '),
  };
}

const listIn = (text: string) => text.split(/[\s,;]+/).filter((one) => one !== '');
const textOrNone = (text: string) => text.trim() || null;
const daysIn = (text: string) => (text.trim() === '' ? null : Number(text));
const daysListIn = (text: string) => (text.trim() === '' ? null : listIn(text).map(Number));

const readers: { [Key in keyof SettingsText]: (text: SettingsText[Key]) => ConnectionChange[Key] } = {
  loginUrl: (text) => text,
  username: (text) => text,
  appKind: (kind) => kind,
  appName: (text) => text,
  audience: (text) => text.trim(),
  expiredPolicy: (policy) => policy,
  rotateBeforeDays: daysIn,
  rotateEveryDays: daysIn,
  retentionDays: daysIn,
  deployUser: textOrNone,
  rotationWindow: textOrNone,
  contacts: listIn,
  labels: listIn,
  noticeDays: daysListIn,
};

export function changeOf(edits: Partial<SettingsText>): ConnectionChange {
  return Object.fromEntries(
    Object.entries(edits).map(([key, text]) => [key, readers[key as keyof SettingsText](text as never)]),
  );
}

/** JSON has no word for it: what is no number cannot be sent. */
export function wrongNumber(field: TextField, text: string): boolean {
  if (field === 'noticeDays') return listIn(text).some((one) => !/^\d+$/.test(one));
  return /Days$/.test(field) && !/^\s*\d*\s*$/.test(text);
}
