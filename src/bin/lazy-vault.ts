// The vault as it is handed out before its code is loaded: a command that only shows things starts without it.

import type { Vault } from '../domain/vault/upkeep.ts';

/** `load` is called once, at the first use. */
export function lazyVault(load: () => Promise<Vault>): Vault {
  let loading: Promise<Vault> | null = null;
  let loaded: Vault | null = null;
  const vault = async () => {
    loading ??= load();
    loaded = await loading;
    return loaded;
  };
  return {
    open: async () => (await vault()).open(),
    make: async (...given) => (await vault()).make(...given),
    adopt: async (...given) => (await vault()).adopt(...given),
    sign: async (...given) => (await vault()).sign(...given),
    verify: async (...given) => (await vault()).verify(...given),
    // What was never loaded has nothing to forget.
    forget: (keyPairId) => loaded?.forget(keyPairId),
    exportEncrypted: async (...given) => (await vault()).exportEncrypted(...given),
    seal: async (...given) => (await vault()).seal(...given),
    unseal: async (...given) => (await vault()).unseal(...given),
    wrapFor: async (...given) => (await vault()).wrapFor(...given),
    makeRootKey: async () => (await vault()).makeRootKey(),
    rewrapKey: async (...given) => (await vault()).rewrapKey(...given),
    rewrapText: async (...given) => (await vault()).rewrapText(...given),
  };
}
