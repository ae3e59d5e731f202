// What every answer carries, whatever it is: nothing is stored, framed, sniffed or told onwards, and a page runs only what is ours.

import { styleHash } from './page.ts';

/** Files of this host run and apply, and the one style that stands in a page itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${styleHash}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function withStrictHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  const strict: Record<string, string> = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': response.headers.get('cache-control') ?? 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'x-robots-tag': 'noindex',
  };
  for (const [name, value] of Object.entries(strict)) headers.set(name, value);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}
