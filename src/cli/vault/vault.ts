// `latchkey vault status | change-passphrase | rewrap`

import { readCustodyUri } from '../../domain/vault/custody-uri.ts';
import { changePassphrase, type SecretChanged } from '../../operations/vault/change-passphrase.ts';
import { rewrapVault } from '../../operations/vault/rewrap.ts';
import { vaultStatus } from '../../operations/vault/status.ts';
import { counted } from '../../text/counted.ts';
import { errorWords } from '../../text/errors.ts';
import { day } from '../../text/instants.ts';
import { deviceHealthText, leavingKeyText } from '../../text/vault/provider-troubles.ts';
import { vaultWarningWords } from '../../text/vault/vault-warnings.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet, textOption } from '../read-options.ts';
import { newSecret } from '../secret-input.ts';
import { facts } from '../table.ts';
import { lineWidth } from '../terminal.ts';

const providerWords = { keyFile: 'key file', device: 'device or service', passphrase: 'passphrase' } as const;

export async function showVaultStatus(app: Application): Promise<Outcome> {
  const found = await app.perform(vaultStatus, undefined);
  const sealed = found.rootKeys.reduce((sum, { sealedKeys }) => sum + sealedKeys, 0);
  const rows: [string, string][] = [
    ...found.slots.map(({ provider, since }): [string, string] => [
      'Opens with',
      `${providerWords[provider]}${provider === 'keyFile' ? ` ${found.keyFile.path}` : ''}, since ${day(since)}`,
    ]),
    ['Root keys', String(found.rootKeys.length)],
    ['Sealed keys', String(sealed)],
    ...found.devices.map((device): [string, string] => ['Keys in', deviceHealthText(device)]),
    ...found.leaving.map((key): [string, string] => ['Key to destroy', leavingKeyText(key)]),
  ];
  const told = found.warnings.map((warning) => vaultWarningWords(warning, app.calledAs()));
  const warnings = told.map(({ text, next }) => `\n${text}\n${next}`);
  const shown =
    found.exists || found.devices.length > 0
      ? [facts(rows, lineWidth(app.terminal)), ...warnings]
      : ['No vault yet: it is made with the first key pair.'];
  return done(shown.join('\n'), { ...vaultStatus.view(found), warnings: told });
}

export async function changeSecret(app: Application, invocation: Invocation): Promise<Outcome> {
  const device = textOption(invocation.options, 'toDevice');
  const passphrase = isSet(invocation.options, 'toKeyFile')
    ? null
    : device !== undefined
      ? { device: readCustodyUri(device).providerUri }
      : await newSecret(app, { what: 'passphrase', variable: 'LATCHKEY_NEW_PASSPHRASE' });
  const changed = await app.perform(changePassphrase, { passphrase });
  const { keyFile } = app.places();
  const lines = changed.changed
    ? changeLines(changed, keyFile, app.calledAs())
    : [`The vault opens with this ${providerWords[changed.provider]} already; nothing was changed.`];
  return done(lines.join('\n'), {
    ...changePassphrase.view(changed),
    keyFile: changed.provider === 'keyFile' ? keyFile : null,
  });
}

function changeLines({ provider, oldKeyFile }: SecretChanged, keyFile: string, latchkey: string): string[] {
  const isPassphrase = provider === 'passphrase';
  const now =
    provider === 'device'
      ? [
          'The vault opens by itself. From now on set LATCHKEY_UNSEAL to that device or service.',
          'Unset LATCHKEY_PASSPHRASE and LATCHKEY_PASSPHRASE_FILE.',
        ]
      : isPassphrase
        ? [
            'The vault opens with the new passphrase. From now on set LATCHKEY_PASSPHRASE_FILE (or LATCHKEY_PASSPHRASE) to it.',
          ]
        : [
            `The vault opens with the key file ${keyFile}. Keep a copy of it apart from the database and its backups.`,
            'Unset LATCHKEY_PASSPHRASE and LATCHKEY_PASSPHRASE_FILE.',
          ];
  const old = {
    none: [],
    removed: ['The old key file opened it no longer and was removed.'],
    left:
      oldKeyFile.fate === 'left'
        ? [
            `The old key file opens it no longer and could not be removed: ${errorWords(oldKeyFile.error, latchkey).message}`,
          ]
        : [],
  }[oldKeyFile.fate];
  return [...now, ...old, `Backups made before open with the old secret only. Make a new one: ${latchkey} backup FILE`];
}

export async function rewrap(app: Application): Promise<Outcome> {
  const result = await app.perform(rewrapVault, undefined, (keys) => app.terminal.passing(`${keys} keys rewrapped …`));
  const { keys, damaged, finished, rootKeyId } = result;
  if (damaged.length > 0 || !finished) {
    const list = damaged.map(({ fingerprint }) => `  ${fingerprint}`);
    const lines = [
      `${keys} keys hang on the new root key; ${damaged.length} do not open and stay as they are, with the old root key:`,
      ...list,
      'Restore the database from a backup, or rotate them.',
    ];
    return { text: lines.join('\n'), json: rewrapVault.view(result), exitCode: 4 };
  }
  const text = `${counted(keys, 'key')} ${keys === 1 ? 'hangs' : 'hang'} on a new root key (${rootKeyId.slice(0, 8)}…); the old one is gone.`;
  return done(text, rewrapVault.view(result));
}
