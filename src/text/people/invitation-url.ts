// The address that people open to take an invitation.

import type { Secret } from '../../domain/secret.ts';

/** The token stands behind the #: browsers send that part to nobody, and no server logs it. */
export function invitationUrl(origin: string, token: Secret<string>): string {
  return `${origin}/invitation#${token.reveal()}`;
}
