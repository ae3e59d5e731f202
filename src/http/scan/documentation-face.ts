// The documentation of a scan, file by file, or as a zip, to whoever may see its connection. A browser that asks for what is not
// written yet, or without a session, gets the page that says so, under the same address.

import { anybody } from '../../domain/access/permission.ts';
import type { DocumentationFormat } from '../../domain/scan/documentation.ts';
import { perform } from '../../operations/act.ts';
import { readDocumentation } from '../../operations/scan/read-documentation.ts';
import type { Words } from '../../text/words.ts';
import type { ApiNeeds } from '../api-needs.ts';
import type { FaceApp } from '../face-app.ts';
import { spoken } from '../languages.ts';
import type { Pages } from '../pages.ts';
import { faceProblem, nothingHere, problemOf, unauthorized } from '../problem.ts';
import type { Asked } from '../route.ts';

interface Parts {
  needs: ApiNeeds;
  /** Null: there are none. */
  pages: Pages | null;
  identify(request: Request, isSecure: boolean, words: Words | null): Promise<Asked>;
  /** Null: it may go on. */
  refusal(asked: Asked, address: string): Response | null;
}

interface Place {
  name: string;
  number: number;
  format: DocumentationFormat;
  path: string | null;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const lookMs = 250;
/** What a page names may be asked of another process than the page was. */
const mostLooks = 80;

export function addDocumentation(app: FaceApp, parts: Parts): void {
  const { needs } = parts;
  app.get('/documentation/*', async (c) => {
    const request = c.req.raw;
    const { words } = c.env;
    const { isSecure, address } = c.env.asker;
    try {
      const asked = await parts.identify(request, isSecure, words);
      const refusal = parts.refusal(asked, address);
      if (refusal !== null) return refusal;
      if (asked.caller === null) return pageOf(parts, request, 401) ?? spoken(unauthorized(words), words);
      const place = placeIn(new URL(request.url).pathname);
      const { access } = asked.caller ?? { access: anybody };
      for (let looks = 0; ; looks += 1) {
        const read = await perform(access, readDocumentation, needs, place);
        if (read.state === 'missing') return spoken(faceProblem('documentationPageNotFound', 404, words), words);
        if (read.state === 'file') return fileAnswer(place, read.bytes);
        if (read.state === 'archive') return archiveAnswer(place, read.stream);
        const page = pageOf(parts, request, 202);
        if (page !== null) return page;
        if (looks === mostLooks) return spoken(faceProblem('documentationBeingWritten', 503, words, 5), words);
        await needs.clock.sleep(lookMs, request.signal);
      }
    } catch (error) {
      return spoken(problemOf(error, { needs, words }), words);
    }
  });
  app.all('/documentation/*', nothingHere);
}

/**
 * `/documentation/acme/3/site/objects/Account.html` or `/documentation/acme/3/markdown.zip`. What is neither is of a scan that
 * nobody has: whoever may not see the connection learns nothing else.
 */
function placeIn(pathname: string): Place {
  const [name = '', number = '', form = '', ...path] = pathname.split('/').slice(2).map(decoded);
  const scan = /^\d{1,9}$/.test(number) ? Number(number) : 0;
  if (form === 'site') return { name, number: scan, format: 'site', path: path.join('/') || 'index.html' };
  const format = (['site', 'markdown', 'json'] as const).find((one) => form === `${one}.zip`);
  if (format === undefined || path.length > 0) return { name, number: 0, format: 'site', path: null };
  return { name, number: scan, format, path: null };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function pageOf({ pages }: Parts, request: Request, status: number): Response | null {
  const wantsPage = (request.headers.get('accept') ?? '').includes('text/html');
  const page = wantsPage ? (pages?.answer(request) ?? null) : null;
  return page && new Response(page.body, { status, headers: page.headers });
}

function fileAnswer({ path }: Place, bytes: Uint8Array<ArrayBuffer>): Response {
  const type = types[path?.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return new Response(bytes, { headers: { 'content-type': type } });
}

function archiveAnswer({ name, number, format }: Place, stream: ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  const fileName = encodeURIComponent(`${name}-scan-${number}-${format}.zip`);
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename*=UTF-8''${fileName}`,
  };
  return new Response(stream, { headers });
}
