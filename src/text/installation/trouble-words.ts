// What is wrong with the installation itself, in words: in status, logs and notices alike.

import type { Trouble } from '../../domain/installation/trouble.ts';
import { vaultWarningWords } from '../vault/vault-warnings.ts';

export function troubleWords({ type, what, detail }: Trouble, latchkey: string): { text: string; next: string } {
  switch (type) {
    case 'keyFileMissing':
    case 'keyFileWrong':
      return vaultWarningWords({ code: type, path: what, mode: null }, latchkey);
    case 'channelWrong':
      return {
        text: `Nobody is told through the channel "${what}", which is set wrongly: ${detail}`,
        next: `Correct it, start \`${latchkey} serve\` anew, and try it: \`${latchkey} notify test ${what}\`.`,
      };
    case 'auditMirrorFails':
      return {
        text: `The mirror of the audit has taken nothing for five minutes (${what}): ${detail}`,
        next: 'Mend it, or correct LATCHKEY_AUDIT_MIRROR; what it lacks is added by itself then.',
      };
    case 'databasePutBack':
      return {
        text: `The database was put back to an older copy, or its audit was rewritten: the audit ended with ${detail}, and ends with ${what} now.`,
        next: `If nobody ran \`${latchkey} restore\`, find out who did it: \`${latchkey} audit list\`. Then test every connection: \`${latchkey} test --all\`.`,
      };
  }
}
