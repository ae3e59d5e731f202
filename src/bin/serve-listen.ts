// Puts a fetch function on a port of loopback. Slow clients and large requests are cut off here, before any handler: what
// a peer may take of time, memory and connections is bounded, whatever it sends.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { LatchkeyError } from '../domain/errors.ts';
import { secondMs } from '../domain/ports.ts';
import type { Fetch } from '../http/http-face.ts';

export interface ListenLimits {
  headersTimeoutMs: number;
  /** Of the whole request. */
  requestTimeoutMs: number;
  /** Without a byte in either direction. */
  idleTimeoutMs: number;
  largestHeaderBytes: number;
  /** At once. A new one always gets in, so that health is answered: what asks nothing is closed for it first. */
  connections: number;
}

export const defaultLimits: ListenLimits = {
  headersTimeoutMs: 5 * secondMs,
  requestTimeoutMs: 10 * secondMs,
  idleTimeoutMs: 30 * secondMs,
  largestHeaderBytes: 8 * 1_024,
  connections: 200,
};

interface Listening {
  /** `http://127.0.0.1:7420` */
  url: string;
  port: number;
  /** Takes no new connection, ends idle ones, and resolves when the requests under way are answered. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const requestsPerConnection = 1_000;
const idleCheckMs = 50;

/** @param port 0 takes any. Errors: alreadyRunning. */
export async function listenOnLoopback(
  port: number,
  fetch: Fetch,
  limits: ListenLimits = defaultLimits,
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: limits.largestHeaderBytes,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: Math.min(secondMs, limits.headersTimeoutMs / 2),
    },
    getRequestListener((request, { incoming }) => fetch(request, incoming.socket.remoteAddress ?? ''), {
      overrideGlobalObjects: false,
    }),
  );
  server.timeout = limits.idleTimeoutMs;
  keepRoom(server, limits.connections);
  server.maxRequestsPerSocket = requestsPerConnection;
  await opened(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${loopback}:${taken}`,
    port: taken,
    close: () => closed(server),
  };
}

/** Of two that ask nothing, or of two that are being answered, the older one goes. */
function keepRoom(server: Server, most: number): void {
  const idle = new Set<Socket>();
  const busy = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    if (idle.size + busy.size >= most) {
      const among = idle.size > 0 ? idle : busy;
      const [oldest] = among;
      if (oldest !== undefined) among.delete(oldest);
      oldest?.destroy();
    }
    idle.add(socket);
    socket.once('close', () => {
      idle.delete(socket);
      busy.delete(socket);
    });
  });
  server.on('request', ({ socket }, response) => {
    if (idle.delete(socket)) busy.add(socket);
    response.once('close', () => {
      if (busy.delete(socket) && !socket.destroyed) idle.add(socket);
    });
  });
}

async function opened(server: Server, port: number): Promise<void> {
  server.listen(port, loopback);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new LatchkeyError('alreadyRunning', { what: 'listener', port, setting: 'LATCHKEY_PORT' });
  }
}

/** A connection that is kept alive counts as open: it is ended as soon as its request is answered. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const ending = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    server.close((error) => {
      clearInterval(ending);
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeIdleConnections();
  });
}
