// A new vault in place of one that nothing opens any more. What is sealed in the old one is given up: its key pairs are destroyed and
// keep their history. Whatever interrupts it, the old vault is there whole, or a new one is made at the next use.

import { LatchkeyError } from '../../domain/errors.ts';
import { newId } from '../../domain/ports.ts';
import type { WriteTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import {
  auditEntry,
  type Context,
  keyPairSubject,
  keyRequestSubject,
  type VaultContext,
  vaultSubject,
} from '../context.ts';
import { wantNothing } from '../rotation/steps/wanted-key-pair.ts';
import { type ResetLoss, refusalOf, resetLossOf } from './steps/reset-loss.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'random' | 'actor'> &
  Pick<VaultContext, 'vault' | 'changeTo' | 'backups'>;

const because = 'the vault was reset';

/** `announced`: what somebody agreed to lose. Errors: processesRunning, vaultUsable, changedMeanwhile, vaultKeyFileBroken, fileUnwritable. */
export const resetVault = {
  act: 'vault.reset',
  run: reset,
  view: ({ loss, rootKeyId }) => ({ rootKeyId, ...loss }),
} satisfies Act<Needs, { announced: ResetLoss }, { loss: ResetLoss; rootKeyId: string | null }>;

async function reset(context: Needs, { announced }: { announced: ResetLoss }) {
  // One that runs has the old root key in memory, and would seal under it.
  const exclusivity = await context.backups.takeExclusive();
  if (exclusivity.type === 'held') throw new LatchkeyError('processesRunning', { holders: exclusivity.holders });
  try {
    await refusalOf(context);
    await proveSecret(context);
    const loss = await context.store.write((tx) => giveUp(context, tx, announced));
    await context.vault.open();
    const slots = await context.store.read((tx) => tx.vault.slots());
    const rootKeyId = slots.at(-1)?.rootKeyId ?? null;
    // The first entry with a MAC of the new key says that it begins.
    await context.store.write((tx) =>
      tx.audit.append(auditEntry(context, 'vault.macKeyBegun', vaultSubject, null, { rootKey: rootKeyId, because })),
    );
    return { loss, rootKeyId };
  } finally {
    await exclusivity.release();
  }
}

/** The secret that is set can seal a root key: nothing is given up for a new vault that could not be made. */
async function proveSecret({ changeTo, random, clock }: Needs): Promise<void> {
  const { present } = await changeTo(null);
  await present.prepare();
  const slot = { id: newId(random), rootKeyId: newId(random), createdAt: clock.now() };
  await present.wrap(random.bytes(32), slot);
}

async function giveUp(context: Needs, tx: WriteTransaction, announced: ResetLoss): Promise<ResetLoss> {
  const loss = await resetLossOf(tx);
  const ids = ({ keyPairs, requests }: ResetLoss) => [...keyPairs, ...requests].map(({ id }) => id).join();
  if (ids(loss) !== ids(announced)) throw new LatchkeyError('changedMeanwhile', { type: 'vault', name: null });
  for (const { id } of loss.keyPairs) await destroy(context, tx, id);
  for (const { id } of loss.requests) {
    const request = await tx.keyRequests.byId(id);
    if (request === null) continue;
    const entry = auditEntry(context, 'keyRequest.discarded', keyRequestSubject(request), null, { because });
    await tx.keyRequests.discard(id, entry);
  }
  await tx.tokens.dropAll();
  const slots = await tx.vault.slots();
  for (const { id, rootKeyId, provider } of slots) {
    const before = { slot: id, rootKey: rootKeyId, provider: provider.type };
    await tx.vault.remove(id, auditEntry(context, 'vault.slotRemoved', vaultSubject, before, null));
  }
  const given = { keyPairs: loss.keyPairs.map(({ fingerprint }) => fingerprint), requests: loss.requests.length };
  await tx.audit.append(auditEntry(context, 'vault.reset', vaultSubject, given, { macKey: 'a new one begins' }));
  return loss;
}

async function destroy(context: Needs, tx: WriteTransaction, id: string): Promise<void> {
  const seen = await tx.keyPairs.byId(id);
  const app = seen && (await tx.clientApps.lock(seen.clientAppId));
  const pair = app && (await tx.keyPairs.lockLivingOfApp(app.id)).find((one) => one.id === id);
  if (!app || !pair) throw new LatchkeyError('changedMeanwhile', { type: 'vault', name: null });
  const { state, lastAcceptedAt } = pair.standing;
  const entry = auditEntry(
    context,
    'keyPair.destroyed',
    keyPairSubject(pair),
    { state },
    { state: 'destroyed', because },
  );
  const standing = { state: 'destroyed', since: context.clock.now(), lastAcceptedAt } as const;
  await tx.keyPairs.update({ ...pair, standing }, entry);
  await wantNothing(context, tx, app, id);
}
