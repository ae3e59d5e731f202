// What the system says about a file, as it is kept and told: its code, which text/said-words.ts has the words of.

import { said } from '../../domain/said.ts';

/** The system's code of an error, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function fileProblem(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : said('unknownReason'));
}
