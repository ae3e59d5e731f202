// Puts a fetch function on a port of an address. Slow clients and large requests are cut off here, before any handler: what
// a peer may take of time, memory and connections is bounded, whatever it sends, over TLS as over plain http.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { invalidInput, LatchkeyError } from '../domain/errors.ts';
import { secondMs } from '../domain/ports.ts';
import type { Fetch } from '../http/asker.ts';
import { urlHost } from './listen-settings.ts';
import { refusedRequest, refuseUnreadable } from './parser-refusals.ts';
import type { TlsPair } from './serve-certificate.ts';

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

interface ListenPlace {
  address: string;
  /** 0 takes any. */
  port: number;
  tls: TlsPair | null;
  /** What sets them, for errors. */
  settings: { address: string; port: string };
}

export interface Listening {
  /** `http://127.0.0.1:7420` */
  url: string;
  port: number;
  /** For new connections; those that are open keep the certificate that they began with. */
  useCertificate(pair: TlsPair): void;
  /** Takes no new connection, ends idle ones, and resolves when the requests under way are answered. */
  close(): Promise<void>;
}

const requestsPerConnection = 1_000;
const idleCheckMs = 50;
/** Of those that `localhost` may mean. */
const otherLoopback: Readonly<Record<string, string>> = { '127.0.0.1': '::1', '::1': '127.0.0.1' };
const triesForBoth = 5;

/**
 * `answer` gets who is at the other end of the socket. Where the address is loopback's own, on its other family as well, if this
 * machine has it: `localhost` means both.
 * Errors: alreadyRunning, invalidInput when the address or the port cannot be had.
 */
export async function listen(
  place: ListenPlace,
  answer: Fetch,
  limits: ListenLimits = defaultLimits,
): Promise<Listening> {
  const servers = await openedServers(place, () => serverOf(place.tls, answer, limits));
  keepRoom(servers, limits.connections);
  const { port } = servers[0].address() as AddressInfo;
  return {
    url: `${place.tls === null ? 'http' : 'https'}://${urlHost(place.address)}:${port}`,
    port,
    useCertificate(pair) {
      for (const server of servers) if (server instanceof TlsServer) server.setSecureContext(contextOf(pair));
    },
    close: async () => {
      await Promise.all(servers.map(closed));
    },
  };
}

function serverOf(tls: TlsPair | null, answer: Fetch, limits: ListenLimits): Server {
  const options: ServerOptions = {
    maxHeaderSize: limits.largestHeaderBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.headersTimeoutMs,
    connectionsCheckingInterval: Math.min(secondMs, limits.headersTimeoutMs / 2),
    // Without a Host it is refused by us, with the headers that every answer bears.
    requireHostHeader: false,
  };
  const isSecure = tls !== null;
  const listener = getRequestListener(
    (request, { incoming }) => answer(request, { address: incoming.socket.remoteAddress ?? '', isSecure }),
    { errorHandler: refusedRequest },
  );
  const handshakeTimeout = limits.headersTimeoutMs;
  const server =
    tls === null
      ? createServer(options, listener)
      : createTlsServer({ ...options, ...contextOf(tls), handshakeTimeout }, listener);
  server.timeout = limits.idleTimeoutMs;
  cutOffIdle(server);
  server.maxRequestsPerSocket = requestsPerConnection;
  refuseUnreadable(server);
  return server;
}

/** Who has sent a whole request may wait for its answer: a test of an org that hangs takes longer than a peer may be silent. */
function cutOffIdle(server: Server): void {
  const underWay = new WeakMap<Socket, { request: IncomingMessage; response: ServerResponse }>();
  server.on('request', (request, response) => {
    underWay.set(request.socket, { request, response });
    response.once('close', () => underWay.delete(request.socket));
  });
  server.on('timeout', (socket: Socket) => {
    const asked = underWay.get(socket);
    if (asked?.request.complete === true && !asked.response.headersSent) return;
    socket.destroy();
  });
}

function contextOf({ certificate, key }: TlsPair) {
  return { cert: certificate, key, minVersion: 'TLSv1.2' } as const;
}

/** Of two that ask nothing, or of two that are being answered, the older one goes. */
function keepRoom(servers: readonly Server[], most: number): void {
  const idle = new Map<string, Socket>();
  const busy = new Map<string, Socket>();
  const move = (from: Map<string, Socket>, to: Map<string, Socket>, name: string) => {
    const socket = from.get(name);
    if (!from.delete(name) || socket === undefined || socket.destroyed) return;
    to.set(name, socket);
  };
  for (const server of servers) {
    server.on('connection', (socket: Socket) => {
      if (idle.size + busy.size >= most) {
        const among = idle.size > 0 ? idle : busy;
        const [oldest] = among;
        if (oldest !== undefined) among.delete(oldest[0]);
        oldest?.[1].destroy();
      }
      const name = nameOf(socket);
      idle.set(name, socket);
      socket.once('close', () => {
        for (const among of [idle, busy]) if (among.get(name) === socket) among.delete(name);
      });
    });
    server.on('request', ({ socket }, response) => {
      const name = nameOf(socket);
      move(idle, busy, name);
      response.once('close', () => move(busy, idle, name));
    });
  }
}

/** The same for a connection and for the TLS in it. */
function nameOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}

async function openedServers(place: ListenPlace, make: () => Server): Promise<[Server, ...Server[]]> {
  const other = otherLoopback[place.address];
  for (let tries = 1; ; tries += 1) {
    const server = make();
    const problem = await opened(server, place.address, place.port);
    if (problem !== null) throw refused(problem, place);
    if (other === undefined) return [server];
    const { port } = server.address() as AddressInfo;
    const twin = make();
    const twinProblem = await opened(twin, other, port);
    if (twinProblem === null) return [server, twin];
    // A machine without that family; but another program there would get what people send to localhost.
    if (twinProblem !== 'EADDRINUSE') return [server];
    await closed(server);
    if (place.port !== 0 || tries === triesForBoth) throw refused(twinProblem, { ...place, port });
  }
}

type Problem = 'EADDRINUSE' | 'EADDRNOTAVAIL' | 'EAFNOSUPPORT' | 'EACCES';

async function opened(server: Server, address: string, port: number): Promise<Problem | null> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
    return null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const known: readonly string[] = ['EADDRINUSE', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EACCES'] satisfies Problem[];
    if (known.includes(code)) return code as Problem;
    throw error;
  }
}

function refused(problem: Problem, { address, port, settings }: ListenPlace): LatchkeyError {
  if (problem === 'EADDRINUSE')
    return new LatchkeyError('alreadyRunning', { what: 'listener', port, setting: settings.port });
  if (problem === 'EACCES')
    return invalidInput(
      settings.port,
      `this account may not take port ${port}`,
      'Take one from 1024 on, or give the service CAP_NET_BIND_SERVICE.',
    );
  return invalidInput(settings.address, `this machine has no address ${address}`, 'Give one that `ip address` shows.');
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
