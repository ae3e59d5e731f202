// What a consumer key looks like, and what people paste instead of one.

import { invalidInput } from '../errors.ts';

type ConsumerKeyProblem =
  | 'empty'
  | 'hasSpaces'
  | 'looksLikeSecret'
  | 'looksLikeAppId'
  | 'masked'
  | 'tooShort'
  | 'badCharacters';

/**
 * Salesforce's keys begin with 3MVG9 and have about 85 characters; older and packaged ones may differ, so only what
 * cannot be a key is refused.
 */
export function consumerKeyProblem(text: string): ConsumerKeyProblem | null {
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
  const wrong = (problem: string, fix: string) => invalidInput('consumerKey', problem, fix);
  const place = isExternalClientApp
    ? 'External Client App Manager > the app > Settings > OAuth Settings > Consumer Key and Secret'
    : 'App Manager > the app > View > Manage Consumer Details';
  const whereToFind = `Copy it with the Copy button: ${place} > Consumer Key.`;
  switch (consumerKeyProblem(key)) {
    case null:
      return key;
    case 'looksLikeSecret':
      throw wrong(
        'this looks like the Consumer Secret, which this flow never uses; it was not stored',
        `${whereToFind} If you shared the secret, rotate it there.`,
      );
    case 'looksLikeAppId':
      throw wrong("this is the id of the app's page, not its consumer key", whereToFind);
    case 'masked':
      throw wrong('it was copied while it was hidden', whereToFind);
    case 'empty':
      throw wrong('it is empty', whereToFind);
    case 'hasSpaces':
      throw wrong('it has a space or a line break in it', whereToFind);
    case 'tooShort':
      throw wrong('it is too short; consumer keys have about 85 characters', whereToFind);
    case 'badCharacters':
      throw wrong('it has characters that no consumer key has', whereToFind);
  }
}
