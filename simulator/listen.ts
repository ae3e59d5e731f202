// Serves a simulator on loopback: one listener for each org, since orgs are told apart by origin, and one each for the
// generic login and test hosts. The control interface answers on every one of them; `url` is the first.

import type { Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { isBrokenOff } from './as-response.ts';
import { isConnectionReset } from './faults/play-fault.ts';
import type { Simulator } from './simulator.ts';

export interface Listening {
  /** Origin of the first org: the control interface is under /simulator there. */
  url: string;
  loginHost: string;
  testHost: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  simulator: Simulator;
  /** Of 127.0.0.1 and localhost, in PEM. Without it the simulator speaks plain HTTP. */
  tls?: { key: string; cert: string } | undefined;
  /** Port of the first org; 0 takes any. The others follow it where they are free, and take any where they are not. */
  port: number;
}

const HOSTNAME = '127.0.0.1';

/** Moves every org and both generic hosts of the simulator to the ports that were bound. */
export async function listen({ simulator, tls, port }: ListenOptions): Promise<Listening> {
  const servers: Server[] = [];
  const originOf = async (wanted: number): Promise<string> => {
    const bound = await bind(simulator, tls, wanted);
    servers.push(bound.server);
    return bound.origin;
  };
  const origins: string[] = [];
  try {
    for (const [index, { orgId }] of simulator.control.orgs().entries()) {
      const origin = index === 0 ? await originOf(port) : await nextFree(originOf, port, index);
      origins.push(origin);
      simulator.control.placeAt({ orgId }, origin);
    }
    const loginHost = await originOf(0);
    const testHost = await originOf(0);
    simulator.control.placeAt({ role: 'login' }, loginHost);
    simulator.control.placeAt({ role: 'test' }, testHost);
    return { url: origins[0] ?? loginHost, loginHost, testHost, close: () => closeAll(servers) };
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
}

async function nextFree(originOf: (port: number) => Promise<string>, first: number, index: number): Promise<string> {
  if (first === 0 || first + index > 65_535) return originOf(0);
  try {
    return await originOf(first + index);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return originOf(0);
    throw error;
  }
}

function bind(
  simulator: Simulator,
  tls: ListenOptions['tls'],
  port: number,
): Promise<{ server: Server; origin: string }> {
  const secured = tls === undefined ? {} : { createServer: createTlsServer, serverOptions: tls };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer(simulator), hostname: HOSTNAME, port, ...secured }, (info) => {
      resolve({ server, origin: `${tls === undefined ? 'http' : 'https'}://${HOSTNAME}:${info.port}` });
    }) as Server;
    server.once('error', reject);
  });
}

function answer(simulator: Simulator) {
  return async (request: Request, env: HttpBindings | Http2Bindings): Promise<Response> => {
    try {
      const response = await simulator.fetch(request);
      return isBrokenOff(response) ? await sendAndBreakOff(response, env.outgoing as ServerResponse) : response;
    } catch (error) {
      if (!isConnectionReset(error) && !request.signal.aborted) throw error;
      resetConnection(env.incoming.socket);
      return RESPONSE_ALREADY_SENT;
    }
  };
}

/** Under TLS Node resets nothing; the connection ends without a close_notify, which clients take for a reset as well. */
function resetConnection(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

/** Sends what there is of the body, then ends the connection instead of the answer. */
async function sendAndBreakOff(response: Response, outgoing: ServerResponse): Promise<Response> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    for await (const chunk of response.body ?? []) outgoing.write(chunk);
  } catch (error) {
    if (!isConnectionReset(error)) throw error;
  }
  outgoing.socket?.end();
  return RESPONSE_ALREADY_SENT;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return closed;
    }),
  );
}
