// The words of each error in German, joined: what happened to what, and what to do next.

import type { ErrorCode, ErrorData } from '../../domain/errors.ts';
import { errorWords } from '../errors.ts';
import type { Hand, WordsOf } from '../words.ts';
import { germanConnectionErrors } from './connection/connection-errors.ts';
import { germanDatabaseErrors } from './installation/database-errors.ts';
import { germanKeyPairErrors } from './key-pair/key-pair-errors.ts';
import { germanOrgErrors } from './org/org-errors.ts';
import { germanPeopleErrors } from './people/people-errors.ts';
import { germanProofErrors } from './proof/proof-errors.ts';
import { germanRequestErrors } from './request-errors.ts';
import { germanSwapErrors } from './rotation/swap-errors.ts';
import { germanScanErrors } from './scan/scan-errors.ts';
import { germanVaultErrors } from './vault/vault-errors.ts';

export const germanErrors: WordsOf<ErrorCode> = {
  ...germanRequestErrors,
  ...germanConnectionErrors,
  ...germanKeyPairErrors,
  ...germanPeopleErrors,
  ...germanOrgErrors,
  ...germanProofErrors,
  ...germanScanErrors,
  ...germanSwapErrors,
  ...germanVaultErrors,
  ...germanDatabaseErrors,
  invalidRows: ({ total, rows }, to) => [
    `${rows.length} von ${total} Zeilen können nicht angenommen werden; nichts wurde geändert.${rows
      .map(({ row, ...error }) => {
        const { message, nextAction } = errorWords(error, to);
        return `\nZeile ${row}: ${message}${error.code === 'connectionExists' ? '' : ` ${nextAction}`}`;
      })
      .join('')}`,
    'Berichtigen Sie diese Zeilen, und führen Sie denselben Befehl noch einmal aus.',
  ],
  certificateNotWritten: ({ name, fingerprint, cause }, to) => [
    notWritten(cause, to),
    `Das Schlüsselpaar ist da; sein Zertifikat bekommen Sie so: ${to('certificate show', name, `${fingerprint} --out FILE`)}.`,
  ],
  requestNotWritten: ({ name, mark, cause }, to) => [
    notWritten(cause, to),
    `Der Antrag und sein privater Schlüssel sind da; die Datei bekommen Sie so: ${to('certificate requests', name, `--mark ${mark} --out FILE`)}.`,
  ],
};

/** Without "nothing was changed": the key pair is there. */
function notWritten(cause: ErrorData, to: Hand): string {
  const { message } = errorWords(cause, to);
  return cause.code === 'fileUnwritable' ? message.replace(' Nichts wurde geändert.', '') : message;
}
