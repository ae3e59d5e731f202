// What an error says to people, for tests that look at the words.

import type { LatchkeyError } from '../../src/domain/errors.ts';
import { errorWords } from '../../src/text/errors.ts';

export function saidOf(error: LatchkeyError): string {
  const { message, nextAction } = errorWords(error, 'latchkey');
  return `${message} ${nextAction}`;
}
