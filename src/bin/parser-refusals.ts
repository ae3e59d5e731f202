// What Node refuses before any handler sees a request bears the same headers as every other answer.

import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestError } from '@hono/node-server';
import { faceProblemIn, problemType } from '../http/problem.ts';
import { strictHeaders } from '../http/strict-headers.ts';

const codes = {
  400: 'requestUnreadable',
  408: 'requestTooSlow',
  413: 'tooLarge',
  417: 'expectationFailed',
  431: 'headersTooLarge',
  500: 'internal',
} as const;

type Status = keyof typeof codes;

const statuses: Readonly<Record<string, Status>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

export function refuseUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, response) => {
    answers.set(socket, response);
    response.once('close', () => answers.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What has begun to be answered cannot be answered otherwise.
    const isAnswered = answers.get(socket)?.headersSent ?? false;
    const { code = '' } = error;
    // A connection that broke, or TLS that was never agreed on, takes no answer: an end would wait for ever.
    const isOfParser = /^(HPE_|ERR_HTTP_)/.test(code);
    if (isAnswered || !isOfParser || !socket.writable) return socket.destroy();
    socket.end(rawRefusal(statuses[code] ?? 400), () => socket.destroy());
  });
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    const { headers, body } = refusal(417);
    response.writeHead(417, headers).end(body);
  });
}

/** For what cannot be made a request of: no Host, an address that is none. */
export function refusedRequest(error: unknown): Response {
  const status = error instanceof RequestError ? 400 : 500;
  const { headers, body } = refusal(status);
  return new Response(body, { status, headers });
}

function rawRefusal(status: Status): string {
  const { headers, body } = refusal(status);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

function refusal(status: Status): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(faceProblemIn(codes[status], status, null));
  const headers = {
    ...strictHeaders,
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  return { headers, body };
}
