// A key service on loopback, at a port of the system's choice: it answers by a function of the test, can go away, and can say
// something else than it would, once each.

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface FakeAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface FakeService {
  url: string;
  /** Every connection breaks without an answer. */
  isDown: boolean;
  /** Said in place of the next answers. */
  instead: FakeAnswer[];
  /** In the order of asking. */
  asked: FakeRequest[];
  close(): Promise<void>;
}

export async function startFakeService(answer: (request: FakeRequest) => FakeAnswer): Promise<FakeService> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      if (service.isDown) return void incoming.socket.destroy();
      const url = new URL(incoming.url ?? '/', service.url);
      const request = { method: incoming.method ?? '', url, headers: incoming.headers, body: Buffer.concat(chunks) };
      service.asked.push(request);
      const { status, headers = {}, body } = service.instead.shift() ?? answer(request);
      outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
      outgoing.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: FakeService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isDown: false,
    instead: [],
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}

/** Of a body that must be JSON. */
export function jsonOf({ body }: FakeRequest): Record<string, unknown> {
  return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
}
