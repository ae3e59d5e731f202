// The words of each error, joined from the rooms: what happened to what, and what to do next, with commands as they are typed here.

import type { ErrorCode, ErrorData, RefusedRow } from '../domain/errors.ts';
import { connectionErrors } from './connection/connection-errors.ts';
import { type CalledHand, handOf } from './hand.ts';
import { databaseErrors } from './installation/database-errors.ts';
import { keyPairErrors } from './key-pair/key-pair-errors.ts';
import { orgErrors } from './org/org-errors.ts';
import { peopleErrors } from './people/people-errors.ts';
import { proofErrors } from './proof/proof-errors.ts';
import { requestErrors } from './request-errors.ts';
import { swapErrors } from './rotation/swap-errors.ts';
import { withSaid } from './said-words.ts';
import { scanErrors } from './scan/scan-errors.ts';
import { vaultErrors } from './vault/vault-errors.ts';
import type { ErrorWords, Hand, WordsOf } from './words.ts';

const words: WordsOf<ErrorCode> = {
  ...requestErrors,
  ...connectionErrors,
  ...keyPairErrors,
  ...peopleErrors,
  ...orgErrors,
  ...proofErrors,
  ...scanErrors,
  ...swapErrors,
  ...vaultErrors,
  ...databaseErrors,
  invalidRows: ({ total, rows }, to) => [
    `${rows.length} of ${total} rows cannot be taken; nothing was changed.${rows.map((row) => rowWords(row, to)).join('')}`,
    'Mend these rows and run the same command again.',
  ],
  certificateNotWritten: ({ name, fingerprint, cause }, to) => [
    notWritten(cause, to),
    `The key pair is kept; get its certificate: ${to('certificate show', name, `${fingerprint} --out FILE`)}.`,
  ],
  requestNotWritten: ({ name, mark, cause }, to) => [
    notWritten(cause, to),
    `The request and its private key are kept; get the file: ${to('certificate requests', name, `--mark ${mark} --out FILE`)}.`,
  ],
};

/** @param lookedIn where connections are looked for, which only the command line says. */
export function errorWords(
  { code, parameters }: ErrorData,
  hand: CalledHand,
  lookedIn?: string,
): { message: string; nextAction: string } {
  const to = handOf(hand);
  const said = (to.words?.errors ?? words)[code as ErrorCode] as ErrorWords<ErrorCode>;
  const told = withSaid(parameters, keptParameters[code as ErrorCode] ?? '', to.words);
  const [message, nextAction] = said(told as never, to, lookedIn);
  return { message, nextAction };
}

/** Which parameter of an error is kept as said: it is told in the language of whoever reads. */
const keptParameters: Partial<Record<ErrorCode, string>> = {
  auditMirrorFailed: 'problem',
  backingOff: 'reason',
  fileUnreadable: 'problem',
  fileUnwritable: 'problem',
  orgUntold: 'message',
  scanGivenUp: 'why',
  scanNotPermitted: 'message',
  scanRefused: 'message',
  signInFailed: 'reason',
};

function rowWords({ row, ...error }: RefusedRow, to: Hand): string {
  const { message, nextAction } = errorWords(error, to);
  return `\nRow ${row}: ${message}${error.code === 'connectionExists' ? '' : ` ${nextAction}`}`;
}

/** Without "Nothing was changed": the key pair is there. */
function notWritten(cause: ErrorData, to: Hand): string {
  const { message } = errorWords(cause, to);
  return cause.code === 'fileUnwritable' ? message.replace(' Nothing was changed.', '') : message;
}
