// Real HTTP/1.1 over node:http and node:https: one request, one answer, every failure in one word. It follows no redirect,
// retries nothing and knows nothing of what it carries.
//
// Why not a client library: connecting is ours (transport-connect.ts), so that a failure is known by where it happened and
// not by parsing sentences; node:http reports the system's own codes; and importing undici costs 160 to 210 ms where
// node:https costs 20, more than all else that a short command does. The proxy support of node:http's agents is not used
// either: it came with Node.js 24.5 and tells no proxy failure from a server's.

import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { type HttpRequest, type HttpResponse, type Transport, TransportFault } from '../../domain/ports.ts';
import { withoutPrivate } from './private-addresses.ts';
import { type Destination, openConnection, type Progress, type Surroundings } from './transport-connect.ts';
import { transportFault } from './transport-fault.ts';
import { createNameResolver, type ResolveName } from './transport-names.ts';
import { type ProxyEnvironment, proxyFor, withoutBrackets } from './transport-proxy.ts';
import { readTrust, type Trust } from './transport-trust.ts';

interface TransportOptions {
  /** HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY (either case) and NODE_EXTRA_CA_CERTS. */
  environment: ProxyEnvironment;
  monotonicMs?: () => number;
  resolveName?: ResolveName;
  /** Hosts that may have a private address; left out: all may, as receivers that the configuration names. */
  allowPrivate?: readonly string[];
}

/**
 * An idle connection is dropped before any common server drops it (Node.js after 5 s, load balancers after 60), so that a
 * request rarely meets one that has just been closed. When it does, that is a `connectionReset` like any other.
 */
const idleMs = 4_000;
/** Sign-ins whose writes were committed together ask the same host together: with 4, most of 32 made a connection each time. */
const idleConnectionsPerHost = 32;

interface Exchange extends Progress {
  destination: Destination;
}

/** What a request hands its agent: options that Node.js does not know travel with the others. */
type ExchangeOptions = RequestOptions & { exchange: Exchange };

export function createTransport(options: TransportOptions): Transport & { close(): void } {
  const { environment, monotonicMs = () => performance.now(), resolveName = createNameResolver() } = options;
  const { allowPrivate = ['*'] } = options;
  let trust: Trust | null = null;
  const around: Surroundings = {
    resolveName: withoutPrivate(resolveName, allowPrivate),
    resolveProxy: resolveName,
    trust: () => {
      trust ??= readTrust(environment.NODE_EXTRA_CA_CERTS);
      return trust;
    },
  };
  const pool = {
    keepAlive: true,
    timeout: idleMs,
    maxFreeSockets: idleConnectionsPerHost,
    scheduling: 'lifo' as const,
  };
  const pooled = { plain: connectingBy(new HttpAgent(pool), around), tls: connectingBy(new HttpsAgent(pool), around) };
  const alone = { plain: connectingBy(new HttpAgent(), around), tls: connectingBy(new HttpsAgent(), around) };

  return {
    async send(request, signal) {
      const ending = new AbortController();
      const stop = () => ending.abort(new TransportFault('aborted', 'the caller gave up'));
      if (signal?.aborted) throw new TransportFault('aborted', 'the caller gave up');
      signal?.addEventListener('abort', stop, { once: true });
      const timer = setTimeout(() => ending.abort(timedOut(request.timeoutMs, exchange.doing)), request.timeoutMs);
      const exchange: Exchange = { signal: ending.signal, doing: 'starting', destination: noDestination };
      try {
        const url = readUrl(request.url);
        exchange.destination = destinationOf(url, environment);
        const { plain, tls } = request.isAlone === true ? alone : pooled;
        const agent = exchange.destination.isTls ? tls : plain;
        return await sendOnce(request, requestOptions(request, url, agent, exchange), monotonicMs);
      } catch (error) {
        throw transportFault(error);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      }
    },
    close() {
      for (const agent of [pooled.plain, pooled.tls, alone.plain, alone.tls]) agent.destroy();
    },
  };
}

const noDestination: Destination = { hostname: '', port: 0, isTls: true, proxy: null };

function timedOut(timeoutMs: number, doing: string): TransportFault {
  return new TransportFault('timedOut', `no answer within ${Number((timeoutMs / 1_000).toPrecision(3))} s, ${doing}`);
}

function connectingBy<T extends HttpAgent>(agent: T, around: Surroundings): T {
  agent.createConnection = (options, callback) => {
    // Only requests of this file use this agent, and each brings its exchange.
    const { exchange } = options as unknown as ExchangeOptions;
    openConnection(exchange.destination, exchange, around).then(
      (socket) => callback?.(null, socket),
      (error: Error) => callback?.(error, undefined as never),
    );
    return undefined;
  };
  return agent;
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new TransportFault('unreachable', 'the address is neither http nor https');
}

function destinationOf(url: URL, environment: ProxyEnvironment): Destination {
  const isTls = url.protocol === 'https:';
  return {
    hostname: withoutBrackets(url.hostname),
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    isTls,
    proxy: proxyFor(url, environment),
  };
}

function requestOptions(request: HttpRequest, url: URL, agent: HttpAgent, exchange: Exchange): ExchangeOptions {
  const { hostname, port, isTls, proxy } = exchange.destination;
  const path = `${url.pathname}${url.search}`;
  const throughProxy = proxy !== null && !isTls;
  return {
    method: request.method,
    protocol: url.protocol,
    hostname,
    port,
    path: throughProxy ? `http://${url.host}${path}` : path,
    headers: {
      ...request.headers,
      ...(throughProxy && proxy.authorization !== null && { 'proxy-authorization': proxy.authorization }),
    },
    agent,
    exchange,
  };
}

function sendOnce(request: HttpRequest, options: ExchangeOptions, monotonicMs: () => number): Promise<HttpResponse> {
  const { exchange } = options;
  return new Promise((resolve, reject) => {
    const outgoing = (exchange.destination.isTls ? httpsRequest : httpRequest)(options);
    const stop = () => outgoing.destroy(exchange.signal.reason);
    const settle = (outcome: () => void) => {
      exchange.signal.removeEventListener('abort', stop);
      outcome();
    };
    const fail = (error: unknown) => settle(() => reject(error));
    let startedAt = 0;
    // By now the connection stands: name, handshake and proxy are no part of the round trip.
    outgoing.once('socket', () => {
      startedAt = monotonicMs();
      exchange.doing = `waiting for ${exchange.destination.hostname} to answer`;
    });
    const closed = () => fail(new TransportFault('connectionReset', 'closed without an answer'));
    outgoing.once('close', closed);
    outgoing.once('response', (incoming) => {
      // From here on the answer itself tells how it ends; the request may only repeat it.
      outgoing
        .off('close', closed)
        .off('error', fail)
        .on('error', () => undefined);
      const roundTripMs = monotonicMs() - startedAt;
      exchange.doing = `reading the answer of ${exchange.destination.hostname}`;
      readBody(incoming, request.maximumBytes, exchange.signal).then((body) => {
        settle(() => resolve({ status: incoming.statusCode ?? 0, headers: headersOf(incoming), body, roundTripMs }));
      }, fail);
    });
    // An answer with 101 takes the connection away from HTTP; nothing here asks for one.
    outgoing.once('upgrade', (_incoming, socket) => {
      socket.destroy();
      fail(new TransportFault('closedHalfWay', 'answered 101 Switching Protocols'));
    });
    outgoing.on('error', fail);
    exchange.signal.addEventListener('abort', stop, { once: true });
    outgoing.end(request.body);
  });
}

function readBody(incoming: IncomingMessage, maximumBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let isWhole = false;
    const refuse = () => {
      incoming.destroy();
      reject(new TransportFault('tooLarge', `the answer is larger than ${maximumBytes} bytes`));
    };
    const cutOff = () => {
      // Every answer closes in the end, and an error takes its stack along.
      if (isWhole) return;
      const halfWay = new TransportFault('closedHalfWay', `the connection closed after ${length} bytes of the answer`);
      reject(signal.aborted ? signal.reason : halfWay);
    };
    if (Number(incoming.headers['content-length'] ?? 0) > maximumBytes) {
      refuse();
      return;
    }
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maximumBytes) refuse();
      else chunks.push(chunk);
    });
    incoming.once('end', () => {
      isWhole = incoming.complete;
      if (isWhole) resolve(Buffer.concat(chunks));
      else cutOff();
    });
    incoming.once('error', cutOff);
    incoming.once('close', cutOff);
  });
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const entries = Object.entries(incoming.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
