// The cookie of a session. Over TLS its name binds it to this host alone (RFC 6265bis section 4.1.3.2); plain http is for
// loopback, where browsers take no such name.

import { sessionLifetimeMs } from '../../domain/people/person.ts';
import { secondMs } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';

const secureName = '__Host-latchkey';
const loopbackName = 'latchkey';

export function sessionCookie(token: Secret<string>, isSecure: boolean): string {
  const named = `${isSecure ? secureName : loopbackName}=${token.reveal()}`;
  const lifetime = `Max-Age=${sessionLifetimeMs / secondMs}`;
  return [named, 'Path=/', 'HttpOnly', 'SameSite=Strict', lifetime, ...(isSecure ? ['Secure'] : [])].join('; ');
}

export function sessionIn(cookies: string, isSecure: boolean): string | null {
  const wanted = `${isSecure ? secureName : loopbackName}=`;
  const found = cookies.split(/; */).filter((cookie) => cookie.startsWith(wanted));
  // Of two with one name nobody knows whose they are.
  return found.length === 1 ? (found[0]?.slice(wanted.length) ?? null) : null;
}
