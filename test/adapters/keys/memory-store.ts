// As much of a database as the vault asks for, in memory: transactions that roll back, slots, sealed keys and texts,
// the audit, and the rule that nothing may be sealed under a root key without a slot.

import type { AuditEntry } from '../../../src/domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import type { Lease } from '../../../src/domain/lease.ts';
import type { ReadTransaction, Store, WriteTransaction } from '../../../src/domain/store.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import type { RootKeySlot, SealedKey, SealedText } from '../../../src/domain/vault/sealed.ts';
import type { SealedTextRow } from '../../../src/domain/vault/vault-store.ts';

interface State {
  slots: RootKeySlot[];
  keys: Map<string, SealedSignerKey>;
  texts: Map<string, SealedTextRow>;
  leases: Map<string, Lease>;
  audit: AuditEntry[];
}

export class MemoryStore implements Store {
  state: State = { slots: [], keys: new Map(), texts: new Map(), leases: new Map(), audit: [] };
  reads = 0;
  /** Called at each step of a transaction that changes something; what it throws, the transaction throws. */
  beforeStep: (step: string) => void = () => {};
  #turn: Promise<unknown> = Promise.resolve();

  async read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    this.reads += 1;
    return work(transaction(structuredClone(this.state), () => {}));
  }

  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    const run = this.#turn.then(async () => {
      const changed = structuredClone(this.state);
      const result = await work(transaction(changed, (step) => this.beforeStep(step)));
      this.beforeStep('commit');
      this.state = changed;
      this.beforeStep('committed');
      return result;
    });
    this.#turn = run.then(
      () => {},
      () => {},
    );
    return run;
  }

  async close(): Promise<void> {}

  /** What `keyPairs.insert` does with the private key. */
  insertKey(key: SealedSignerKey): void {
    assertHasSlot(this.state, key.sealed);
    this.state.keys.set(key.keyPairId, key);
  }

  insertText(row: SealedTextRow): void {
    this.state.texts.set(`${row.purpose} ${row.rowId}`, row);
  }
}

/** The windows that the vault uses; others are missing, and a test that touches one fails by itself. */
function transaction(state: State, step: (name: string) => void): WriteTransaction {
  const notUnder = (rootKeyId: string) => (row: { sealed: SealedKey | SealedText }) =>
    row.sealed.rootKeyId !== rootKeyId;
  const note = (name: string, audit: AuditEntry) => {
    step(name);
    state.audit.push(audit);
  };
  const windows = {
    vault: {
      slots: async () => state.slots,
      insertFirst: async (slot: RootKeySlot, audit: AuditEntry) => {
        if (state.slots.length > 0) throw new LatchkeyError('vaultExists');
        note('insertFirst', audit);
        state.slots.push(slot);
      },
      insert: async (slot: RootKeySlot, audit: AuditEntry) => {
        note('insert', audit);
        state.slots.push(slot);
      },
      remove: async (slotId: string, audit: AuditEntry) => {
        note('remove', audit);
        state.slots = state.slots.filter((slot) => slot.id !== slotId);
        for (const { sealed } of state.keys.values()) {
          if (!state.slots.some((slot) => slot.rootKeyId === sealed.rootKeyId)) throw new LatchkeyError('rootKeyInUse');
        }
      },
      notUnder: async (rootKeyId: string, limit: number, after = '') =>
        [...state.keys.values()]
          .filter(notUnder(rootKeyId))
          .filter(({ keyPairId }) => keyPairId > after)
          .sort((a, b) => (a.keyPairId < b.keyPairId ? -1 : 1))
          .slice(0, limit),
      textsNotUnder: async (rootKeyId: string, limit: number, after = { rowId: '' }) =>
        [...state.texts.values()]
          .filter(notUnder(rootKeyId))
          .filter(({ rowId }) => rowId > after.rowId)
          .sort((a, b) => (a.rowId < b.rowId ? -1 : 1))
          .slice(0, limit),
      countByRootKey: async () => {
        const counts = Map.groupBy(state.keys.values(), ({ sealed }) => sealed.rootKeyId);
        return [...counts].map(([rootKeyId, keys]) => ({ rootKeyId, sealedKeys: keys.length }));
      },
      resealKey: async (before: SealedSignerKey, sealed: SealedKey) => {
        assertHasSlot(state, sealed);
        step('resealKey');
        const row = state.keys.get(before.keyPairId);
        if (row === undefined || row.sealed.rootKeyId !== before.sealed.rootKeyId) return false;
        row.sealed = sealed;
        return true;
      },
      resealText: async (before: SealedTextRow, sealed: SealedText) => {
        step('resealText');
        const row = state.texts.get(`${before.purpose} ${before.rowId}`);
        if (row === undefined || !Buffer.from(row.sealed.sealed).equals(before.sealed.sealed)) return false;
        row.sealed = sealed;
        return true;
      },
    },
    strayKeys: { all: async () => [] },
    leases: {
      claim: async (resource: string, holder: string) => {
        const held = state.leases.get(resource);
        if (held !== undefined && held.holder !== holder) return null;
        step('claim');
        const lease = { resource, holder, number: (held?.number ?? 0) + 1 };
        state.leases.set(resource, lease);
        return lease;
      },
      release: async (lease: Lease) => {
        step('release');
        if (state.leases.get(lease.resource)?.number === lease.number) state.leases.delete(lease.resource);
      },
    },
  };
  return windows as unknown as WriteTransaction;
}

function assertHasSlot(state: State, sealed: SealedKey): void {
  if (!state.slots.some((slot) => slot.rootKeyId === sealed.rootKeyId)) throw new LatchkeyError('rootKeyRetired');
}
