// Hands out the built pages: one document for every address of a page, and the files that it names. No rule of theirs is here.

import { gzipSync } from 'node:zlib';

/** By path from the server's root, such as `/assets/index-1a2b.js`; the document itself is `/index.html`. */
export type PageFiles = ReadonlyMap<string, Uint8Array>;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const document = '/index.html';
/** A file below this has the hash of its content in its name. */
const unchanging = '/assets/';

export class Pages {
  readonly #files: PageFiles;
  readonly #packed = new Map<string, Uint8Array<ArrayBuffer>>();

  constructor(files: PageFiles) {
    this.#files = files;
  }

  /** Null: it asks for no page and no file of one. */
  answer(request: Request): Response | null {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const { pathname } = new URL(request.url);
    if (pathname !== document && this.#files.has(pathname)) return this.#file(request, pathname);
    const isPage = (request.headers.get('accept') ?? '').includes('text/html');
    return isPage && !pathname.startsWith(unchanging) ? this.#file(request, document) : null;
  }

  /** The document with something told to it alone. @param content Of what an attribute may hold as it is. */
  documentTold(name: string, content: string): Response {
    const told = `<meta name="${name}" content="${content}">`;
    const html = new TextDecoder().decode(this.#bytes(document)).replace('</head>', `${told}</head>`);
    return new Response(html, { headers: { 'content-type': types.html ?? '' } });
  }

  #file(request: Request, path: string): Response {
    const headers: Record<string, string> = {
      'content-type': types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      vary: 'accept-encoding',
    };
    if (path.startsWith(unchanging)) headers['cache-control'] = 'public, max-age=31536000, immutable';
    if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
      return new Response(this.#bytes(path), { headers });
    let packed = this.#packed.get(path);
    if (packed === undefined) {
      packed = gzipSync(this.#bytes(path));
      this.#packed.set(path, packed);
    }
    return new Response(packed, { headers: { ...headers, 'content-encoding': 'gzip' } });
  }

  #bytes(path: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#files.get(path) ?? new Uint8Array());
  }
}
