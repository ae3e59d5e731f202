// What every answer carries, whatever it is: nothing is stored, framed, sniffed or told onwards, and a page runs nothing.

export function withStrictHeaders(response: Response, styleHashes: readonly string[]): Response {
  const headers = new Headers(response.headers);
  const styles = styleHashes.map((hash) => `'${hash}'`).join(' ');
  const strict: Record<string, string> = {
    'content-security-policy': `default-src 'none'; style-src ${styles === '' ? "'none'" : styles}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
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
