// Changes a connection or its client app. A change of what is sent to Salesforce ends every hold and forgets what was
// found to work; a new consumer key may lead to an app that another connection already has.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { Connection, ExpiredPolicy } from '../../domain/connection/connection.ts';
import {
  checkedAppKind,
  checkedAudience,
  checkedConsumerKey,
  checkedContact,
  checkedLoginUrl,
  checkedUsername,
  connectionWarnings,
} from '../../domain/connection/connection-input.ts';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { longId } from '../../domain/org/salesforce-id.ts';
import { nextLookAt } from '../../domain/rotation/probe-schedule.ts';
import { isAwaited } from '../../domain/rotation/rotation-goal.ts';
import { statusOf } from '../../domain/status/connection-status.ts';
import type { WriteTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { leaveApp, movePairs } from '../client-app/steps/join-app.ts';
import { auditEntry, type Context, clientAppSubject, connectionSubject } from '../context.ts';
import { type ChangedConnection, changedConnectionView } from './steps/connection-view.ts';
import { lockConnection, type Whole } from './steps/find-connection.ts';

/** As typed; what is undefined stays as it is, and `name` says of which. */
export interface ConnectionChange {
  name: string;
  loginUrl?: string | undefined;
  username?: string | undefined;
  consumerKey?: string | undefined;
  /** '' goes back to the usual one. */
  audience?: string | undefined;
  appKind?: string | undefined;
  appName?: string | undefined;
  contacts?: readonly string[] | undefined;
  noticeDays?: readonly number[] | null | undefined;
  expiredPolicy?: ExpiredPolicy | undefined;
  /** Unpins the org; the next success must be in this one. */
  acceptOrg?: string | undefined;
  rotateEveryDays?: number | null | undefined;
  rotateBeforeDays?: number | null | undefined;
  retentionDays?: number | null | undefined;
}

/** Errors: connectionNotFound, invalidInput, connectionDuplicate, appNotMergeable. */
export const setConnection = {
  act: 'connection.set',
  connectionOf: ({ name }) => name,
  run: set,
  view: changedConnectionView,
} satisfies Act<Context, ConnectionChange, ChangedConnection>;

async function set(context: Context, change: ConnectionChange): Promise<ChangedConnection> {
  return context.store.write(async (tx) => {
    const whole = await lockConnection(tx, change.name);
    const app = await changeApp(context, tx, whole, change);
    const pairs = app.id === whole.app.id ? whole.pairs : await tx.keyPairs.ofApp(app.id);
    const changed = changeConnection(whole.connection, change);
    const now = context.clock.now();
    const moved: Connection = { ...changed, clientAppId: app.id, backOff: null };
    const connection = { ...moved, nextLookAt: nextLookAt(moved, pairs, context.settings, now) };
    await refuseTwin(tx, connection);
    const entry = auditEntry(
      context,
      'connection.changed',
      connectionSubject(connection),
      told(whole.connection),
      told(connection),
    );
    await tx.connections.update(connection, entry);
    if (app.id === whole.app.id && app.consumerKey !== whole.app.consumerKey)
      await freeOthers(context, tx, connection, pairs);
    const left = app.id === whole.app.id ? [] : await leaveApp(context, tx, whole, connection);
    if (changed.org === null && whole.connection.org !== null) await tx.tokens.drop(connection.id);
    const { loginUrl, username } = connection;
    const warnings = connectionWarnings({ loginUrl, username, consumerKey: app.consumerKey });
    return { ...statusOf({ connection, app, pairs }, context.settings, now), warnings: [...warnings, ...left] };
  });
}

function changeConnection(connection: Connection, change: ConnectionChange): Connection {
  const loginUrl = change.loginUrl === undefined ? connection.loginUrl : checkedLoginUrl(change.loginUrl);
  const username = change.username === undefined ? connection.username : checkedUsername(change.username);
  const audience =
    change.audience === undefined
      ? connection.audience
      : change.audience === ''
        ? null
        : checkedAudience(change.audience);
  const isElsewhere = loginUrl !== connection.loginUrl || audience !== connection.audience;
  const isOther =
    username !== connection.username || loginUrl !== connection.loginUrl || change.acceptOrg !== undefined;
  const { acceptedOrgId: accepted, ...kept } = connection;
  const acceptedOrgId = change.acceptOrg === undefined ? (isOther ? undefined : accepted) : orgIdOf(change.acceptOrg);
  return {
    ...kept,
    loginUrl,
    username,
    audience,
    found: isElsewhere || change.consumerKey !== undefined ? null : connection.found,
    org: isOther ? null : connection.org,
    ...(acceptedOrgId === undefined ? {} : { acceptedOrgId }),
    contacts: change.contacts === undefined ? connection.contacts : [...new Set(change.contacts.map(checkedContact))],
    noticeDays: change.noticeDays === undefined ? connection.noticeDays : change.noticeDays,
    expiredPolicy: change.expiredPolicy ?? connection.expiredPolicy,
  };
}

function orgIdOf(text: string): string {
  const id = text.startsWith('00D') ? longId(text) : null;
  if (id !== null) return id;
  throw invalidInput(
    'acceptOrg',
    `"${text}" is not an org id`,
    'Give the 18 characters that the error showed, beginning with 00D.',
  );
}

async function changeApp(
  context: Context,
  tx: WriteTransaction,
  whole: Whole,
  change: ConnectionChange,
): Promise<ClientApp> {
  const consumerKey = change.consumerKey === undefined ? whole.app.consumerKey : checkedConsumerKey(change.consumerKey);
  const other =
    consumerKey === null || consumerKey === whole.app.consumerKey
      ? null
      : await tx.clientApps.byConsumerKey(consumerKey);
  const target = other ?? whole.app;
  if (other !== null) await movePairs(context, tx, whole, other);
  const changed: ClientApp = {
    ...target,
    consumerKey,
    kind: change.appKind === undefined ? target.kind : checkedAppKind(change.appKind),
    name: change.appName?.trim() || target.name,
    changedAt: mayBeSpreading(whole, consumerKey) && other === null ? context.clock.now() : target.changedAt,
    rotateEveryDays: change.rotateEveryDays === undefined ? target.rotateEveryDays : change.rotateEveryDays,
    rotateBeforeDays: change.rotateBeforeDays === undefined ? target.rotateBeforeDays : change.rotateBeforeDays,
    retentionDays: change.retentionDays === undefined ? target.retentionDays : change.retentionDays,
  };
  const before = toldApp(target);
  const after = toldApp(changed);
  if (JSON.stringify(before) === JSON.stringify(after)) return target;
  await tx.clientApps.update(
    changed,
    auditEntry(context, 'clientApp.changed', clientAppSubject(changed), before, after),
  );
  return { ...changed, revision: changed.revision + 1 };
}

/**
 * Before the first key is known, certificates are made and uploaded: those may be on their way. Later a key is changed
 * while a certificate waits, too, and that is no word that it was uploaded.
 */
function mayBeSpreading({ app, pairs }: Whole, consumerKey: string | null): boolean {
  if (consumerKey === app.consumerKey) return false;
  if (app.consumerKey === null) return pairs.length > 0;
  return !pairs.some((pair) => isAwaited(pair, app));
}

/** The other connections of an app whose consumer key changed: a hold of theirs is over. */
async function freeOthers(
  { settings, clock }: Context,
  tx: WriteTransaction,
  { id, clientAppId }: Connection,
  pairs: readonly KeyPair[],
): Promise<void> {
  for (const seen of await tx.connections.ofApp(clientAppId)) {
    const other = seen.id === id ? null : await tx.connections.lock(seen.id);
    if (other === null) continue;
    const freed: Connection = { ...other, backOff: null };
    await tx.connections.note({ ...freed, nextLookAt: nextLookAt(freed, pairs, settings, clock.now()) });
  }
}

async function refuseTwin(tx: WriteTransaction, connection: Connection): Promise<void> {
  const { username, loginUrl } = connection;
  const others = await tx.connections.ofApp(connection.clientAppId);
  const twin = others.find(
    (other) => other.id !== connection.id && other.username === username && other.loginUrl === loginUrl,
  );
  if (twin !== undefined) throw new LatchkeyError('connectionDuplicate', { other: twin.name, username, loginUrl });
}

function told(connection: Connection) {
  const { username, loginUrl, audience, org, contacts, noticeDays, expiredPolicy, clientAppId } = connection;
  const acceptedOrgId = connection.acceptedOrgId ?? null;
  return { username, loginUrl, audience, org, acceptedOrgId, contacts, noticeDays, expiredPolicy, clientAppId };
}

function toldApp({ kind, name, consumerKey, rotateEveryDays, rotateBeforeDays, retentionDays }: ClientApp) {
  return { kind, name, consumerKey, rotateEveryDays, rotateBeforeDays, retentionDays };
}
