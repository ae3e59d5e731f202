// The fields of a small form.

import { readBody } from './read-body.ts';

/** A form with one number. */
export const largestFormBytes = 2_048;

export async function readForm(request: Request): Promise<URLSearchParams | 'tooLarge' | 'brokenOff'> {
  const read = await readBody(request, largestFormBytes);
  return typeof read === 'string' ? read : new URLSearchParams(read.bytes.toString());
}
