// What a consumer key looks like, and what people paste instead of one.

import { wrongInput } from '../errors.ts';
import type { InputProblems } from '../input-problems.ts';

/**
 * Salesforce's keys begin with 3MVG9 and have about 85 characters; older and packaged ones may differ, so only what
 * cannot be a key is refused.
 */
export function consumerKeyProblem(text: string): InputProblems['consumerKey'] | null {
  if (text === '') return 'empty';
  if (/[\s\u200b\u2060\ufeff]/.test(text)) return 'hasSpaces';
  if (/[*•●]/.test(text)) return 'masked';
  if (/^(0H4|0Ci|888|0xI)[A-Za-z0-9]{12,15}$/.test(text)) return 'looksLikeAppId';
  // A consumer secret is 64 hex digits, in older apps about 19 decimal ones.
  if (/^[0-9A-F]{64}$/i.test(text) || /^\d{15,20}$/.test(text)) return 'looksLikeSecret';
  if (!/^[A-Za-z0-9._-]+$/.test(text)) return 'badCharacters';
  return text.length < 20 ? 'tooShort' : null;
}

/** @param isExternalClientApp its consumer key stands at another place in Setup. */
export function checkedConsumerKey(text: string, isExternalClientApp = false): string {
  const key = text.trim();
  const problem = consumerKeyProblem(key);
  if (problem === null) return key;
  // It may be the consumer secret: it is not repeated.
  throw wrongInput('consumerKey', problem, '', isExternalClientApp ? 'external-client-app' : '');
}
