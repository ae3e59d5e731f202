// What a browser keeps while somebody signs in at the provider. SameSite=Lax, since the way back begins on another site.

import type { BegunAtProvider } from '../../domain/people/provider.ts';
import { minuteMs, secondMs } from '../../domain/ports.ts';

const lifetimeMs = 10 * minuteMs;

export function providerCookie(begun: BegunAtProvider | null, isSecure: boolean): string {
  const value = begun === null ? '' : [begun.state, begun.nonce, begun.verifier].join('.');
  const age = `Max-Age=${begun === null ? 0 : lifetimeMs / secondMs}`;
  const parts = [`${nameOf(isSecure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', age];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

export function begunIn(cookies: string, isSecure: boolean): BegunAtProvider | null {
  const wanted = `${nameOf(isSecure)}=`;
  const found = cookies.split(/; */).filter((cookie) => cookie.startsWith(wanted));
  // Of two with one name nobody knows whose they are.
  const [value = ''] = found.length === 1 ? found.map((cookie) => cookie.slice(wanted.length)) : [];
  const [, state, nonce, verifier] = /^([\w-]{43})\.([\w-]{43})\.([\w-]{43})$/.exec(value) ?? [];
  if (state === undefined || nonce === undefined || verifier === undefined) return null;
  return { state, nonce, verifier };
}

function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-latchkey-provider' : 'latchkey-provider';
}
