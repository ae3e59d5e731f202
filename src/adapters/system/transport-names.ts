// Host names to addresses, off the thread pool that signs. `dns.lookup` runs getaddrinfo on libuv's pool of four threads,
// where asynchronous RSA signatures run too: a resolver that answers slowly would stop two of the four for seconds.
// c-ares asks the DNS on the event loop instead, but reads neither the hosts file nor search domains, mDNS or whatever else
// the machine resolves names by. So: literal addresses, localhost, the hosts file, c-ares, and getaddrinfo only for what
// is still unknown, one name at a time.

import { promises as dns } from 'node:dns';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { TransportFault } from '../../domain/ports.ts';
import { transportFault } from './transport-fault.ts';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** All addresses of a name, never none. Throws the fault `nameNotFound`, or the signal's reason. */
export type ResolveName = (hostname: string, signal: AbortSignal) => Promise<readonly Address[]>;

export interface NameSources {
  hostsFile: string;
  /** Host names of DNS servers; null: those of the machine. */
  dnsServers: readonly string[] | null;
  /** The machine's own way, on the thread pool. */
  getaddrinfo: (hostname: string) => Promise<readonly Address[]>;
}

const systemSources: NameSources = {
  hostsFile: '/etc/hosts',
  dnsServers: null,
  getaddrinfo: async (hostname) => (await dns.lookup(hostname, { all: true })).map(({ address }) => literal(address)),
};

export function createNameResolver(given: Partial<NameSources> = {}): ResolveName {
  const sources = { ...systemSources, ...given };
  let lastLookup: Promise<unknown> = Promise.resolve();

  /** One at a time, so that names never take more than one thread of the pool. */
  async function lookupInTurn(hostname: string, signal: AbortSignal): Promise<readonly Address[]> {
    const turn = lastLookup.then(() => (signal.aborted ? [] : sources.getaddrinfo(hostname)));
    lastLookup = turn.then(
      () => undefined,
      () => undefined,
    );
    return unlessAborted(turn, signal);
  }

  return async (hostname, signal) => {
    if (isIP(hostname) !== 0) return [literal(hostname)];
    // RFC 6761 section 6.3: localhost and all below it are loopback, whatever a DNS server says.
    if (/^(?:.+\.)?localhost$/i.test(hostname)) return [literal('127.0.0.1'), literal('::1')];
    const listed = hostsFileAddresses(sources.hostsFile, hostname);
    if (listed.length > 0) return listed;
    const answered = await dnsAddresses(hostname, sources.dnsServers, signal);
    if (answered.length > 0) return answered;
    try {
      const found = await lookupInTurn(hostname, signal);
      if (found.length > 0) return found;
    } catch (error) {
      throw transportFault(error);
    }
    throw new TransportFault('nameNotFound', `getaddrinfo ENODATA ${hostname}`);
  };
}

/** Reads the file each time, as getaddrinfo does: it is small, cached by the kernel, and read only for a new connection. */
function hostsFileAddresses(file: string, hostname: string): Address[] {
  const wanted = hostname.toLowerCase().replace(/\.$/, '');
  return hostsFileLines(file)
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase().split(/\s+/))
    .filter(([address = '', ...names]) => isIP(address) !== 0 && names.includes(wanted))
    .map(([address = '']) => literal(address));
}

function hostsFileLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // Without a hosts file the DNS decides, as it does for getaddrinfo.
    return [];
  }
}

/** None when the DNS does not know the name or cannot be asked: getaddrinfo has the last word, and the better message. */
async function dnsAddresses(
  hostname: string,
  servers: readonly string[] | null,
  signal: AbortSignal,
): Promise<Address[]> {
  // One resolver a name: it reads the machine's DNS settings as they are now, and is cancelled alone.
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });
  if (servers !== null) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const [v6, v4] = await Promise.allSettled([resolver.resolve6(hostname), resolver.resolve4(hostname)]);
    signal.throwIfAborted();
    return [v6, v4].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.map(literal) : []));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function literal(address: string): Address {
  return { address, family: isIP(address) === 6 ? 6 : 4 };
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
