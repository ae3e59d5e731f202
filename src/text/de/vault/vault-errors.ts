// What is wrong with the vault, its secrets and files, in German.

import { accessTokenPurpose } from '../../../domain/vault/sealed.ts';
import type { VaultErrors } from '../../vault/vault-errors.ts';
import { germanKeyDamage } from './key-damage.ts';
import { germanProviderTroubles } from './provider-troubles.ts';

const unchanged = 'Nichts wurde geändert.';

export const germanVaultErrors: VaultErrors = {
  vaultExists: () => [
    'Ein anderer Prozess hat den Tresor im selben Augenblick angelegt.',
    'Versuchen Sie es noch einmal.',
  ],
  vaultFolderOpen: ({ path, mode, wanted }) => [
    `${path} können andere Benutzer lesen (Modus ${mode}); Latchkey beginnt damit nicht.`,
    `Führen Sie \`chmod ${wanted} ${path}\` aus.`,
  ],
  foreignOwner: ({ path, owner }) => [
    `${path} gehört einem anderen Benutzer (${owner}); Latchkey benutzt es nicht: Was wir dort anlegten, sperrte seinen Besitzer aus.`,
    `Führen Sie den Befehl als Besitzer aus, \`sudo -u ${owner.startsWith('#') ? `'${owner}'` : owner} latchkey …\`, oder nehmen Sie einen eigenen Ort.`,
  ],
  writableByOthers: ({ path, mode }) => [
    `${path} können andere Benutzer ändern (Modus ${mode}); Latchkey benutzt es nicht.`,
    `Sehen Sie nach, was darin steht, und führen Sie dann \`chmod go-w ${path}\` aus.`,
  ],
  vaultKeyFileMissing: ({ path }, to) => [
    `Die Schlüsseldatei ${path} fehlt, aber die Datenbank enthält Schlüssel, die damit versiegelt sind. ${unchanged}`,
    `Legen Sie die Schlüsseldatei von ihrem Aufbewahrungsort wieder hin, oder setzen Sie LATCHKEY_KEY_FILE darauf; ist sie endgültig verloren: ${to('vault reset')}.`,
  ],
  vaultKeyFileWrong: ({ path }) => [
    `Die Schlüsseldatei ${path} ist nicht die, die diesen Tresor versiegelt. ${unchanged}`,
    'Setzen Sie LATCHKEY_KEY_FILE auf die richtige.',
  ],
  vaultKeyFileBroken: ({ path, problem }) => [
    `Die Schlüsseldatei ${path} enthält keinen Schlüssel: ${problem}.`,
    'Legen Sie die richtige Datei wieder hin; eine Schlüsseldatei wird nie neu gemacht, solange Schlüssel damit versiegelt sind.',
  ],
  vaultPassphraseMissing: () => [
    'Dieser Tresor öffnet sich mit einer Passphrase, und keine wurde angegeben.',
    'Setzen Sie LATCHKEY_PASSPHRASE_FILE (oder LATCHKEY_PASSPHRASE).',
  ],
  vaultPassphraseWrong: () => [
    `Die Passphrase öffnet diesen Tresor nicht. ${unchanged}`,
    'Prüfen Sie sie auf einen Zeilenumbruch oder eine andere Tastaturbelegung, und versuchen Sie es noch einmal.',
  ],
  vaultNeedsKeyFile: (_, to) => [
    'Dieser Tresor öffnet sich mit einer Schlüsseldatei, und eine Passphrase wurde angegeben.',
    `Nehmen Sie die Passphrase zurück, oder steigen Sie um: ${to('vault change-passphrase')}.`,
  ],
  vaultNeedsDevice: ({ provider }) => [
    `Diesen Tresor öffnet ${provider}. ${unchanged}`,
    'Setzen Sie LATCHKEY_UNSEAL darauf, und nennen Sie es in LATCHKEY_CUSTODY.',
  ],
  deviceWrapsNothing: ({ provider }) => [
    `${provider} kann den Tresor nicht öffnen: LATCHKEY_CUSTODY nennt es nicht, oder es verpackt keine Schlüssel.`,
    'Nennen Sie es in LATCHKEY_CUSTODY, oder nehmen Sie eine Schlüsseldatei oder eine Passphrase.',
  ],
  rootKeyRetired: () => [
    'Der Tresor bekam im selben Augenblick einen neuen Wurzelschlüssel; nichts wurde geschrieben.',
    'Versuchen Sie es noch einmal.',
  ],
  rootKeyInUse: (_, to) => [
    'An diesem Wurzelschlüssel hängen noch versiegelte Schlüssel; sein letzter Platz wurde behalten.',
    `Führen Sie ${to('vault rewrap')} aus.`,
  ],
  vaultUsable: (_, to) => [
    'Der Tresor öffnet sich, oder es gibt noch keinen: Nichts ist zurückzusetzen.',
    `Einen anderen Wurzelschlüssel macht ${to('vault rewrap')}, ein anderes Geheimnis ${to('vault change-passphrase')}.`,
  ],
  vaultSlotDamaged: (_, to) => [
    'Der verpackte Wurzelschlüssel des Tresors ist beschädigt.',
    `Stellen Sie die Datenbank aus einer Sicherung wieder her; ohne eine: ${to('vault reset')}.`,
  ],
  sealedKeyDamaged: ({ fingerprint }, to) => [
    germanKeyDamage.sealedKeyDamaged({ type: 'sealedKeyDamaged', fingerprint }),
    `Stellen Sie die Datenbank aus einer Sicherung wieder her, oder wechseln Sie den Schlüssel: ${to('rotate', 'NAME')}.`,
  ],
  keyProviderUnknown: ({ fingerprint, provider }, to) => [
    germanKeyDamage.keyProviderUnknown({ type: 'keyProviderUnknown', fingerprint, provider }),
    `Nennen Sie es wieder in LATCHKEY_CUSTODY, oder wechseln Sie zu einem anderen Schlüsselpaar: ${to('rotate', 'NAME')}.`,
  ],
  keyProviderUnavailable: ({ fingerprint, provider, trouble, said }) => [
    fingerprint === null
      ? `Schlüssel liegen in ${provider}, und ${germanProviderTroubles[trouble][0]} (${said}). ${unchanged}`
      : germanKeyDamage.keyProviderUnavailable({
          type: 'keyProviderUnavailable',
          fingerprint,
          provider,
          trouble,
          said,
        }),
    germanProviderTroubles[trouble][1],
  ],
  deviceKeyGone: ({ fingerprint, provider }, to) => [
    fingerprint === null
      ? `Der private Schlüssel ist nicht mehr in ${provider}; nichts wurde damit unterschrieben.`
      : germanKeyDamage.deviceKeyGone({ type: 'deviceKeyGone', fingerprint, provider }),
    `Wechseln Sie zu einem anderen Schlüsselpaar: ${to('rotate', 'NAME')}.`,
  ],
  keyNotExportable: ({ fingerprint, provider, name }, to) => [
    `Der private Schlüssel von ${fingerprint} liegt in ${provider}; dort wurde er gemacht, und von dort kann er nicht weg.`,
    `Wechseln Sie zu einem Schlüsselpaar, das in Software gemacht wird und sich ausführen lässt: ${to('key move', name, '--to software:')}.`,
  ],
  sealedTextDamaged: ({ purpose }) =>
    purpose === accessTokenPurpose
      ? ['Ein Token im Zwischenspeicher ist beschädigt oder wurde vertauscht.', 'Ein anderes wird von selbst geholt.']
      : [
          'Das versiegelte Geheimnis hinter Links, Konten, Sitzungen und den MACs des Protokolls ist beschädigt oder wurde vertauscht.',
          'Stellen Sie die Datenbank aus einer Sicherung wieder her; ein anderes Geheimnis glaubt nichts, was mit diesem gemacht wurde.',
        ],
};
