// What a person should know about how the vault is kept, in words.

import type { VaultWarning } from '../../domain/vault/vault-warnings.ts';
import { type CalledHand, handOf } from '../hand.ts';

/** Words in braces: {path}, {mode}, and the commands of {names}. */
const warnings: Record<VaultWarning['code'], { text: string; next: string }> = {
  keysWithoutRootKey: {
    text: 'The database holds sealed keys whose root key has no slot; they cannot be opened.',
    next: 'Restore the database from a backup.',
  },
  keyFileMissing: {
    text: 'The key file {path} is missing; without it no key can be used.',
    next: 'Put it back from where you keep it, or set LATCHKEY_KEY_FILE to it. Lost for good: {reset}.',
  },
  keyFileWrong: {
    text: 'The key file {path} does not open this vault, or it is damaged; without the right one no key can be used.',
    next: 'Put the right one back from where you keep it, or set LATCHKEY_KEY_FILE to it. Lost for good: {reset}.',
  },
  keyFileOpenToOthers: {
    text: 'The key file {path} can be read by other users (mode {mode}); Latchkey does not start on it.',
    next: 'Run `chmod 600 {path}`.',
  },
  keyFileInDataFolder: {
    text: 'The key file {path} lies in the data folder: a copy of that folder, such as a backup or a lost disk, holds lock and key in one place, and this vault then protects nothing.',
    next: 'Keep the key file out of backups and apart (LATCHKEY_KEY_FILE), or run {changePassphrase}.',
  },
  keyFileBesideDatabase: {
    text: 'Whoever has both the key file {path} and a copy of the database has every private key.',
    next: 'Never keep backups of the two in one place.',
  },
  severalSecrets: {
    text: 'More than one secret opens this vault: a change of the passphrase was interrupted.',
    next: 'Run {changePassphrase} again with the same new one.',
  },
  severalRootKeys: {
    text: 'Keys hang on more than one root key: a rewrap was interrupted or found damaged keys.',
    next: 'Run {rewrap} again.',
  },
  keyFileOpensNothing: {
    text: 'The key file {path} does not open this vault.',
    next: 'Remove it, unless backups from before the change to a passphrase are still needed.',
  },
};

/** Said once, when the key file is made. */
export function keyFileMadeText(path: string, latchkey: string): string {
  return `the key file ${path} was made; it opens every private key. That is not enough where somebody else can read this disk or its backups: keep it apart from them (LATCHKEY_KEY_FILE), or use a passphrase (${latchkey} vault change-passphrase).`;
}

export function vaultWarningWords({ code, path, mode }: VaultWarning, hand: CalledHand) {
  const to = handOf(hand);
  const values: Record<string, string> = {
    path,
    mode: mode ?? '',
    reset: to('vault reset'),
    changePassphrase: to('vault change-passphrase'),
    rewrap: to('vault rewrap'),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, word: string) => values[word] ?? '');
  return { code, text: fill(warnings[code].text), next: fill(warnings[code].next) };
}
