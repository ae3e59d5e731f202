// What was tried, as one passing line on standard error: the last assertion and how often the same came back.

import type { TriedKey } from '../../domain/token/sign-in-result.ts';
import type { Terminal } from '../terminal.ts';

const words = {
  accepted: 'accepted',
  notThisKey: 'not this key',
  refused: 'refused',
  unavailable: 'unavailable',
  noAnswer: 'no answer',
} as const;

/** To be given what is tried, one after the other. */
export function attemptProgress(terminal: Terminal): (tried: TriedKey) => void {
  let count = 0;
  return (tried) => {
    count += 1;
    const time = new Date(tried.at).toISOString().slice(11, 19);
    const said = tried.result === 'accepted' ? '' : ` (${tried.message})`;
    terminal.passing(`${time}  try ${count}: key ${tried.fingerprint.slice(0, 11)}…  ${words[tried.result]}${said}`);
  };
}
