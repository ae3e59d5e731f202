// What was tried, as one passing line on standard error: the last assertion and how often the same came back.

import type { TriedKey } from '../../domain/token/sign-in-result.ts';
import { triedText } from '../../text/token/tried-text.ts';
import type { Terminal } from '../terminal.ts';

/** To be given what is tried, one after the other. */
export function attemptProgress(terminal: Terminal): (tried: TriedKey) => void {
  let count = 0;
  return (tried) => {
    count += 1;
    const time = new Date(tried.at).toISOString().slice(11, 19);
    terminal.passing(`${time}  try ${count}: ${triedText(tried)}`);
  };
}
