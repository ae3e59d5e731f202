// Who asks, and whether nobody can listen in between: as the socket tells it, or the proxy before us where its address is trusted.
// What anybody else writes into X-Forwarded-For or X-Forwarded-Proto is not looked at.

import { BlockList, isIP } from 'node:net';

export interface Asker {
  /** An IP address. */
  address: string;
  /** The browser speaks TLS with us, or with a trusted proxy. */
  isSecure: boolean;
}

export type Fetch = (request: Request, asker: Asker) => Promise<Response>;

/** @param peer Who is at the other end of the socket. */
export type FindAsker = (peer: Asker, headers: Headers) => Asker;

/**
 * @param proxies Addresses and networks (`10.0.0.0/8`) that were checked by `isNetwork`.
 * @param publicUrl A proxy that people reach by https hands on the name that they asked for.
 */
export function behindProxies(proxies: readonly string[], publicUrl: string | null): FindAsker {
  const publicHost = publicUrl?.startsWith('https:') ? new URL(publicUrl).host : null;
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (peer, headers) => {
    const isSecure = peer.isSecure || (publicHost !== null && headers.get('host') === publicHost);
    const socket = { isSecure, address: plainAddress(peer.address) ?? peer.address };
    if (!isTrusted(socket.address)) return socket;
    const protocols = listed(headers.get('x-forwarded-proto'));
    return {
      address: forwardedAddress(listed(headers.get('x-forwarded-for')), isTrusted) ?? socket.address,
      // The last one is what the proxy itself added.
      isSecure: isSecure || protocols.at(-1)?.toLowerCase() === 'https',
    };
  };
}

/** Each proxy adds at the end; so from the end, the first that is no proxy of ours. Before it anybody may have written anything. */
function forwardedAddress(chain: readonly string[], isTrusted: (address: string) => boolean): string | null {
  let last: string | null = null;
  for (const text of chain.toReversed()) {
    const address = plainAddress(text);
    if (address === null) return last;
    last = address;
    if (!isTrusted(address)) return last;
  }
  return last;
}

function listed(value: string | null): string[] {
  return (value ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** Without a port and brackets, as some proxies add them; an IPv4 address inside an IPv6 one as what it is. */
function plainAddress(text: string): string | null {
  const bare = /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
  return isIP(address) === 0 ? null : address;
}

export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}
