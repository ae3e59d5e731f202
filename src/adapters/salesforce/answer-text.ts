// The body of an answer as text: read without trusting it, and cut and cleaned before anybody keeps it.

import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { manyLines } from '../../formats/plain-text.ts';

const longestKept = 2_000;
const longestMessage = 300;

/** Never throws: bytes that are no UTF-8 become replacement characters. */
export function bodyText(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Undefined when the text is no JSON. */
export function bodyJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is judged as text.
    return undefined;
  }
}

export function isHtml(text: string, contentType: string | null): boolean {
  if (/^\s*<(?:!doctype html|!--|html|head|body|title|script|meta)\b/i.test(text.slice(0, 1_000))) return true;
  return /\bhtml\b/i.test(contentType ?? '') && text.includes('<');
}

/** For the record: cleaned before it is cut, so that no half of a secret is left at the end, where it looks like none. */
export function keptText(text: string): string {
  if (text === '') return '';
  return redactSecrets(manyLines(text.slice(0, 2 * longestKept))).slice(0, longestKept);
}

/** For a sentence: one line. */
export function keptMessage(text: string): string {
  return keptText(text).replace(/\s+/g, ' ').trim().slice(0, longestMessage);
}
