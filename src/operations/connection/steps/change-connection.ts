// Changes a connection or its client app. A change of what is sent to Salesforce ends every hold and forgets what was
// found to work; a new consumer key may lead to an app that another connection already has.

import { acts } from '../../../domain/access/acts.ts';
import type { Reach } from '../../../domain/access/permission.ts';
import { type ClientApp, clientAppFields, refuseLateWindow } from '../../../domain/client-app/client-app.ts';
import { checkedConsumerKey } from '../../../domain/client-app/consumer-key.ts';
import { type Connection, connectionFields } from '../../../domain/connection/connection.ts';
import type { ConnectionChange } from '../../../domain/connection/connection-change.ts';
import { connectionWarnings, refuseLookalike } from '../../../domain/connection/connection-input.ts';
import { LatchkeyError, wrongInput } from '../../../domain/errors.ts';
import { auditedOf, changed } from '../../../domain/field-table.ts';
import { lastAcceptedPair } from '../../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { longId } from '../../../domain/org/salesforce-id.ts';
import { nextLookAt } from '../../../domain/rotation/probe-schedule.ts';
import { isAwaited } from '../../../domain/rotation/rotation-goal.ts';
import { statusOf } from '../../../domain/status/connection-status.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { refuseForeignAudience } from '../../../domain/token/audience.ts';
import { withoutSlot } from '../../../domain/token/lost-slot.ts';
import { refuseUnlisted } from '../../../domain/vault/custody-uri.ts';
import { leaveApp, movePairs } from '../../client-app/steps/join-app.ts';
import { auditEntry, type Context, clientAppSubject, connectionSubject } from '../../context.ts';
import { certificatesAt } from '../../installation/steps/clock-trust.ts';
import { handOverSwap } from '../../rotation/steps/hand-over-swap.ts';
import type { ChangedConnection } from './connection-view.ts';
import type { Whole } from './find-connection.ts';

/** Of the seven: whoever is beyond it says that the certificate is in the app. */
const uploadStep = 3;

/** Errors: notPermitted, invalidInput, lookalikeHost, connectionDuplicate, appNotMergeable, swapUnderWay. @param whole locked. */
export async function changeWhole(
  context: Context,
  tx: WriteTransaction,
  whole: Whole,
  change: ConnectionChange,
  reach: Reach | null = null,
): Promise<ChangedConnection> {
  const app = await changeApp(context, tx, whole, change, reach);
  if (app.id !== whole.app.id) await handOverSwap(context, tx, whole);
  const pairs = app.id === whole.app.id ? whole.pairs : await tx.keyPairs.ofApp(app.id);
  const after = changeConnection(whole.connection, change);
  refuseForeignAudience(after);
  const now = context.clock.now();
  const isOtherSlot = app.consumerKey !== whole.app.consumerKey || after.loginUrl !== whole.connection.loginUrl;
  const moved: Connection = { ...(isOtherSlot ? freed(after) : after), clientAppId: app.id, backOff: null };
  const connection = { ...moved, nextLookAt: nextLookAt(moved, pairs, context.settings, now) };
  await refuseTwin(tx, connection);
  const entry = auditEntry(
    context,
    'connection.changed',
    connectionSubject(connection),
    auditedOf(connectionFields, whole.connection),
    auditedOf(connectionFields, connection),
  );
  await tx.connections.update(connection, entry);
  if (app.id === whole.app.id && app.consumerKey !== whole.app.consumerKey)
    await freeOthers(context, tx, connection, pairs);
  const left = app.id === whole.app.id ? [] : await leaveApp(context, tx, whole, connection);
  if (after.org === null && whole.connection.org !== null) await tx.tokens.drop(connection.id);
  const { loginUrl, username } = connection;
  const warnings = connectionWarnings({ loginUrl, username, consumerKey: app.consumerKey });
  const ageAt = await certificatesAt(context, { connection, pairs }, tx);
  const hasKeyRequest = (await tx.keyRequests.ofApp(app.id)).length > 0;
  return {
    ...statusOf({ connection, app, pairs, certificatesAt: ageAt, hasKeyRequest }, context.settings, now),
    warnings: [...warnings, ...left],
  };
}

function changeConnection(before: Connection, change: ConnectionChange): Connection {
  const after = changed(connectionFields, before, change);
  if (after.loginUrl !== before.loginUrl) refuseLookalike(after.loginUrl, change.acceptLookalikes);
  const isElsewhere = after.loginUrl !== before.loginUrl || after.audience !== before.audience;
  const isOther =
    after.username !== before.username || after.loginUrl !== before.loginUrl || change.acceptOrg !== undefined;
  return {
    ...after,
    setupStep: change.setupStep ?? before.setupStep,
    found: isElsewhere || change.consumerKey !== undefined ? null : before.found,
    org: isOther ? null : before.org,
    acceptedOrgId: isOther ? orgIdOf(change.acceptOrg) : before.acceptedOrgId,
  };
}

function orgIdOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const id = text.startsWith('00D') ? longId(text) : null;
  if (id !== null) return id;
  throw wrongInput('acceptOrg', 'notAnId', text);
}

async function changeApp(
  context: Context,
  tx: WriteTransaction,
  whole: Whole,
  change: ConnectionChange,
  reach: Reach | null,
): Promise<ClientApp> {
  const given = { ...change, appName: change.appName?.trim() || undefined };
  const kind = change.appKind ?? whole.app.kind;
  // The table of fields does not know of which kind the app is, and with it where the right key stands.
  if (change.consumerKey !== undefined) checkedConsumerKey(change.consumerKey, kind === 'external-client-app');
  const { consumerKey } = changed(clientAppFields, whole.app, given);
  const other =
    consumerKey === null || consumerKey === whole.app.consumerKey
      ? null
      : await tx.clientApps.byConsumerKey(consumerKey);
  const before = other ?? whole.app;
  if (other !== null) {
    await refuseBeyond(tx, other, reach);
    await movePairs(context, tx, whole, other);
  }
  const isSpreading =
    mayBeSpreading(whole, consumerKey, change.setupStep ?? whole.connection.setupStep ?? 0) && other === null;
  const after: ClientApp = {
    ...changed(clientAppFields, before, given),
    changedAt: isSpreading ? context.clock.now() : before.changedAt,
  };
  if (after.custody !== null && after.custody !== before.custody) refuseUnlisted(after.custody, context.custodyPlaces);
  if (change.rotationWindow !== undefined || change.rotateBeforeDays !== undefined) refuseLateWindow(after);
  const [told, toldAfter] = [auditedOf(clientAppFields, before), auditedOf(clientAppFields, after)];
  if (JSON.stringify(told) === JSON.stringify(toldAfter)) return before;
  await tx.clientApps.update(after, auditEntry(context, 'clientApp.changed', clientAppSubject(after), told, toldAfter));
  return { ...after, revision: after.revision + 1 };
}

/**
 * Whoever joins an app signs in with its keys as any user that it lets in, so that all of it must be theirs. One that its last connection left is nobody's who is
 * restricted.
 */
async function refuseBeyond(tx: WriteTransaction, { id }: ClientApp, reach: Reach | null): Promise<void> {
  if (reach === null) return;
  const names = (await tx.connections.ofApp(id)).map(({ name }) => name);
  if (names.length > 0 && names.every((name) => reach.connections.includes(name))) return;
  const act = 'connection.set';
  throw new LatchkeyError('notPermitted', { act, permission: acts[act], isHeld: true, connection: null });
}

/**
 * Before the first acceptance a key is no word of an upload, unless somebody said to be beyond that step. Later a key is changed while
 * a certificate waits, and that is none either.
 */
function mayBeSpreading({ connection, app, pairs }: Whole, consumerKey: string | null, setupStep: number): boolean {
  if (consumerKey === app.consumerKey) return false;
  if (lastAcceptedPair(pairs) === undefined && connection.lastAccepted === null)
    return pairs.length > 0 && setupStep > uploadStep;
  return !pairs.some((pair) => isAwaited(pair, app));
}

/** No hold, and nothing counted of the slot of before. */
function freed({ failure, ...connection }: Connection): Connection {
  return { ...connection, failure: failure === null ? null : withoutSlot(failure), backOff: null };
}

/** The other connections of an app whose consumer key changed: a hold of theirs is over. */
async function freeOthers(
  { settings, clock }: Context,
  tx: WriteTransaction,
  { id, clientAppId }: Connection,
  pairs: readonly KeyPair[],
): Promise<void> {
  const free = async (seen: Connection) => {
    const other = seen.id === id ? null : await tx.connections.lock(seen.id);
    if (other === null) return;
    const after = freed(other);
    await tx.connections.note({ ...after, nextLookAt: nextLookAt(after, pairs, settings, clock.now()) });
  };
  await Promise.all((await tx.connections.ofApp(clientAppId)).map(free));
}

async function refuseTwin(tx: WriteTransaction, connection: Connection): Promise<void> {
  const { username, loginUrl } = connection;
  const others = await tx.connections.ofApp(connection.clientAppId);
  const twin = others.find(
    (other) => other.id !== connection.id && other.username === username && other.loginUrl === loginUrl,
  );
  if (twin !== undefined) throw new LatchkeyError('connectionDuplicate', { other: twin.name, username, loginUrl });
}
