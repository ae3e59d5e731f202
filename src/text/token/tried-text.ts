// An assertion that was tried, in half a line.

import type { TriedKey } from '../../domain/token/sign-in-result.ts';

const words = {
  accepted: 'accepted',
  notThisKey: 'not this key',
  refused: 'refused',
  unavailable: 'unavailable',
  noAnswer: 'no answer',
} as const;

export function triedText({ fingerprint, result, message }: TriedKey): string {
  const said = result === 'accepted' ? '' : ` (${message})`;
  return `key ${fingerprint.slice(0, 11)}…  ${words[result]}${said}`;
}
