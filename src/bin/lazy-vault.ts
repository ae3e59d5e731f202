// The vault as it is handed out before its code is loaded: a command that only shows things starts without it.

import type { SignerKeys } from '../domain/vault/signer-keys.ts';
import type { Vault } from '../domain/vault/upkeep.ts';
import { lazyMethods } from './lazy-methods.ts';

/** `load` is called once, at the first use. */
export function lazyVault(load: () => Promise<Vault>): Vault {
  const { once, forget } = rememberingLoad(load);
  return lazyMethods<Omit<Vault, 'forget'>, Pick<Vault, 'forget'>>(once, { forget });
}

/** The same of what signs alone. */
export function lazySignerKeys(load: () => Promise<SignerKeys>): SignerKeys {
  const { once, forget } = rememberingLoad(load);
  return lazyMethods<Omit<SignerKeys, 'forget'>, Pick<SignerKeys, 'forget'>>(once, { forget });
}

function rememberingLoad<Signer extends SignerKeys>(load: () => Promise<Signer>) {
  let loaded: Signer | null = null;
  const once = async () => {
    loaded = await load();
    return loaded;
  };
  // What was never loaded has nothing to forget.
  return { once, forget: (keyPairId: string) => loaded?.forget(keyPairId) };
}
