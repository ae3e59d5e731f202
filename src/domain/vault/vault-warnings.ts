// What a person should know about how the vault is kept, from facts that need no opening of it.

import type { RootKeySlot } from './sealed.ts';

export interface VaultFacts {
  slots: readonly RootKeySlot[];
  sealedKeys: readonly { rootKeyId: string; sealedKeys: number }[];
  keyFile: { path: string; exists: boolean; isInDataFolder: boolean; openMode: string | null };
}

export interface VaultWarning {
  code: keyof typeof warnings;
  text: string;
  next: string;
}

/** Words in braces: {path}, {mode}. In the order of their weight. */
const warnings = {
  keysWithoutRootKey: {
    text: 'The database holds sealed keys whose root key has no slot; they cannot be opened.',
    next: 'Restore the database from a backup.',
  },
  keyFileMissing: {
    text: 'The key file {path} is missing; without it no key can be used.',
    next: 'Put it back from where you keep it, or set LATCHKEY_KEY_FILE to it.',
  },
  keyFileOpenToOthers: {
    text: 'The key file {path} can be read by other users (mode {mode}); Latchkey does not start on it.',
    next: 'Run `chmod 600 {path}`.',
  },
  keyFileInDataFolder: {
    text: 'The key file {path} lies in the data folder: a copy of that folder, such as a backup or a lost disk, holds lock and key in one place, and this vault then protects nothing.',
    next: 'Keep the key file out of backups and apart (LATCHKEY_KEY_FILE), or run `latchkey vault change-passphrase`.',
  },
  keyFileBesideDatabase: {
    text: 'Whoever has both the key file {path} and a copy of the database has every private key.',
    next: 'Never keep backups of the two in one place.',
  },
  severalSecrets: {
    text: 'More than one secret opens this vault: a change of the passphrase was interrupted.',
    next: 'Run `latchkey vault change-passphrase` again with the same new one.',
  },
  severalRootKeys: {
    text: 'Keys hang on more than one root key: a rewrap was interrupted or found damaged keys.',
    next: 'Run `latchkey vault rewrap` again.',
  },
  keyFileOpensNothing: {
    text: 'The key file {path} does not open this vault.',
    next: 'Remove it, unless backups from before the change to a passphrase are still needed.',
  },
} as const;

/** Said once, when the key file is made. */
export function keyFileMadeText(path: string): string {
  return `the key file ${path} was made; it opens every private key. That is not enough where somebody else can read this disk or its backups: keep it apart from them (LATCHKEY_KEY_FILE), or use a passphrase (latchkey vault change-passphrase).`;
}

export function vaultWarnings({ slots, sealedKeys, keyFile }: VaultFacts): VaultWarning[] {
  const hasKeyFileSlot = slots.some(({ provider }) => provider.type === 'keyFile');
  const rootKeys = new Set(slots.map(({ rootKeyId }) => rootKeyId));
  const holds: Record<keyof typeof warnings, boolean> = {
    keysWithoutRootKey: sealedKeys.some(({ rootKeyId }) => !rootKeys.has(rootKeyId)),
    keyFileMissing: hasKeyFileSlot && !keyFile.exists,
    keyFileOpenToOthers: keyFile.openMode !== null,
    keyFileInDataFolder: hasKeyFileSlot && keyFile.exists && keyFile.isInDataFolder,
    keyFileBesideDatabase: hasKeyFileSlot && keyFile.exists && !keyFile.isInDataFolder,
    severalSecrets: slots.length > rootKeys.size,
    severalRootKeys: rootKeys.size > 1,
    keyFileOpensNothing: slots.length > 0 && !hasKeyFileSlot && keyFile.exists,
  };
  const fill = (text: string) => text.replaceAll('{path}', keyFile.path).replaceAll('{mode}', keyFile.openMode ?? '');
  return (Object.keys(warnings) as (keyof typeof warnings)[])
    .filter((code) => holds[code])
    .map((code) => ({ code, text: fill(warnings[code].text), next: fill(warnings[code].next) }));
}
