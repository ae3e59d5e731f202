// The vault as it is handed out before its code is loaded: a command that only shows things starts without it.

import type { SignerKeys } from '../domain/vault/signer-keys.ts';
import type { Vault } from '../domain/vault/upkeep.ts';

/** `load` is called once, at the first use. */
export function lazyVault(load: () => Promise<Vault>): Vault {
  const { vault, signerKeys } = lazySigner(load);
  return {
    ...signerKeys,
    open: async () => (await vault()).open(),
    seal: async (...given) => (await vault()).seal(...given),
    unseal: async (...given) => (await vault()).unseal(...given),
    wrapFor: async (...given) => (await vault()).wrapFor(...given),
    makeRootKey: async () => (await vault()).makeRootKey(),
    rewrapKey: async (...given) => (await vault()).rewrapKey(...given),
    rewrapText: async (...given) => (await vault()).rewrapText(...given),
  };
}

/** The same of what signs alone. */
export function lazySignerKeys(load: () => Promise<SignerKeys>): SignerKeys {
  return lazySigner(load).signerKeys;
}

function lazySigner<Signer extends SignerKeys>(load: () => Promise<Signer>) {
  let loading: Promise<Signer> | null = null;
  let loaded: Signer | null = null;
  const vault = async () => {
    loading ??= load();
    loaded = await loading;
    return loaded;
  };
  const signerKeys: SignerKeys = {
    make: async (...given) => (await vault()).make(...given),
    adopt: async (...given) => (await vault()).adopt(...given),
    sign: async (...given) => (await vault()).sign(...given),
    verify: async (...given) => (await vault()).verify(...given),
    // What was never loaded has nothing to forget.
    forget: (keyPairId) => loaded?.forget(keyPairId),
    exportEncrypted: async (...given) => (await vault()).exportEncrypted(...given),
  };
  return { vault, signerKeys };
}
