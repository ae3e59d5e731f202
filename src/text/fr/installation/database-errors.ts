// What is wrong with the database, its backups and its audit, in French.

import type { DatabaseRemedy } from '../../../domain/errors.ts';
import type { DatabaseErrors } from '../../installation/database-errors.ts';

const unchanged = 'Rien n’a été changé.';
const uncertain = 'Il n’est pas certain que la dernière modification ait été gardée.';

const databaseRemedies: Readonly<Record<DatabaseRemedy, string>> = {
  login:
    'Corrigez l’utilisateur ou le mot de passe dans LATCHKEY_DATABASE_URL, ou laissez le serveur admettre cet utilisateur depuis cette machine.',
  database:
    'Créez-la vide (createdb) : Latchkey crée ses tables lui-même. Ou indiquez-en une autre dans LATCHKEY_DATABASE_URL.',
  encryption:
    'Faites offrir TLS par le serveur, ou retirez sslmode de LATCHKEY_DATABASE_URL si personne d’autre ne peut lire le réseau entre les deux.',
  certificate:
    'Indiquez le fichier de l’autorité dans LATCHKEY_DATABASE_URL (?sslmode=verify-full&sslrootcert=FICHIER), et l’hôte tel que le certificat le nomme.',
  server: 'Vérifiez qu’elle tourne et que LATCHKEY_DATABASE_URL est juste, puis réessayez.',
};

export const frenchDatabaseErrors: DatabaseErrors = {
  databaseBusy: ({ seconds }) => [
    `Un autre programme a retenu la base de données pendant plus de ${seconds} s. ${unchanged}`,
    'Fermez l’autre programme, puis réessayez.',
  ],
  databaseMissing: ({ file, keyFile }, to) =>
    keyFile === null
      ? [
          `Il n’y a pas de base de données de Latchkey à ${file} ; rien n’a été créé.`,
          `Vérifiez LATCHKEY_DATA (ou --data) et LATCHKEY_DATABASE_URL. Pour commencer ici : ${to('connection add')}.`,
        ]
      : [
          `Le fichier de clé ${keyFile} est là, mais la base de données ${file} manque ou est vide ; rien n’a été créé.`,
          `Remettez la base de données, ou une sauvegarde : ${to('restore', 'FILE')}. Pour repartir de zéro, écartez le fichier de clé.`,
        ],
  databaseGone: ({ file }) => [
    `La base de données ${file} a été supprimée, déplacée ou remplacée pendant que ce processus l’avait ouverte ; rien n’a été écrit.`,
    'Remettez le fichier, ou restaurez une sauvegarde, puis redémarrez chaque processus de Latchkey.',
  ],
  databaseNewer: ({ found, known }) => [
    `La base de données a été écrite par un Latchkey plus récent (schéma ${found}, ce programme connaît ${known}) ; rien n’a été touché.`,
    'Démarrez le programme plus récent.',
  ],
  databaseReadOnly: ({ file }) => [
    `La base de données ${file} ne s’ouvre pas en écriture, ou son dossier n’est pas inscriptible. ${unchanged}`,
    'Vérifiez le dossier et ses droits, et que le disque n’est pas monté en lecture seule.',
  ],
  databaseFull: ({ file }) => [
    `Le disque de la base de données ${file} est plein. ${unchanged}`,
    'Faites de la place et réessayez.',
  ],
  databaseForbidden: ({ file, problem }) => [
    `L’utilisateur de LATCHKEY_DATABASE_URL n’a pas ce droit dans la base de données ${file} : ${problem}. ${unchanged}`,
    'Faites-lui posséder les tables, et accordez-lui CREATE et USAGE sur leur schéma.',
  ],
  databaseStandby: ({ file }) => [
    `La base de données ${file} n’accepte pas d’écriture : c’est un standby, ou elle est en lecture seule. ${unchanged}`,
    'Faites nommer le serveur principal par LATCHKEY_DATABASE_URL, ou désactivez default_transaction_read_only.',
  ],
  databaseDiskFault: ({ file, problem }) => [
    `Le système n’a pas pu lire ou écrire la base de données ${file} : ${problem}. ${uncertain}`,
    'Examinez le disque et le journal du système ; quand tout est sain, réessayez.',
  ],
  databaseFault: ({ file, problem }) => [
    `La base de données ${file} a refusé : ${problem}. ${unchanged}`,
    'Consultez le journal de la base de données, corrigez la cause, puis réessayez.',
  ],
  databaseDamaged: ({ file, problem }) => [
    `La base de données ${file} ne peut être ni lue ni écrite : ${problem}. ${uncertain}`,
    'Vérifiez le disque ; s’il est sain, restaurez la base de données depuis une sauvegarde.',
  ],
  rowDamaged: ({ table, id, column, problem }) => [
    `La ligne « ${id} » de la table ${table} est endommagée : la colonne ${column} est illisible, ${problem}.`,
    'Restaurez la base de données depuis une sauvegarde.',
  ],
  databaseUnreachable: ({ file, problem, remedy }) => [
    `La base de données ${file} est injoignable : ${problem}.`,
    databaseRemedies[remedy],
  ],
  auditHeadGone: (_, to) => [
    'La marque de fin du journal a disparu de la base de données : quelqu’un l’a modifiée, et rien ne peut y être ajouté.',
    `Voyez ${to('audit verify')} ; restaurez ensuite la sauvegarde la plus récente.`,
  ],
  auditMirrorFailed: ({ problem }) => [
    `Le miroir du journal n’a rien pris : ${problem}`,
    'Réparez-le, ou corrigez LATCHKEY_AUDIT_MIRROR ; ce qui lui manque est alors ajouté.',
  ],
  databaseForeign: ({ file }) => [
    `${file} n’est pas une base de données de Latchkey.`,
    'Faites pointer LATCHKEY_DATA vers le bon dossier.',
  ],
  processesRunning: ({ holders }) => [
    `Latchkey tourne sur cette base de données (${holders}) ; il faut pour cela arrêter tous ses processus.`,
    'Arrêtez-les et recommencez.',
  ],
  backupLacksKeyPairs: ({ fingerprints }) => [
    `Il manque à la sauvegarde des paires de clés que la base actuelle contient, ou elles y sont endommagées : ${fingerprints}. Rien n’a été restauré.`,
    'Nommez chacune avec --discard FINGERPRINT si elle peut être perdue.',
  ],
  backupUnreadable: ({ file, problem }) => [
    `${file} n’est pas une sauvegarde de Latchkey, ou elle est endommagée : ${problem}.`,
    'Utilisez une autre sauvegarde.',
  ],
  backupForeignVault: () => [
    'La sauvegarde est scellée par un autre coffre ; la clé ou la phrase secrète actuelle ne l’ouvre pas.',
    'Donnez le fichier de clé ou la phrase secrète en usage quand la sauvegarde a été faite.',
  ],
};
