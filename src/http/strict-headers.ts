// What every answer carries, whatever it is: nothing is stored, framed, sniffed or told onwards, and a page runs nothing.

interface OwnContent {
  styles: readonly string[];
  scripts: readonly string[];
}

/** @param own Hashes of what may apply and run; nothing else does. */
export function withStrictHeaders(response: Response, own: OwnContent): Response {
  const headers = new Headers(response.headers);
  const [styles, scripts] = [own.styles, own.scripts].map(
    (hashes) => hashes.map((hash) => `'${hash}'`).join(' ') || "'none'",
  );
  const strict: Record<string, string> = {
    'content-security-policy': `default-src 'none'; style-src ${styles}; script-src ${scripts}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'x-robots-tag': 'noindex',
  };
  for (const [name, value] of Object.entries(strict)) headers.set(name, value);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}
