// What is wrong with the installation itself, in words: in status, logs and notices alike.

import type { Trouble } from '../../domain/installation/trouble.ts';
import { type CalledHand, handOf } from '../hand.ts';
import { saidWords } from '../said-words.ts';
import { vaultWarningWords } from '../vault/vault-warnings.ts';

export function troubleWords({ type, what, detail }: Trouble, hand: CalledHand): { text: string; next: string } {
  const to = handOf(hand);
  switch (type) {
    case 'keyFileMissing':
    case 'keyFileWrong':
      return vaultWarningWords({ code: type, path: what, mode: null }, to);
    case 'channelWrong':
      return {
        text: `Nobody is told through the channel "${what}", which is set wrongly: ${detail}`,
        next: `Correct it, start ${to('serve')} anew, and try it: ${to('notify test', what)}.`,
      };
    case 'auditMirrorFails':
      return {
        text: `The mirror of the audit has taken nothing for five minutes (${what}): ${saidWords(detail, to.words)}`,
        next: 'Mend it, or correct LATCHKEY_AUDIT_MIRROR; what it lacks is added by itself then.',
      };
    case 'databasePutBack':
      return {
        text: `The database was put back to an older copy, or its audit was rewritten: the audit ended with ${detail}, and ends with ${what} now.`,
        next: `If nobody ran ${to('restore')}, find out who did it: ${to('audit list')}. Then test every connection: ${to('test --all')}.`,
      };
  }
}
