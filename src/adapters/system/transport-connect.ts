// Opens one connection to a server: name, address, proxy, TLS, in this order, so that each failure is known by where it
// happened. What travels over it afterwards is not its business.

import { request as httpRequest } from 'node:http';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { TransportFault } from '../../domain/ports.ts';
import { proxyFault, transportFault } from './transport-fault.ts';
import type { Address, ResolveName } from './transport-names.ts';
import type { ForwardProxy } from './transport-proxy.ts';
import type { Trust } from './transport-trust.ts';

export interface Destination {
  hostname: string;
  port: number;
  isTls: boolean;
  proxy: ForwardProxy | null;
}

/** One exchange as far as connecting goes: what ends it, and what it is doing, for the message of a timeout. */
export interface Progress {
  signal: AbortSignal;
  doing: string;
}

export interface Surroundings {
  resolveName: ResolveName;
  /** A proxy is named by the environment, and mostly has a private address. */
  resolveProxy: ResolveName;
  trust: () => Trust;
}

/** Node.js drops an attempt that takes longer and goes on with the next address; the last one is waited for. */
const attemptTimeoutMs = 500;

/** Rejects with a TransportFault or with the reason of the signal. */
export async function openConnection(to: Destination, progress: Progress, around: Surroundings): Promise<Socket> {
  const { hostname, port, isTls, proxy } = to;
  const trust = isTls || proxy?.isTls ? around.trust() : null;
  if (proxy === null) {
    const socket = await openTcp(hostname, port, progress, around.resolveName);
    return trust === null ? socket : secure(socket, hostname, trust, progress);
  }
  // Behind a proxy a name is the proxy's to look up and to judge; an address is judged here.
  if (isIP(hostname) !== 0) await around.resolveName(hostname, progress.signal);
  let socket: Socket;
  try {
    socket = await openTcp(proxy.hostname, proxy.port, progress, around.resolveProxy);
    if (proxy.isTls && trust !== null) socket = await secure(socket, proxy.hostname, trust, progress);
    // A plain http request is handed to the proxy whole (RFC 9112 section 3.2.2); only TLS goes through a tunnel.
    if (isTls) socket = await tunnel(socket, to, proxy, progress);
  } catch (error) {
    throw proxyFault(proxy.label, error);
  }
  return isTls && trust !== null ? secure(socket, hostname, trust, progress) : socket;
}

async function openTcp(hostname: string, port: number, progress: Progress, resolve: ResolveName): Promise<Socket> {
  progress.doing = `looking up ${hostname}`;
  const addresses = await resolve(hostname, progress.signal);
  progress.doing = `connecting to ${hostname}:${port}`;
  progress.signal.throwIfAborted();
  const socket = connectTcp({
    host: hostname,
    port,
    lookup: answering(addresses),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: attemptTimeoutMs,
    noDelay: true,
  });
  return ready(socket, 'connect', progress.signal);
}

export function answering(addresses: readonly Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else if (first !== undefined) callback(null, first.address, first.family);
  };
}

/** RFC 9110 section 9.3.6. The proxy sees the host and the port, nothing else. */
function tunnel(
  socket: Socket,
  { hostname, port }: Destination,
  proxy: ForwardProxy,
  progress: Progress,
): Promise<Socket> {
  const authority = `${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port}`;
  progress.doing = `asking the proxy ${proxy.label} for ${authority}`;
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...(proxy.authorization !== null && { 'proxy-authorization': proxy.authorization }) },
      createConnection: () => socket,
    });
    const fail = (error: unknown) => {
      progress.signal.removeEventListener('abort', stop);
      socket.destroy();
      reject(error);
    };
    const stop = () => fail(progress.signal.reason);
    progress.signal.addEventListener('abort', stop, { once: true });
    request.once('connect', (response, tunnelled, head) => {
      progress.signal.removeEventListener('abort', stop);
      if (response.statusCode !== 200) {
        fail(new TransportFault('proxyFailed', `answered ${response.statusCode} to CONNECT ${authority}`));
        return;
      }
      if (head.length > 0) tunnelled.unshift(head);
      resolve(socket);
    });
    request.once('response', (response) =>
      fail(new TransportFault('proxyFailed', `answered ${response.statusCode} to CONNECT ${authority}`)),
    );
    request.once('error', fail);
    request.end();
  });
}

async function secure(socket: Socket, hostname: string, trust: Trust, progress: Progress): Promise<Socket> {
  progress.doing = `agreeing on TLS with ${hostname}`;
  try {
    return await ready(tlsOver(socket, hostname, trust.context), 'secureConnect', progress.signal);
  } catch (error) {
    socket.destroy();
    const fault = transportFault(error);
    if (fault.kind !== 'tlsUntrusted' || trust.problem === null) throw fault;
    throw new TransportFault('tlsUntrusted', `${fault.detail}; ${trust.problem}`);
  }
}

function tlsOver(socket: Socket, hostname: string, secureContext: SecureContext): Socket {
  return connectTls({
    socket,
    host: hostname,
    // RFC 6066 section 3: no literal addresses in the server name.
    ...(isIP(hostname) === 0 && { servername: hostname }),
    secureContext,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  });
}

/** Resolves at the event; on an error, a close or an abort before it, the socket is destroyed. */
function ready(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const done = () => {
      leave();
      resolve(socket);
    };
    const fail = (error: unknown) => {
      leave();
      // The handshake may still report on a socket that nobody waits for.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const stop = () => fail(signal.reason);
    const closed = () => fail(new TransportFault('connectionReset', 'closed before it was ready'));
    function leave(): void {
      socket.off(event, done).off('error', fail).off('close', closed);
      signal.removeEventListener('abort', stop);
    }
    socket.once(event, done).once('error', fail).once('close', closed);
    signal.addEventListener('abort', stop, { once: true });
  });
}
