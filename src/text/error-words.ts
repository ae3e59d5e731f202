// What the words of an error are made of and come to; each room has those of its own.

import type { ErrorCode, ErrorParameters } from '../domain/errors.ts';
import type { Hand } from './hand.ts';

export type ErrorWords<Code extends ErrorCode> = (
  parameters: ErrorParameters<Code>,
  to: Hand,
  lookedIn?: string,
) => [said: string, next: string];

export type WordsOf<Codes extends ErrorCode> = { [Code in Codes]: ErrorWords<Code> };
