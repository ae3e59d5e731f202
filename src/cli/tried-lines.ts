// One line for each assertion that was posted, as progress on standard error.

import type { TriedKey } from '../domain/token/sign-in-result.ts';

const words = {
  accepted: 'accepted',
  notThisKey: 'not this key',
  refused: 'refused',
  unavailable: 'unavailable',
  noAnswer: 'no answer',
} as const;

export function attemptLine(tried: TriedKey): string {
  const time = new Date(tried.at).toISOString().slice(11, 19);
  const said = tried.result === 'accepted' ? '' : ` (${tried.message})`;
  return `  ${time}  key ${tried.fingerprint.slice(0, 11)}…  ${words[tried.result]}${said}`;
}
