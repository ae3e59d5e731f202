// What is wrong with the database, its backups and its audit, in German.

import type { DatabaseRemedy } from '../../../domain/errors.ts';
import type { DatabaseErrors } from '../../installation/database-errors.ts';

const unchanged = 'Nichts wurde geändert.';
const uncertain = 'Es ist nicht sicher, dass die letzte Änderung aufbewahrt wurde.';

const databaseRemedies: Readonly<Record<DatabaseRemedy, string>> = {
  login: 'Berichtigen Sie Benutzer oder Passwort in LATCHKEY_DATABASE_URL, oder lassen Sie den Benutzer von hier zu.',
  database:
    'Legen Sie sie leer an (createdb): Ihre Tabellen macht Latchkey. Oder nennen Sie eine andere in LATCHKEY_DATABASE_URL.',
  encryption:
    'Lassen Sie den Server TLS anbieten, oder nehmen Sie sslmode aus LATCHKEY_DATABASE_URL, wenn dazwischen niemand mitliest.',
  certificate:
    'Nennen Sie die Datei der Zertifizierungsstelle in LATCHKEY_DATABASE_URL (?sslmode=verify-full&sslrootcert=DATEI), und den Host, wie das Zertifikat ihn nennt.',
  server: 'Prüfen Sie, ob sie läuft und ob LATCHKEY_DATABASE_URL stimmt, und versuchen Sie es noch einmal.',
};

export const germanDatabaseErrors: DatabaseErrors = {
  databaseBusy: ({ seconds }) => [
    `Ein anderes Programm hielt die Datenbank über ${seconds} s lang fest. ${unchanged}`,
    'Schließen Sie das andere Programm, und versuchen Sie es noch einmal.',
  ],
  databaseMissing: ({ file, keyFile }, to) =>
    keyFile === null
      ? [
          `Eine Datenbank von Latchkey gibt es unter ${file} nicht; nichts wurde angelegt.`,
          `Prüfen Sie LATCHKEY_DATA (oder --data) und LATCHKEY_DATABASE_URL. Hier beginnen: ${to('connection add')}.`,
        ]
      : [
          `Die Schlüsseldatei ${keyFile} ist da, aber die Datenbank ${file} fehlt oder ist leer; nichts wurde angelegt.`,
          `Legen Sie die Datenbank wieder hin, oder eine Sicherung: ${to('restore', 'FILE')}. Um neu zu beginnen, legen Sie die Schlüsseldatei beiseite.`,
        ],
  databaseGone: ({ file }) => [
    `Die Datenbank ${file} wurde gelöscht, verschoben oder ersetzt, während dieser Prozess sie offen hatte; nichts wurde geschrieben.`,
    'Legen Sie die Datei wieder hin, oder stellen Sie eine Sicherung wieder her; starten Sie dann jeden Prozess von Latchkey neu.',
  ],
  databaseNewer: ({ found, known }) => [
    `Die Datenbank wurde von einem neueren Latchkey geschrieben (Schema ${found}, dieses Programm kennt ${known}); nichts wurde angerührt.`,
    'Starten Sie das neuere Programm.',
  ],
  databaseReadOnly: ({ file }) => [
    `Die Datenbank ${file} lässt sich nicht zum Schreiben öffnen, oder in ihren Ordner lässt sich nicht schreiben. ${unchanged}`,
    'Prüfen Sie den Ordner und seine Rechte, und ob der Datenträger nur zum Lesen eingehängt ist.',
  ],
  databaseFull: ({ file }) => [
    `Der Datenträger der Datenbank ${file} ist voll. ${unchanged}`,
    'Schaffen Sie Platz, und versuchen Sie es noch einmal.',
  ],
  databaseForbidden: ({ file, problem }) => [
    `Der Benutzer aus LATCHKEY_DATABASE_URL darf das in der Datenbank ${file} nicht: ${problem}. ${unchanged}`,
    'Lassen Sie ihm die Tabellen gehören, und geben Sie ihm CREATE und USAGE auf ihrem Schema.',
  ],
  databaseStandby: ({ file }) => [
    `In die Datenbank ${file} lässt sich nicht schreiben: Sie ist ein Standby oder auf Nur-Lesen gestellt. ${unchanged}`,
    'Lassen Sie LATCHKEY_DATABASE_URL den führenden Server nennen, oder schalten Sie default_transaction_read_only ab.',
  ],
  databaseDiskFault: ({ file, problem }) => [
    `Das System konnte die Datenbank ${file} nicht lesen oder schreiben: ${problem}. ${uncertain}`,
    'Sehen Sie nach dem Datenträger und dem Log des Systems; sind sie in Ordnung, versuchen Sie es noch einmal.',
  ],
  databaseFault: ({ file, problem }) => [
    `Die Datenbank ${file} hat abgelehnt: ${problem}. ${unchanged}`,
    'Sehen Sie im Log der Datenbank nach, beheben Sie die Ursache, und versuchen Sie es noch einmal.',
  ],
  databaseDamaged: ({ file, problem }) => [
    `Die Datenbank ${file} lässt sich nicht lesen oder schreiben: ${problem}. ${uncertain}`,
    'Prüfen Sie den Datenträger; ist er in Ordnung, stellen Sie die Datenbank aus einer Sicherung wieder her.',
  ],
  rowDamaged: ({ table, id, column, problem }) => [
    `Die Zeile „${id}“ der Tabelle ${table} ist beschädigt: Die Spalte ${column} lässt sich nicht lesen, ${problem}.`,
    'Stellen Sie die Datenbank aus einer Sicherung wieder her.',
  ],
  databaseUnreachable: ({ file, problem, remedy }) => [
    `Die Datenbank ${file} ist nicht zu erreichen: ${problem}.`,
    databaseRemedies[remedy],
  ],
  auditHeadGone: (_, to) => [
    'Der Vermerk, wo das Protokoll endet, ist aus der Datenbank verschwunden: Jemand hat sie geändert, und nichts kann hinzugefügt werden.',
    `Sehen Sie unter ${to('audit verify')} nach; stellen Sie dann die neueste Sicherung wieder her.`,
  ],
  auditMirrorFailed: ({ problem }) => [
    `Der Spiegel des Protokolls hat nichts angenommen: ${problem}`,
    'Bringen Sie ihn in Ordnung, oder berichtigen Sie LATCHKEY_AUDIT_MIRROR; was ihm fehlt, wird dann nachgetragen.',
  ],
  databaseForeign: ({ file }) => [
    `${file} ist keine Datenbank von Latchkey.`,
    'Richten Sie LATCHKEY_DATA auf den richtigen Ordner.',
  ],
  processesRunning: ({ holders }) => [
    `Latchkey läuft auf dieser Datenbank (${holders}); hierfür müssen alle seine Prozesse angehalten sein.`,
    'Halten Sie sie an, und versuchen Sie es noch einmal.',
  ],
  backupLacksKeyPairs: ({ fingerprints }) => [
    `Der Sicherung fehlen Schlüsselpaare, die die jetzige Datenbank hat, oder sie sind darin beschädigt: ${fingerprints}. Nichts wurde wiederhergestellt.`,
    'Nennen Sie jedes davon mit --discard FINGERPRINT, wenn es verloren gehen darf.',
  ],
  backupUnreadable: ({ file, problem }) => [
    `${file} ist keine Sicherung von Latchkey oder ist beschädigt: ${problem}.`,
    'Nehmen Sie eine andere Sicherung.',
  ],
  backupForeignVault: () => [
    'Die Sicherung ist mit einem anderen Tresor versiegelt; der jetzige Schlüssel oder die jetzige Passphrase öffnet sie nicht.',
    'Geben Sie die Schlüsseldatei oder Passphrase an, die galt, als die Sicherung gemacht wurde.',
  ],
};
