// What is wrong with the vault, its secrets and files, in French.

import { accessTokenPurpose } from '../../../domain/vault/sealed.ts';
import type { VaultErrors } from '../../vault/vault-errors.ts';
import { frenchKeyDamage } from './key-damage.ts';
import { frenchProviderTroubles } from './provider-troubles.ts';

const unchanged = 'Rien n’a été changé.';

export const frenchVaultErrors: VaultErrors = {
  vaultExists: () => ['Le coffre a été créé par un autre processus au même instant.', 'Réessayez.'],
  vaultFolderOpen: ({ path, mode, wanted }) => [
    `${path} est lisible par d’autres utilisateurs (mode ${mode}) ; Latchkey ne démarre pas dessus.`,
    `Exécutez \`chmod ${wanted} ${path}\`.`,
  ],
  foreignOwner: ({ path, owner }) => [
    `${path} appartient à un autre utilisateur (${owner}) ; Latchkey ne s’en sert pas : ce que nous y créerions en exclurait son propriétaire.`,
    `Lancez la commande comme propriétaire, \`sudo -u ${owner.startsWith('#') ? `'${owner}'` : owner} latchkey …\`, ou utilisez un lieu à vous.`,
  ],
  writableByOthers: ({ path, mode }) => [
    `${path} est modifiable par d’autres utilisateurs (mode ${mode}) ; Latchkey ne s’en sert pas.`,
    `Regardez ce qu’il contient, puis exécutez \`chmod go-w ${path}\`.`,
  ],
  vaultKeyFileMissing: ({ path }, to) => [
    `Le fichier de clé ${path} manque, mais la base de données contient des clés scellées avec lui. ${unchanged}`,
    `Remettez le fichier de clé depuis l’endroit où vous le gardez, ou réglez LATCHKEY_KEY_FILE dessus ; s’il est perdu pour toujours : ${to('vault reset')}.`,
  ],
  vaultKeyFileWrong: ({ path }) => [
    `Le fichier de clé ${path} n’est pas celui qui scelle ce coffre. ${unchanged}`,
    'Réglez LATCHKEY_KEY_FILE sur le bon.',
  ],
  vaultKeyFileBroken: ({ path, problem }) => [
    `Le fichier de clé ${path} ne contient pas de clé : ${problem}.`,
    'Remettez le bon fichier ; un fichier de clé n’est jamais refait tant que des clés sont scellées avec lui.',
  ],
  vaultPassphraseMissing: () => [
    'Ce coffre s’ouvre avec une phrase secrète, et aucune n’a été donnée.',
    'Réglez LATCHKEY_PASSPHRASE_FILE (ou LATCHKEY_PASSPHRASE).',
  ],
  vaultPassphraseWrong: () => [
    `La phrase secrète n’ouvre pas ce coffre. ${unchanged}`,
    'Cherchez-y un saut de ligne ou une autre disposition de clavier, et réessayez.',
  ],
  vaultNeedsKeyFile: (_, to) => [
    'Ce coffre s’ouvre avec un fichier de clé, et une phrase secrète a été donnée.',
    `Retirez la phrase secrète, ou passez de l’un à l’autre : ${to('vault change-passphrase')}.`,
  ],
  vaultNeedsDevice: ({ provider }) => [
    `Ce coffre est ouvert par ${provider}. ${unchanged}`,
    'Réglez LATCHKEY_UNSEAL dessus, et nommez-le dans LATCHKEY_CUSTODY.',
  ],
  deviceWrapsNothing: ({ provider }) => [
    `${provider} ne peut pas ouvrir le coffre : LATCHKEY_CUSTODY ne le nomme pas, ou il n’enveloppe pas de clés.`,
    'Nommez-le dans LATCHKEY_CUSTODY, ou prenez un fichier de clé ou une phrase secrète.',
  ],
  rootKeyRetired: () => [
    'Le coffre a reçu une nouvelle clé racine au même instant ; rien n’a été écrit.',
    'Réessayez.',
  ],
  rootKeyInUse: (_, to) => [
    'Des clés scellées dépendent encore de cette clé racine ; son dernier emplacement a été gardé.',
    `Exécutez ${to('vault rewrap')}.`,
  ],
  vaultUsable: (_, to) => [
    'Le coffre s’ouvre, ou n’a pas encore été créé : rien n’est à réinitialiser.',
    `Pour une autre clé racine : ${to('vault rewrap')} ; pour un autre secret : ${to('vault change-passphrase')}.`,
  ],
  vaultSlotDamaged: (_, to) => [
    'La clé racine enveloppée du coffre est endommagée.',
    `Restaurez la base de données depuis une sauvegarde ; sans sauvegarde : ${to('vault reset')}.`,
  ],
  sealedKeyDamaged: ({ fingerprint }, to) => [
    frenchKeyDamage.sealedKeyDamaged({ type: 'sealedKeyDamaged', fingerprint }),
    `Restaurez la base de données depuis une sauvegarde, ou changez de clé : ${to('rotate', 'NAME')}.`,
  ],
  keyProviderUnknown: ({ fingerprint, provider }, to) => [
    frenchKeyDamage.keyProviderUnknown({ type: 'keyProviderUnknown', fingerprint, provider }),
    `Nommez-le de nouveau dans LATCHKEY_CUSTODY, ou passez à une autre paire de clés : ${to('rotate', 'NAME')}.`,
  ],
  keyProviderUnavailable: ({ fingerprint, provider, trouble, said }) => [
    fingerprint === null
      ? `Des clés se trouvent dans ${provider}, et ${frenchProviderTroubles[trouble][0]} (${said}). ${unchanged}`
      : frenchKeyDamage.keyProviderUnavailable({
          type: 'keyProviderUnavailable',
          fingerprint,
          provider,
          trouble,
          said,
        }),
    frenchProviderTroubles[trouble][1],
  ],
  deviceKeyGone: ({ fingerprint, provider }, to) => [
    fingerprint === null
      ? `La clé privée n’est plus dans ${provider} ; rien n’a été signé avec elle.`
      : frenchKeyDamage.deviceKeyGone({ type: 'deviceKeyGone', fingerprint, provider }),
    `Passez à une autre paire de clés : ${to('rotate', 'NAME')}.`,
  ],
  keyNotExportable: ({ fingerprint, provider, name }, to) => [
    `La clé privée de ${fingerprint} se trouve dans ${provider} ; elle y a été créée et ne peut en sortir.`,
    `Passez à une paire de clés créée par logiciel, qui peut être exportée : ${to('key move', name, '--to software:')}.`,
  ],
  sealedTextDamaged: ({ purpose }) =>
    purpose === accessTokenPurpose
      ? ['Un jeton du cache est endommagé ou a été échangé.', 'Un autre est demandé automatiquement.']
      : [
          'Le secret scellé des liens, des comptes, des sessions et des MAC du journal est endommagé ou a été échangé.',
          'Restaurez la base de données depuis une sauvegarde ; un autre secret ne croit rien de ce qui a été fait avec celui-ci.',
        ],
};
