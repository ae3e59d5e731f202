// An access token as the database keeps it: sealed together with the host that it was given for, so that nobody who can write
// to the database says where it goes.

import { LatchkeyError } from '../../../domain/errors.ts';
import { Secret } from '../../../domain/secret.ts';
import type { CachedToken } from '../../../domain/token/cached-token.ts';
import { accessTokenPurpose, type SealedText } from '../../../domain/vault/sealed.ts';
import { json, record, text, Unreadable } from '../../../formats/value-codec.ts';
import type { Context } from '../../context.ts';

export interface GivenToken {
  accessToken: Secret<string>;
  instanceUrl: string;
}

const sealedForm = json(record<{ token: string; instanceUrl: string }>({ token: text, instanceUrl: text }));

export function sealToken(
  { sealer }: Pick<Context, 'sealer'>,
  connectionId: string,
  { accessToken, instanceUrl }: GivenToken,
): Promise<SealedText> {
  const together = new Secret(JSON.stringify({ token: accessToken.reveal(), instanceUrl }));
  return sealer.seal(accessTokenPurpose, connectionId, together);
}

/** Null: it does not open any more, or an older release sealed it. */
export async function unsealToken(
  { sealer }: Pick<Context, 'sealer'>,
  { connectionId, sealed }: CachedToken,
): Promise<GivenToken | null> {
  try {
    const opened = await sealer.unseal(accessTokenPurpose, connectionId, sealed);
    const { token, instanceUrl } = sealedForm.read(opened.reveal());
    return { accessToken: new Secret(token), instanceUrl };
  } catch (error) {
    const isDamaged = error instanceof LatchkeyError && error.code === 'sealedTextDamaged';
    if (isDamaged || error instanceof Unreadable) return null;
    throw error;
  }
}
