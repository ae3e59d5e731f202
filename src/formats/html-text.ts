// Text inside HTML, in an element or an attribute in double or single quotes.

import { manyLines } from './plain-text.ts';

export function htmlText(text: string): string {
  return manyLines(text).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
