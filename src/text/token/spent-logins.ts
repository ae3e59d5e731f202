// Who spent the login budget of a username, in words.

import type { AttemptPurpose, SpentLogins } from '../../domain/token/attempt.ts';

const callers: Record<AttemptPurpose, string> = {
  token: 'by programs that asked for a token',
  probe: 'by the looks of `latchkey serve`',
  test: 'by tests',
};

/** "12 by programs that asked for a token of acme, 2 by tests of acme"; empty when nobody is known. */
export function spentWords(spentBy: readonly SpentLogins[]): string {
  return spentBy
    .map(({ connection, purpose, logins }) => `${logins} ${callers[purpose]} of ${connection ?? 'others'}`)
    .join(', ');
}
