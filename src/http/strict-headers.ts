// What every answer carries, whatever it is: nothing is stored, framed, sniffed or told onwards, and a page runs only what is ours.

import { styleHash } from './page.ts';

const framedByNone = "frame-ancestors 'none'";
/** Files of this host run and apply, and the one style that stands in a page itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${styleHash}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  framedByNone,
].join('; ');

export const strictHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-robots-tag': 'noindex',
};

/**
 * @param framedBy Origins of the org's own pages, for a page that Canvas opens; null: none.
 * @param host The one that was asked for over TLS; null: it was plain http.
 */
export function withStrictHeaders(
  response: Response,
  host: string | null,
  framedBy: readonly string[] | null = null,
): Response {
  const { headers } = response;
  const kept = headers.get('cache-control');
  for (const [name, value] of Object.entries(strictHeaders)) headers.set(name, value);
  if (framedBy !== null && framedBy.length > 0) {
    headers.set('content-security-policy', policy.replace(framedByNone, `frame-ancestors ${framedBy.join(' ')}`));
    // It knows no list; the policy above says it.
    headers.delete('x-frame-options');
  }
  if (kept !== null) headers.set('cache-control', kept);
  // A year. Browsers keep it by host and not by port: on localhost it would shut out what else is developed there.
  if (host !== null && host !== 'localhost') headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}
