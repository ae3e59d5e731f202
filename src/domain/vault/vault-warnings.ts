// What a person should know about how the vault is kept, from facts that need no opening of it.

import type { RootKeySlot } from './sealed.ts';

interface VaultFacts {
  slots: readonly RootKeySlot[];
  sealedKeys: readonly { rootKeyId: string; sealedKeys: number }[];
  keyFile: { path: string; exists: boolean; isWrong: boolean; isInDataFolder: boolean; openMode: string | null };
}

export interface VaultWarning {
  code: (typeof vaultWarningCodes)[number];
  /** Of the key file, and its mode where others can read it. */
  path: string;
  mode: string | null;
}

/** In the order of their weight. */
const vaultWarningCodes = [
  'keysWithoutRootKey',
  'keyFileMissing',
  'keyFileWrong',
  'keyFileOpenToOthers',
  'keyFileInDataFolder',
  'keyFileBesideDatabase',
  'severalSecrets',
  'severalRootKeys',
  'keyFileOpensNothing',
] as const;

export function vaultWarnings({ slots, sealedKeys, keyFile }: VaultFacts): VaultWarning[] {
  const hasKeyFileSlot = slots.some(({ provider }) => provider.type === 'keyFile');
  const rootKeys = new Set(slots.map(({ rootKeyId }) => rootKeyId));
  const holds: Record<VaultWarning['code'], boolean> = {
    keysWithoutRootKey: sealedKeys.some(({ rootKeyId }) => !rootKeys.has(rootKeyId)),
    keyFileMissing: hasKeyFileSlot && !keyFile.exists,
    keyFileWrong: keyFile.isWrong,
    keyFileOpenToOthers: keyFile.openMode !== null,
    keyFileInDataFolder: hasKeyFileSlot && keyFile.exists && keyFile.isInDataFolder,
    keyFileBesideDatabase: hasKeyFileSlot && keyFile.exists && !keyFile.isInDataFolder,
    severalSecrets: slots.length > rootKeys.size,
    severalRootKeys: rootKeys.size > 1,
    keyFileOpensNothing: slots.length > 0 && !hasKeyFileSlot && keyFile.exists,
  };
  return vaultWarningCodes
    .filter((code) => holds[code])
    .map((code) => ({ code, path: keyFile.path, mode: keyFile.openMode }));
}
