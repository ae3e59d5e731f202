// Under which of our addresses the page of a request was opened: what it asked for is one of them, or it would not have come so far.

import { isIP } from 'node:net';
import type { OpenedPage } from '../../domain/people/passkey.ts';

/** @param origins `http://127.0.0.1:7420`, the public URL, … */
export function openedPage(request: Request, origins: readonly string[], isSecure: boolean): OpenedPage {
  const { host } = new URL(request.url);
  const scheme = isSecure ? 'https:' : 'http:';
  const same = origins.map((origin) => new URL(origin)).filter((origin) => origin.host === host);
  const opened = same.find(({ protocol }) => protocol === scheme) ?? same[0] ?? new URL(request.url);
  const named = origins.map((origin) => new URL(origin)).find(({ hostname }) => isIP(bare(hostname)) === 0);
  return { origin: opened.origin, named: (named ?? opened).origin };
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
