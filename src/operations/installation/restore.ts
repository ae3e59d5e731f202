// Puts a backup in place of the present database, with every process stopped. What has become worthless since stays
// worthless, what would be lost must be named, and nothing is destroyed before each app has proved what its org holds.

import { LatchkeyError, wrongInput } from '../../domain/errors.ts';
import type { Backup } from '../../domain/installation/backup.ts';
import { type KeyPair, signerKeyOf } from '../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../domain/key-pair/key-pair-states.ts';
import { iso } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Store, WriteTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { auditKeyOf } from '../audit/steps/audit-key.ts';
import { replacedAudit } from '../audit/steps/put-back.ts';
import {
  auditEntry,
  type Context,
  clientAppSubject,
  databaseSubject,
  keyPairSubject,
  keyRequestSubject,
  type VaultContext,
} from '../context.ts';
import { everyApp, everyConnection, everyRow } from '../every-row.ts';
import { allPairs, connectionsOnlyIn } from './steps/only-here.ts';

interface RestoreRequest {
  file: string;
  /** Fingerprints, or their beginnings, of key pairs that may be lost. */
  discard: readonly string[];
  /** Names of the connections that may be lost. */
  lostConnections: readonly string[];
}

export interface Restored {
  connections: number;
  keyPairs: number;
  /** Fingerprints of the pairs that were lost, as named. */
  discarded: string[];
  /** Fingerprints of the pairs that were reported leaked or destroyed after the backup was made, and still are. */
  carriedOver: string[];
  /** Fingerprints of sealed keys in the backup that do not open. */
  damaged: string[];
  /** Names of the connections that the backup lacked. */
  connectionsGone: string[];
}

type Parts = Pick<Context, 'store' | 'clock' | 'actor' | 'random' | 'log'> &
  Pick<VaultContext, 'backups' | 'vaultOver'>;

/** Errors: processesRunning, backupUnreadable, backupForeignVault, backupLacksKeyPairs, changedMeanwhile, invalidInput (discard), … */
export const restore = {
  act: 'installation.restore',
  run: putBack,
  view: (restored) => restored,
} satisfies Act<Parts, RestoreRequest, Restored>;

async function putBack(context: Parts, { file, discard, lostConnections }: RestoreRequest): Promise<Restored> {
  const exclusivity = await context.backups.takeExclusive();
  if (exclusivity.type === 'held') throw new LatchkeyError('processesRunning', { holders: exclusivity.holders });
  try {
    const backup = await context.backups.openBackup(file);
    try {
      const { damaged, auditKey } = await openVaultOf(context, backup);
      const present = await allPairs(context.store);
      const held = await allPairs(backup);
      const soundHere = await soundOnlyHere(context, present, damaged);
      const discarded = lostPairs(present, held, soundHere, discard);
      const connectionsGone = await connectionsOnlyIn(context.store, backup);
      if (connectionsGone.some((name) => !lostConnections.includes(name)))
        throw new LatchkeyError('changedMeanwhile', { type: 'fleet', name: null });
      const put = await putInPlace(context, backup, { present, held, discarded, auditKey });
      return { ...put, damaged, connectionsGone };
    } finally {
      await backup.close();
    }
  } finally {
    await exclusivity.release();
  }
}

interface Opened {
  /** Fingerprints of the keys that do not open. */
  damaged: string[];
  auditKey: Secret<Uint8Array> | null;
}

/** Errors: backupForeignVault, vaultKeyFileMissing, … */
async function openVaultOf(context: Parts, backup: Backup): Promise<Opened> {
  const { slots, keys } = await backup.read(async (tx) => ({
    slots: await tx.vault.slots(),
    keys: await tx.vault.countByRootKey(),
  }));
  // An installation that never made a key has no vault, and opening one would make it.
  if (slots.length === 0 && keys.length === 0) return { damaged: [], auditKey: null };
  const store = readOnly(backup);
  const vault = context.vaultOver(store);
  await orForeign(() => vault.open());
  const damaged: string[] = [];
  const sealedKeys = everyRow(
    (after, limit) => backup.read((tx) => tx.keyPairs.sealedPage(after, limit)),
    ({ pair }) => pair.id,
  );
  for await (const { pair, sealed } of sealedKeys)
    if (!(await opens(() => vault.verify(signerKeyOf(pair, { sealed }))))) damaged.push(pair.fingerprint);
  const isMade = (await backup.read((tx) => tx.facts.get('macKey'))) !== null;
  return { damaged, auditKey: isMade ? await auditKeyOf({ ...context, store, sealer: vault }) : null };
}

const foreignCodes: readonly string[] = [
  'vaultKeyFileWrong',
  'vaultPassphraseWrong',
  'vaultPassphraseMissing',
  'vaultNeedsKeyFile',
];

async function orForeign(open: () => Promise<void>): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (error instanceof LatchkeyError && foreignCodes.includes(error.code))
      throw new LatchkeyError('backupForeignVault', {}, error.code);
    throw error;
  }
}

async function opens(verify: () => Promise<void>): Promise<boolean> {
  try {
    await verify();
    return true;
  } catch (error) {
    if (error instanceof LatchkeyError && error.code === 'sealedKeyDamaged') return false;
    throw error;
  }
}

/**
 * Ids of the present pairs whose sealed key is damaged in the backup only: putting that copy in place would lose the key.
 * One that the given secret cannot judge counts as sound.
 */
async function soundOnlyHere(
  context: Parts,
  present: readonly KeyPair[],
  damaged: readonly string[],
): Promise<ReadonlySet<string>> {
  const sound = new Set<string>();
  const vault = context.vaultOver(context.store);
  for (const pair of present) {
    if (!damaged.includes(pair.fingerprint)) continue;
    const reference = await context.store.read((tx) => tx.keyPairs.keyReference(pair.id));
    if (reference === null) continue;
    const isDamaged = await vault.verify(signerKeyOf(pair, reference)).then(
      () => false,
      (error: unknown) => {
        if (error instanceof LatchkeyError) return error.code === 'sealedKeyDamaged';
        throw error;
      },
    );
    if (!isDamaged) sound.add(pair.id);
  }
  return sound;
}

function readOnly(backup: Backup): Store {
  const refuse = async () => {
    throw new LatchkeyError('internal', {}, 'a backup is never written to');
  };
  return { read: (work) => backup.read(work), write: refuse, close: refuse };
}

/** The present pairs that the backup lacks or holds damaged, each of them named. Errors: backupLacksKeyPairs, invalidInput. */
function lostPairs(
  present: readonly KeyPair[],
  held: readonly KeyPair[],
  soundHere: ReadonlySet<string>,
  discard: readonly string[],
): KeyPair[] {
  const heldIds = new Set(held.map(({ id }) => id).filter((id) => !soundHere.has(id)));
  const lost = present.filter((pair) => stateFacts(pair).hasKey && !heldIds.has(pair.id));
  const wanted = discard.map((text) => ({ text, plain: plain(text) }));
  const isNamed = (pair: KeyPair) => wanted.some((one) => plain(pair.fingerprint).startsWith(one.plain));
  const unnamed = lost.filter((pair) => !isNamed(pair));
  if (unnamed.length > 0) {
    const fingerprints = unnamed.map(({ fingerprint }) => fingerprint).join(', ');
    throw new LatchkeyError('backupLacksKeyPairs', { fingerprints });
  }
  for (const { text, plain: beginning } of wanted) {
    const named = lost.filter((pair) => plain(pair.fingerprint).startsWith(beginning));
    if (beginning.length >= 8 && named.length === 1) continue;
    throw wrongInput('discard', named.length > 1 || beginning.length < 8 ? 'tooShort' : 'notLost', text);
  }
  return lost;
}

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toUpperCase();
}

async function putInPlace(
  context: Parts,
  backup: Backup,
  {
    present,
    held,
    discarded,
    auditKey,
  }: { [Which in 'present' | 'held' | 'discarded']: readonly KeyPair[] } & Pick<Opened, 'auditKey'>,
): Promise<Omit<Restored, 'damaged' | 'connectionsGone'>> {
  const replaced = await context.store.read(replacedAudit);
  // A backup cannot hold its own time; its last audit entry is as late as any key pair in it.
  const [newest] = await backup.read((tx) => tx.audit.newest(1));
  const adjust = async (tx: WriteTransaction) => {
    const carriedOver = await carryOver(context, tx, present, held);
    await holdDestruction(context, tx);
    await lookAtAll(context, tx);
    await tx.facts.set('restoredAt', context.clock.now());
    if (newest !== undefined) await tx.facts.set('lastBackupAt', newest.at);
    const lost = discarded.map(({ fingerprint }) => fingerprint);
    const told = { schemaVersion: backup.schemaVersion, replacedAudit: replaced, discarded: lost };
    await tx.audit.append(auditEntry(context, 'database.restored', databaseSubject, null, told));
    const connections = await tx.connections.count();
    return { connections, keyPairs: held.length, discarded: lost, carriedOver };
  };
  return context.backups.replaceAllFrom(backup, adjust, auditKey);
}

/** A pair that was reported leaked, or destroyed, since the backup was made is so again. */
async function carryOver(
  context: Parts,
  tx: WriteTransaction,
  present: readonly KeyPair[],
  held: readonly KeyPair[],
): Promise<string[]> {
  const heldById = new Map(held.map((pair) => [pair.id, pair]));
  const carried: string[] = [];
  for (const { id, standing } of present) {
    const pair = heldById.get(id);
    if (standing.state !== 'compromised' && standing.state !== 'destroyed') continue;
    if (pair === undefined) await discardRequest(context, tx, id);
    if (pair === undefined || pair.standing.state === 'destroyed' || pair.standing.state === standing.state) continue;
    await tx.keyPairs.lockOfApp(pair.clientAppId);
    const action = standing.state === 'compromised' ? 'keyPair.compromised' : 'keyPair.destroyed';
    const told = { state: standing.state, because: 'it was so before the restore' };
    const entry = auditEntry(context, action, keyPairSubject(pair), { state: pair.standing.state }, told);
    await tx.keyPairs.update({ ...pair, standing }, entry);
    carried.push(pair.fingerprint);
  }
  return carried;
}

/** The backup may hold the same private key from when it still waited for its certificate. */
async function discardRequest(context: Parts, tx: WriteTransaction, id: string): Promise<void> {
  const request = await tx.keyRequests.byId(id);
  if (request === null) return;
  const told = { because: 'its key pair was reported leaked or destroyed before the restore' };
  const entry = auditEntry(context, 'keyRequest.discarded', keyRequestSubject(request), null, told);
  await tx.keyRequests.discard(id, entry);
}

async function holdDestruction(context: Parts, tx: WriteTransaction): Promise<void> {
  const now = context.clock.now();
  for await (const app of everyApp(tx)) {
    const told = { destructionHeldSince: iso(now) };
    const before = { destructionHeldSince: iso(app.destructionHeldSince) };
    const entry = auditEntry(context, 'clientApp.destructionHeld', clientAppSubject(app), before, told);
    await tx.clientApps.update({ ...app, destructionHeldSince: now }, entry);
  }
}

/** Nobody knows what happened in the orgs since: every connection is due now, and nothing holds it back. */
async function lookAtAll({ clock }: Parts, tx: WriteTransaction): Promise<void> {
  for await (const connection of everyConnection(tx))
    await tx.connections.note({ ...connection, backOff: null, nextLookAt: clock.now() });
}
