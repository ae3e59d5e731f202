// Parsed private keys, kept because parsing costs as much as signing: bounded, the longest unused one leaves first.
// One opening serves all who wait for the same key; a failed one is not kept.

import type { KeyObject } from 'node:crypto';
import type { SealedSignerKey } from '../../domain/vault/key-reference.ts';

interface Entry {
  publicKeyHash: Uint8Array;
  opened: Promise<KeyObject>;
}

export class ParsedKeys {
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  readonly #capacity: number;
  readonly #open: (key: SealedSignerKey) => Promise<KeyObject>;

  constructor(capacity: number, open: (key: SealedSignerKey) => Promise<KeyObject>) {
    this.#capacity = Math.max(1, capacity);
    this.#open = open;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: SealedSignerKey): Promise<KeyObject> {
    const kept = this.#entries.get(key.keyPairId);
    // A row that names another public key than the one this private key was checked against must open for itself.
    const entry = kept !== undefined && equal(kept.publicKeyHash, key.publicKeyHash) ? kept : this.#opening(key);
    this.#entries.delete(key.keyPairId);
    this.#entries.set(key.keyPairId, entry);
    if (this.#entries.size > this.#capacity) this.#dropOldest();
    return entry.opened;
  }

  forget(keyPairId: string): void {
    this.#entries.delete(keyPairId);
  }

  #opening(key: SealedSignerKey): Entry {
    const entry = { publicKeyHash: key.publicKeyHash, opened: this.#open(key) };
    entry.opened.catch(() => {
      if (this.#entries.get(key.keyPairId) === entry) this.#entries.delete(key.keyPairId);
    });
    return entry;
  }

  #dropOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
