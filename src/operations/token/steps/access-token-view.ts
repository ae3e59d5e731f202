// An access token as programs that asked for it see it.

import { iso } from '../../../domain/ports.ts';
import type { AccessToken } from '../../../domain/token/access-token.ts';

/** The one view with a secret in it: the secret is what was asked for. */
export function accessTokenView({ token, instanceUrl, issuedAt, goodUntil }: AccessToken) {
  return { accessToken: token.reveal(), instanceUrl, issuedAt: iso(issuedAt), goodUntil: iso(goodUntil) };
}
