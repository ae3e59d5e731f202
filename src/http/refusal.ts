// An answer outside of the API that refuses, in one sentence.

import { facePages } from '../text/face-problems.ts';
import type { FaceRefusal, Words } from '../text/words.ts';

export function refusal(status: number, why: FaceRefusal, words: Words | null): Response {
  const message = (words?.facePages ?? facePages).refusals[why];
  return Response.json({ error: { message } }, { status });
}

/** As a handler of its own, too. */
export function nothingHere({ env: { words } }: { env: { words: Words | null } }): Response {
  return refusal(404, 'nothingHere', words);
}
