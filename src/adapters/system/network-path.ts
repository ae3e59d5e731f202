// How this machine reaches a host: its addresses, and whether a proxy stands before it. Looks, and connects to nothing.

import type { NetworkPath } from '../../domain/org/host-probe.ts';
import { transportFault } from './transport-fault.ts';
import { createNameResolver, type ResolveName } from './transport-names.ts';
import { type ProxyEnvironment, proxyFor, withoutBrackets } from './transport-proxy.ts';

/** Never throws: what cannot be found out is said in `problem`. */
export async function networkPath(
  origin: string,
  options: { environment: ProxyEnvironment; resolveName?: ResolveName; signal?: AbortSignal | undefined },
): Promise<NetworkPath> {
  const url = new URL(origin);
  const resolveName = options.resolveName ?? createNameResolver();
  const host = withoutBrackets(url.hostname);
  try {
    const proxy = proxyFor(url, options.environment)?.label ?? null;
    // A proxy resolves the name by itself; what this machine makes of it decides nothing.
    if (proxy !== null) return { host, addresses: [], problem: null, proxy };
    const found = await resolveName(host, options.signal ?? new AbortController().signal);
    return { host, addresses: found.map(({ address }) => address), problem: null, proxy };
  } catch (error) {
    return { host, addresses: [], problem: transportFault(error).detail, proxy: null };
  }
}
