// What is wrong with the vault, its secrets and files, and what to do next.

import type { ErrorCode } from '../../domain/errors.ts';
import { accessTokenPurpose } from '../../domain/vault/sealed.ts';
import type { WordsOf } from '../words.ts';
import { providerTroubleNext, providerTroubleText } from './provider-troubles.ts';

export const vaultErrors = {
  vaultExists: () => ['The vault was created by another process at the same moment.', 'Try again.'],
  vaultFolderOpen: ({ path, mode, wanted }) => [
    `${path} can be read by other users (mode ${mode}); Latchkey does not start on it.`,
    `Run \`chmod ${wanted} ${path}\`.`,
  ],
  foreignOwner: ({ path, owner }) => [
    `${path} belongs to another user (${owner}); Latchkey does not use it: what we make there would lock its owner out.`,
    `Run it as the owner, \`sudo -u ${owner.startsWith('#') ? `'${owner}'` : owner} latchkey …\`, or use a place of your own.`,
  ],
  writableByOthers: ({ path, mode }) => [
    `${path} can be changed by other users (mode ${mode}); Latchkey does not use it.`,
    `Look at what it holds, then run \`chmod go-w ${path}\`.`,
  ],
  vaultKeyFileMissing: ({ path }, to) => [
    `The key file ${path} is missing, but the database holds keys sealed with it. Nothing was changed.`,
    `Put the key file back from where you keep it, or set LATCHKEY_KEY_FILE to it; lost for good: ${to('vault reset')}.`,
  ],
  vaultKeyFileWrong: ({ path }) => [
    `The key file ${path} is not the one that seals this vault. Nothing was changed.`,
    'Set LATCHKEY_KEY_FILE to the right one.',
  ],
  vaultKeyFileBroken: ({ path, problem }) => [
    `The key file ${path} does not hold a key: ${problem}.`,
    'Put the right file back; a key file is never made anew while keys are sealed with it.',
  ],
  vaultPassphraseMissing: () => [
    'This vault opens with a passphrase, and none was given.',
    'Set LATCHKEY_PASSPHRASE_FILE (or LATCHKEY_PASSPHRASE).',
  ],
  vaultPassphraseWrong: () => [
    'The passphrase does not open this vault. Nothing was changed.',
    'Check it for a newline or a keyboard layout, and try again.',
  ],
  vaultNeedsKeyFile: (_, to) => [
    'This vault opens with a key file, and a passphrase was given.',
    `Unset the passphrase, or change over with ${to('vault change-passphrase')}.`,
  ],
  vaultNeedsDevice: ({ provider }) => [
    `This vault is opened by ${provider}. Nothing was changed.`,
    'Set LATCHKEY_UNSEAL to it, and name it in LATCHKEY_CUSTODY.',
  ],
  deviceWrapsNothing: ({ provider }) => [
    `${provider} cannot open the vault: LATCHKEY_CUSTODY does not name it, or it wraps no keys.`,
    'Name it in LATCHKEY_CUSTODY, or take a key file or a passphrase.',
  ],
  rootKeyRetired: () => ['The vault got a new root key at the same moment; nothing was written.', 'Try again.'],
  rootKeyInUse: (_, to) => [
    'Sealed keys still hang on this root key; its last slot was kept.',
    `Run ${to('vault rewrap')}.`,
  ],
  vaultUsable: (_, to) => [
    'The vault opens, or was not made yet: nothing is to be reset.',
    `For another root key run ${to('vault rewrap')}, for another secret ${to('vault change-passphrase')}.`,
  ],
  vaultSlotDamaged: (_, to) => [
    'The wrapped root key of the vault is damaged.',
    `Restore the database from a backup; without one: ${to('vault reset')}.`,
  ],
  sealedKeyDamaged: ({ fingerprint }, to) => [
    `The sealed private key of ${fingerprint} is damaged or was swapped; nothing was signed with it.`,
    `Restore the database from a backup, or rotate: ${to('rotate', 'NAME')}.`,
  ],
  keyProviderUnknown: ({ fingerprint, provider }, to) => [
    `The private key of ${fingerprint} lies in ${provider}, which this installation has no connection to; nothing was signed with it.`,
    `Name it in LATCHKEY_CUSTODY again, or rotate to another key pair: ${to('rotate', 'NAME')}.`,
  ],
  keyProviderUnavailable: ({ fingerprint, provider, trouble, said }) => [
    fingerprint === null
      ? `Keys lie in ${provider}, and ${providerTroubleText(trouble)} (${said}). Nothing was changed.`
      : `The private key of ${fingerprint} lies in ${provider}, and ${providerTroubleText(trouble)} (${said}); nothing was signed with it.`,
    providerTroubleNext(trouble),
  ],
  deviceKeyGone: ({ fingerprint, provider }, to) => [
    `The private key${fingerprint === null ? '' : ` of ${fingerprint}`} is not in ${provider} any more; nothing was signed with it.`,
    `Rotate to another key pair: ${to('rotate', 'NAME')}.`,
  ],
  keyNotExportable: ({ fingerprint, provider, name }, to) => [
    `The private key of ${fingerprint} lies in ${provider}; it was made there and cannot leave it.`,
    `Rotate to a key pair that is made in software, which can be exported: ${to('key move', name, '--to software:')}.`,
  ],
  sealedTextDamaged: ({ purpose }) =>
    purpose === accessTokenPurpose
      ? ['A cached token is damaged or was swapped.', 'Another one is fetched by itself.']
      : [
          'The sealed secret behind links, accounts, sessions and the MACs of the audit is damaged or was swapped.',
          'Restore the database from a backup; another secret believes nothing that was made with this one.',
        ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type VaultErrors = WordsOf<keyof typeof vaultErrors>;
