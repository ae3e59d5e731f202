// A device or service that makes private keys, signs with them, and never hands one out: an HSM, a cloud's key service.
// Adapters implement this; adapters/keys/provider-pool.ts is what calls them.

import type { Instant } from '../ports.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';

export interface KeyProvider {
  /**
   * A private key that never was outside and cannot be exported, for RS256 signatures alone. It bears the key pair's id,
   * so that `findKey` meets a key whose row was never written.
   */
  makeKey(wish: {
    keyPairId: string;
    algorithm: KeyAlgorithm;
  }): Promise<{ /** What the key is called there. */ keyId: string /** DER. */; publicKeySpki: Uint8Array }>;
  /** The `keyId` of what `makeKey` made for this pair; null: nothing, or it is gone. */
  findKey(keyPairId: string): Promise<string | null>;
  /** RSASSA-PKCS1-v1_5 with SHA-256 over the bytes (RS256, RFC 7518 section 3.3). Errors: `keyGone`. */
  sign(keyId: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** SubjectPublicKeyInfo, DER; null: there is no such key, or it is on its way out. */
  readPublicKey(keyId: string): Promise<Uint8Array | null>;
  /** Again it does the same: that the key is gone is no error. */
  destroyKey(
    keyId: string,
  ): Promise<{ /** After the provider's own waiting time; null: gone now. */ goneAt: Instant | null }>;
  /** Throws what is wrong. `description`: what answered, in its own words: a model, a region, a version. */
  checkHealth(): Promise<{ description: string }>;
  /** Wraps the root key of the vault in software; null where the provider cannot. */
  readonly rootKeyWrapper: RootKeyWrapper | null;
  close(): Promise<void>;
}

export type SigningKeys = Omit<KeyProvider, 'checkHealth' | 'rootKeyWrapper' | 'close'>;

export interface RootKeyWrapper {
  /** Makes the key that wraps where there is none. */
  wrapRootKey(rootKey: Uint8Array): Promise<Uint8Array>;
  /** For the caller to wipe; null: it was wrapped by another key. */
  unwrapRootKey(wrapped: Uint8Array): Promise<Uint8Array | null>;
}

/** Why a provider does nothing for us now. None of them says anything about a key or a certificate. */
export type ProviderTrouble =
  /** The package that speaks to it is not installed. */
  | 'notInstalled'
  /** The library of the device does not load. */
  | 'moduleUnusable'
  | 'tokenMissing'
  /** Not tried again with the same PIN: a token locks itself after a few. */
  | 'pinWrong'
  | 'pinLocked'
  /** The file with the PIN or the credentials cannot be read, or others can read it. */
  | 'secretUnreadable'
  /** It knows us, and does not permit what was asked; or it does not know us. */
  | 'notPermitted'
  /** A service that somebody must open first, as a Vault after its start. */
  | 'sealed'
  | 'throttled'
  | 'unreachable'
  | 'timedOut'
  /** It answered what nobody expects; the detail has its words. */
  | 'failed';

/** The only error of a provider. */
export class KeyProviderFault extends Error {
  readonly trouble: ProviderTrouble | 'keyGone';
  /** Its own words, without secrets. */
  readonly detail: string;
  /** Where it said when to come back. */
  readonly retryAfterMs: number | null;
  constructor(trouble: KeyProviderFault['trouble'], detail: string, retryAfterMs: number | null = null) {
    super(`${trouble}: ${detail}`);
    this.name = 'KeyProviderFault';
    this.trouble = trouble;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}
