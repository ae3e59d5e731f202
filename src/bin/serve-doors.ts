// The listeners of `serve`: one for people and programs and, where it is set, one for probes and metrics.

import { networkInterfaces } from 'node:os';
import { behindProxies, type Fetch, type FindAsker } from '../http/asker.ts';
import { type ListenConfiguration, urlHost } from './listen-settings.ts';
import type { TlsPair } from './serve-certificate.ts';
import { type Listening, listen } from './serve-listen.ts';

/** The first one is for people. Errors: alreadyRunning, invalidInput. */
export async function openDoors(
  { address, port, probes, trustedProxies }: ListenConfiguration,
  publicUrl: string | null,
  tls: TlsPair | null,
  faces: { main: Fetch; probes: Fetch },
): Promise<[Listening, ...Listening[]]> {
  const findAsker = behindProxies(trustedProxies, publicUrl);
  const settings = { address: 'LATCHKEY_LISTEN', port: 'LATCHKEY_PORT' };
  const main = await listen({ address, port, tls, settings }, knowing(findAsker, faces.main));
  if (probes === null) return [main];
  try {
    const both = { address: 'LATCHKEY_PROBE_LISTEN', port: 'LATCHKEY_PROBE_LISTEN' };
    return [main, await listen({ ...probes, tls, settings: both }, knowing(findAsker, faces.probes))];
  } catch (error) {
    await main.close();
    throw error;
  }
}

/** The names and addresses under which it answers besides the public URL. */
export function originsOf({ address, tls }: Pick<ListenConfiguration, 'address' | 'tls'>, port: number): string[] {
  const scheme = tls === null ? 'http' : 'https';
  const isEverywhere = address === '0.0.0.0' || address === '::';
  const own = isEverywhere ? ownAddresses() : [address];
  return ['localhost', '127.0.0.1', '::1', ...own].map((host) => `${scheme}://${urlHost(host)}:${port}`);
}

/** A page elsewhere can make a name lead here, but no address: whoever asks for one of ours means this machine. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ address }) => address);
}

function knowing(findAsker: FindAsker, fetch: Fetch): Fetch {
  return (request, peer) => fetch(request, findAsker(peer, request.headers));
}
