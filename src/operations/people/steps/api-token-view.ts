// A program's token as faces show it, without the token.

import { type ApiToken, isLiveToken } from '../../../domain/people/person.ts';
import { type Instant, iso } from '../../../domain/ports.ts';

export function apiTokenView(token: ApiToken, now: Instant) {
  const { id, name, permissions, label, createdAt, expiresAt, revokedAt } = token;
  return {
    id,
    name,
    permissions,
    label,
    isLive: isLiveToken(token, now),
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    revokedAt: iso(revokedAt),
  };
}
