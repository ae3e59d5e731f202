// The devices and services of this installation, each opened when a key in it is first needed, and kept. The code of one
// is loaded only where a URI asks for it.

import type { Clock, Files, Random } from '../../domain/ports.ts';
import type { ProviderScheme, ProviderUri } from '../../domain/vault/custody-uri.ts';
import type { KeyProvider } from '../../domain/vault/key-provider.ts';
import { type ProviderBounds, withinBounds } from './provider-bounds.ts';

/** What a provider may use of the world. */
export interface ProviderParts {
  clock: Clock;
  random: Random;
  files: Files;
  environment: Readonly<Record<string, string | undefined>>;
}

interface ProviderKind {
  bounds: ProviderBounds;
  /** Opens nothing that costs anything before the first call. Throws only KeyProviderFault. */
  load(): Promise<(uri: ProviderUri, parts: ProviderParts) => Promise<KeyProvider>>;
}

export type ProviderKinds = Partial<Record<ProviderScheme, ProviderKind>>;

export class ProviderPool {
  readonly #kinds: ProviderKinds;
  readonly #known: ReadonlyMap<string, ProviderUri>;
  readonly #parts: ProviderParts;
  readonly #open = new Map<string, Promise<KeyProvider>>();

  constructor(kinds: ProviderKinds, known: readonly ProviderUri[], parts: ProviderParts) {
    this.#kinds = kinds;
    this.#known = new Map(known.map((uri) => [uri.providerUri, uri]));
    this.#parts = parts;
  }

  get providerUris(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Null: the settings name no such place. Throws KeyProviderFault, and is asked again by the next. */
  async named(providerUri: string): Promise<KeyProvider | null> {
    const uri = this.#known.get(providerUri);
    if (uri === undefined) return null;
    const opening = this.#open.get(providerUri) ?? this.#opened(uri);
    this.#open.set(providerUri, opening);
    try {
      return await opening;
    } catch (error) {
      this.#open.delete(providerUri);
      throw error;
    }
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values());
    this.#open.clear();
    await Promise.allSettled(opened.map((one) => (one.status === 'fulfilled' ? one.value.close() : null)));
  }

  async #opened(uri: ProviderUri): Promise<KeyProvider> {
    const kind = this.#kinds[uri.scheme];
    if (kind === undefined) throw new TypeError(`no provider speaks ${uri.scheme}:`);
    const open = await kind.load();
    return withinBounds(await open(uri, this.#parts), kind.bounds, this.#parts);
  }
}
