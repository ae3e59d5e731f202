// What people change of connections: one, or a fleet as a file wants it.

import { createHash } from 'node:crypto';
import { type ClientApp, clientAppFields } from '../client-app/client-app.ts';
import { type ChangeOf, setByPeople } from '../field-table.ts';
import type { LostKeyPair } from '../key-pair/lost-keys.ts';
import { type Connection, connectionFields } from './connection.ts';
import type { InputWarning } from './connection-input.ts';

/** As typed; what is undefined stays as it is, and `name` says of which. */
export interface ConnectionChange extends ChangeOf<typeof connectionFields>, ChangeOf<typeof clientAppFields> {
  name: string;
  /** Unpins the org; the next success must be in this one. */
  acceptOrg?: string | undefined;
  /** 1 to 7. */
  setupStep?: number | undefined;
  /** Login URLs that are named like Salesforce's and are none, and are meant all the same. */
  acceptLookalikes?: readonly string[] | undefined;
}

/** Hex SHA-256 of all that people set of it: another one, and somebody changed it. Nothing that happens by itself is in it. */
export function settingsHash({ connection, app }: { connection: Connection; app: ClientApp }): string {
  const set = { ...setByPeople(connectionFields, connection), ...setByPeople(clientAppFields, app) };
  return createHash('sha256').update(JSON.stringify(set)).digest('hex');
}

/** What stays set. */
export type ConnectionSettings = Omit<ConnectionChange, 'name' | 'acceptOrg' | 'acceptLookalikes' | 'setupStep'>;

/** One connection of the file. */
export type FleetRow = ConnectionSettings & Pick<ConnectionChange, 'name'>;

export interface ChangedField {
  before: unknown;
  after: unknown;
}

/** @property acceptLookalikes As of a single change. */
export interface FleetWish {
  rows: readonly FleetRow[];
  /** Remove the connections that no row names. */
  prune: boolean;
  acceptLookalikes?: readonly string[];
  /** A person was told which apps the file lets be rotated without hands. A file alone agrees to nothing. */
  isHandsFreeAgreed?: boolean;
}

/** What a file does to the fleet. */
export interface FleetPlan {
  added: string[];
  changed: { name: string; changes: Record<string, ChangedField> }[];
  unchanged: string[];
  /** With the key pairs that go with the last connection of their app. */
  removed: { name: string; keyPairs: LostKeyPair[] }[];
  warnings: { name: string; warning: InputWarning }[];
}
