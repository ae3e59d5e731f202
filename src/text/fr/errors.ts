// The words of each error in French, joined: what happened to what, and what to do next.

import type { ErrorCode, ErrorData } from '../../domain/errors.ts';
import { errorWords } from '../errors.ts';
import type { Hand, WordsOf } from '../words.ts';
import { frenchConnectionErrors } from './connection/connection-errors.ts';
import { frenchDatabaseErrors } from './installation/database-errors.ts';
import { frenchKeyPairErrors } from './key-pair/key-pair-errors.ts';
import { frenchOrgErrors } from './org/org-errors.ts';
import { frenchPeopleErrors } from './people/people-errors.ts';
import { frenchProofErrors } from './proof/proof-errors.ts';
import { frenchRequestErrors } from './request-errors.ts';
import { frenchSwapErrors } from './rotation/swap-errors.ts';
import { frenchScanErrors } from './scan/scan-errors.ts';
import { frenchVaultErrors } from './vault/vault-errors.ts';

export const frenchErrors: WordsOf<ErrorCode> = {
  ...frenchRequestErrors,
  ...frenchConnectionErrors,
  ...frenchKeyPairErrors,
  ...frenchPeopleErrors,
  ...frenchOrgErrors,
  ...frenchProofErrors,
  ...frenchScanErrors,
  ...frenchSwapErrors,
  ...frenchVaultErrors,
  ...frenchDatabaseErrors,
  invalidRows: ({ total, rows }, to) => [
    `${rows.length} lignes sur ${total} ne peuvent pas être acceptées ; rien n’a été changé.${rows
      .map(({ row, ...error }) => {
        const { message, nextAction } = errorWords(error, to);
        return `\nLigne ${row} : ${message}${error.code === 'connectionExists' ? '' : ` ${nextAction}`}`;
      })
      .join('')}`,
    'Corrigez ces lignes, et relancez la même commande.',
  ],
  certificateNotWritten: ({ name, fingerprint, cause }, to) => [
    notWritten(cause, to),
    `La paire de clés est gardée ; obtenez son certificat : ${to('certificate show', name, `${fingerprint} --out FILE`)}.`,
  ],
  requestNotWritten: ({ name, mark, cause }, to) => [
    notWritten(cause, to),
    `La demande et sa clé privée sont gardées ; obtenez le fichier : ${to('certificate requests', name, `--mark ${mark} --out FILE`)}.`,
  ],
};

/** Without "nothing was changed": the key pair is there. */
function notWritten(cause: ErrorData, to: Hand): string {
  const { message } = errorWords(cause, to);
  return cause.code === 'fileUnwritable' ? message.replace(' Rien n’a été changé.', '') : message;
}
