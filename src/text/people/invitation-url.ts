// The address that people open to take an invitation.

import type { Role } from '../../domain/access/permission.ts';
import type { Secret } from '../../domain/secret.ts';

/** The token stands behind the #: browsers send that part to nobody, and no server logs it. */
export function invitationUrl(origin: string, token: Secret<string>, role: Role = 'administrator'): string {
  // The page says what it makes before it has sent the token to anybody.
  const made = role === 'administrator' ? '' : `?role=${role}`;
  return `${origin}/invitation${made}#${token.reveal()}`;
}
