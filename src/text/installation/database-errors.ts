// What is wrong with the database, its backups and its audit, in words.

import type { DatabaseRemedy, ErrorCode } from '../../domain/errors.ts';
import type { WordsOf } from '../words.ts';

const databaseRemedies: Readonly<Record<DatabaseRemedy, string>> = {
  login:
    'Correct the user or the password in LATCHKEY_DATABASE_URL, or let the server admit this user from this machine.',
  database: 'Make it (createdb), empty: Latchkey makes its own tables. Or name another in LATCHKEY_DATABASE_URL.',
  encryption:
    'Let the server offer TLS, or take sslmode out of LATCHKEY_DATABASE_URL where nobody else can read the network between.',
  certificate:
    "Name the authority's file in LATCHKEY_DATABASE_URL (?sslmode=verify-full&sslrootcert=FILE), and the host as the certificate does.",
  server: 'Check that it runs and that LATCHKEY_DATABASE_URL is right, then try again.',
};

export const databaseErrors = {
  databaseBusy: ({ seconds }) => [
    `The database was held by another program for over ${seconds} s; nothing was changed.`,
    'Close the other program, then try again.',
  ],
  databaseMissing: ({ file, keyFile }, to) =>
    keyFile === null
      ? [
          `There is no Latchkey database at ${file}; nothing was made.`,
          `Check LATCHKEY_DATA (or --data) and LATCHKEY_DATABASE_URL. To begin here: ${to('connection add')}.`,
        ]
      : [
          `The key file ${keyFile} is there, but the database ${file} is missing or empty; nothing was made.`,
          `Put the database back, or a backup: ${to('restore', 'FILE')}. To begin anew, move the key file away.`,
        ],
  databaseGone: ({ file }) => [
    `The database ${file} was deleted, moved or replaced while this process had it open; nothing was written.`,
    'Put the file back, or restore a backup, then start every Latchkey process anew.',
  ],
  databaseNewer: ({ found, known }) => [
    `The database was written by a newer Latchkey (schema ${found}, this program knows ${known}); nothing was touched.`,
    'Start the newer program.',
  ],
  databaseReadOnly: ({ file }) => [
    `The database ${file} cannot be opened for writing, or its folder cannot be written to; nothing was changed.`,
    'Check the folder and its permissions, and that the disk is not mounted read-only.',
  ],
  databaseFull: ({ file }) => [
    `The disk of the database ${file} is full; nothing was changed.`,
    'Make room and try again.',
  ],
  databaseForbidden: ({ file, problem }) => [
    `The user of LATCHKEY_DATABASE_URL may not do this in the database ${file}: ${problem}. Nothing was changed.`,
    'Let it own the tables, and grant it CREATE and USAGE on their schema.',
  ],
  databaseStandby: ({ file }) => [
    `The database ${file} takes no writes: it is a standby, or set to read-only. Nothing was changed.`,
    'Let LATCHKEY_DATABASE_URL name the primary server, or end default_transaction_read_only.',
  ],
  databaseDiskFault: ({ file, problem }) => [
    `The system could not read or write the database ${file}: ${problem}. It is not certain that the last change was kept.`,
    "Look at the disk and the system's log; when they are sound again, try again.",
  ],
  databaseFault: ({ file, problem }) => [
    `The database ${file} refused: ${problem}. Nothing was changed.`,
    "See the database's own log and mend its cause, then try again.",
  ],
  databaseDamaged: ({ file, problem }) => [
    `The database ${file} cannot be read or written: ${problem}. It is not certain that the last change was kept.`,
    'Check the disk; if it is sound, restore the database from a backup.',
  ],
  rowDamaged: ({ table, id, column, problem }) => [
    `The row "${id}" of the table ${table} is damaged: the column ${column} cannot be read, ${problem}.`,
    'Restore the database from a backup.',
  ],
  databaseUnreachable: ({ file, problem, remedy }) => [
    `The database ${file} cannot be reached: ${problem}.`,
    databaseRemedies[remedy],
  ],
  auditHeadGone: (_, to) => [
    'The record of where the audit ends is gone from the database: somebody changed it, and nothing can be added.',
    `See ${to('audit verify')}; then restore the newest backup.`,
  ],
  auditMirrorFailed: ({ problem }) => [
    `The mirror of the audit took nothing: ${problem}`,
    'Mend it, or correct LATCHKEY_AUDIT_MIRROR; what it lacks is added then.',
  ],
  databaseForeign: ({ file }) => [`${file} is not a Latchkey database.`, 'Point LATCHKEY_DATA to the right folder.'],
  processesRunning: ({ holders }) => [
    `Latchkey is running on this database (${holders}); this needs all its processes stopped.`,
    'Stop them and run it again.',
  ],
  backupLacksKeyPairs: ({ fingerprints }) => [
    `The backup lacks key pairs that the present database holds, or has them damaged: ${fingerprints}. Nothing was restored.`,
    'Name each of them with --discard FINGERPRINT if it may be lost.',
  ],
  backupUnreadable: ({ file, problem }) => [
    `${file} is not a Latchkey backup, or it is damaged: ${problem}.`,
    'Use another backup.',
  ],
  backupForeignVault: () => [
    'The backup is sealed by another vault; the present key or passphrase does not open it.',
    'Give the key file or passphrase that was in use when the backup was made.',
  ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type DatabaseErrors = WordsOf<keyof typeof databaseErrors>;
