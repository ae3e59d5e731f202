// What somebody who can write to the database, and has not the vault, does to the audit: it shows.

import assert from 'node:assert/strict';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { auditHash, type ChainedAuditEntry } from '../../../src/domain/audit/audit-entry.ts';
import { auditKeyOf } from '../../../src/operations/audit/steps/audit-key.ts';
import { verifyAudit } from '../../../src/operations/audit/verify.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

/** A process that has the vault, so that its entries bear a MAC. */
async function withVault(world: Installation): Promise<Process> {
  const { process } = await world.connected();
  const store = await openStore({
    location: world.place.location,
    clock: { ...systemClock, now: () => world.clock.now() },
    random: systemRandom,
    auditKey: () => auditKeyOf(process.context),
  });
  world.closing(() => store.close());
  return { ...process, context: { ...process.context, store } };
}

async function act({ context }: Process, contact: string): Promise<void> {
  await setConnection.run(context, { name: 'acme', contacts: [contact] });
}

const entries = ({ context }: Process) => context.store.read((tx) => tx.audit.page(0, 1_000));
const verify = ({ context }: Process, kept: { sequence: number; hash: string } | null = null) =>
  verifyAudit.run(context, { kept });

/** The chain from an entry on, with hashes that hold and the MACs as they were. */
async function rewrite(world: Installation, all: ChainedAuditEntry[], from: number, name: string): Promise<void> {
  let previousHash = all[from - 2]?.hash ?? '0'.repeat(64);
  for (const entry of all.slice(from - 1)) {
    const actor = entry.sequence === from ? { ...entry.actor, name } : entry.actor;
    const hash = auditHash(entry.sequence, previousHash, { ...entry, actor });
    await world.place.tamper(`update audit_entry set hash = '${hash}', previous_hash = '${previousHash}',
      actor_name = '${actor.name}' where sequence = ${entry.sequence}`);
    previousHash = hash;
  }
  await world.place.tamper(`update audit_head set hash = '${previousHash}'`);
}

inEachInstallation('entries bear a MAC once there is a vault, and those before are told apart', async (world) => {
  const process = await withVault(world);
  const before = (await entries(process)).length;
  await act(process, 'a@b.example');
  await act(process, 'b@b.example');
  const verdict = await verify(process);
  assert.equal(verdict.brokenAt, null);
  assert.deepEqual(verdict.macs, { valid: 2, from: before + 1, without: [], ofAnotherKey: 0 });
});

inEachInstallation('a chain that is rewritten with right hashes shows by its MACs', async (world) => {
  const process = await withVault(world);
  await act(process, 'a@b.example');
  await act(process, 'b@b.example');
  const all = await entries(process);
  const kept = all.at(-1) as ChainedAuditEntry;
  await rewrite(world, all, all.length - 1, 'somebody');
  assert.deepEqual((await verify(process)).brokenAt, { sequence: all.length - 1, reason: 'forged' });
  // An entry from before the MACs: the next MAC covers it.
  await rewrite(world, all, 1, 'somebody');
  assert.deepEqual((await verify(process)).brokenAt, { sequence: all.length - 1, reason: 'forged' });
  // Without the vault the hashes alone hold; a head that was kept shows it.
  const closed = {
    ...process,
    context: { ...process.context, sealer: { ...process.context.sealer, unseal: refuse, open: refuse } },
  };
  const blind = await verify(closed as unknown as Process);
  assert.deepEqual([blind.brokenAt, blind.macs], [null, null]);
  assert.deepEqual((await verify(closed as unknown as Process, kept)).brokenAt?.reason, 'otherHead');
});

inEachInstallation('what is put behind the end, cut off, or put back shows', async (world) => {
  const process = await withVault(world);
  await act(process, 'a@b.example');
  const all = await entries(process);
  const last = all.at(-1) as ChainedAuditEntry;
  const forged = { ...last, sequence: last.sequence + 1, previousHash: last.hash };
  const hash = auditHash(forged.sequence, forged.previousHash, forged);
  await world.place.tamper(`insert into audit_entry (sequence, previous_hash, hash, at, actor_name, actor_from, action,
    subject_type, subject_id, subject_name, value_before, value_after, mac)
    select sequence + 1, hash, '${hash}', at, actor_name, actor_from, action, subject_type, subject_id, subject_name,
    value_before, value_after, mac from audit_entry where sequence = ${last.sequence}`);
  assert.deepEqual((await verify(process)).brokenAt?.sequence, last.sequence + 1);
  await world.place.tamper(`update audit_entry set mac = null where sequence = ${last.sequence + 1}`);
  assert.deepEqual((await verify(process)).brokenAt, { sequence: last.sequence + 1, reason: 'beyondHead' });
  await world.place.tamper(`delete from audit_entry where sequence > ${last.sequence}`);

  // Cut off together with the head: only who kept one knows.
  const before = all.at(-2) as ChainedAuditEntry;
  await world.place.tamper(`delete from audit_entry where sequence >= ${last.sequence}`);
  await world.place.tamper(`update audit_head set sequence = ${before.sequence}, hash = '${before.hash}'`);
  assert.equal((await verify(process)).brokenAt, null);
  assert.deepEqual((await verify(process, last)).brokenAt, { sequence: last.sequence, reason: 'otherHead' });
  assert.equal((await verify(process, before)).brokenAt, null);
});

inEachInstallation('an entry that is added without the vault is named, also after others', async (world) => {
  const process = await withVault(world);
  await act(process, 'a@b.example');
  const without = await world.process();
  await setConnection.run(without.context, { name: 'acme', contacts: ['c@b.example'] });
  await act(process, 'b@b.example');
  const { length } = await entries(process);
  const verdict = await verify(process);
  assert.equal(verdict.brokenAt, null);
  assert.deepEqual(verdict.macs?.without, [length - 1]);
});

inEachInstallation('a head that is gone is told, by the check and by the next act', async (world) => {
  const process = await withVault(world);
  await world.place.tamper('delete from audit_head');
  assert.equal((await verify(process)).brokenAt?.reason, 'headGone');
  await refuses('auditHeadGone', act(process, 'a@b.example'));
});

async function refuse(): Promise<never> {
  const { LatchkeyError } = await import('../../../src/domain/errors.ts');
  throw new LatchkeyError('vaultPassphraseMissing');
}
