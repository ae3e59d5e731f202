// A test signs in anew, and its token becomes the one that programs are given next. One that turned out to be another
// identity's, or that every API refuses while the one before it is still taken, must not be that.

import type { CachedToken } from '../../../domain/token/cached-token.ts';
import { tokenHash } from '../../../domain/token/cached-token.ts';
import type { AcceptedAnswer } from '../../../domain/token/token-answer.ts';
import type { Context } from '../../context.ts';

/** @param instead The token to go back to; null: none. Does nothing once another token has taken its place, or it was dropped. */
export async function withdrawToken(
  { store }: Pick<Context, 'store'>,
  connectionId: string,
  { accessToken }: AcceptedAnswer,
  instead: CachedToken | null,
): Promise<void> {
  await store.write(async (tx) => {
    const isWithdrawn = await tx.tokens.dropIfHash(connectionId, tokenHash(accessToken));
    if (!isWithdrawn || instead === null) return;
    const { generation: _, ...token } = instead;
    await tx.tokens.put(token);
  });
}
