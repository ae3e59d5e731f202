// An assertion that was tried, as programs see it.

import { iso } from '../../../domain/ports.ts';
import type { TriedKey } from '../../../domain/token/sign-in-result.ts';

export function triedView({ fingerprint, at, target, result, code, message }: TriedKey) {
  return { fingerprint, at: iso(at), tokenHost: target.tokenHost, audience: target.audience, result, code, message };
}
