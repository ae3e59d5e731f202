// Which proxy, if any, stands before an address: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY as curl and Node.js read
// them (lower case wins). It decides only; transport-connect.ts does the talking.

import { BlockList, isIP } from 'node:net';
import { TransportFault } from '../../domain/ports.ts';

export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

export interface ForwardProxy {
  isTls: boolean;
  hostname: string;
  port: number;
  /** `host:port`, for messages: without the credentials. */
  label: string;
  /** Value of Proxy-Authorization. */
  authorization: string | null;
}

/** Null: straight to the server. Throws the fault `proxyFailed` when the variable cannot be used. */
export function proxyFor(url: URL, environment: ProxyEnvironment): ForwardProxy | null {
  // No proxy can reach our loopback, and a proxy set for the whole machine must not cut off a simulator on it.
  if (isLoopback(url.hostname) || isExcluded(url, read(environment, 'NO_PROXY'))) return null;
  const variable = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const own = read(environment, variable);
  const text = own || read(environment, 'ALL_PROXY');
  return text === '' ? null : readProxy(text, own === '' ? 'ALL_PROXY' : variable);
}

function read(environment: ProxyEnvironment, name: string): string {
  return (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
}

function readProxy(text: string, variable: string): ForwardProxy {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  // The value may hold a password: it is never quoted.
  if (!URL.canParse(withScheme)) throw new TransportFault('proxyFailed', `${variable} is not a URL`);
  const { protocol, hostname, port, host, username, password } = new URL(withScheme);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new TransportFault(
      'proxyFailed',
      `${variable} names a ${protocol}// proxy; http:// and https:// are supported`,
    );
  }
  const isTls = protocol === 'https:';
  const credentials = `${decoded(username)}:${decoded(password)}`;
  return {
    isTls,
    hostname: withoutBrackets(hostname),
    port: port === '' ? (isTls ? 443 : 80) : Number(port),
    label: host,
    authorization: credentials === ':' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A password with a bare percent sign is taken as it stands.
    return text;
  }
}

function isExcluded(url: URL, noProxy: string): boolean {
  const host = withoutBrackets(url.hostname).toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => covers(entry, host, port));
}

/** `*`, `host`, `.suffix`, `*.suffix`, `10.0.0.0/8`, `[::1]`, each with or without `:port`. A name covers its subdomains. */
function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const { name, entryPort } = withoutPort(entry);
  if (entryPort !== undefined && entryPort !== port) return false;
  if (name.includes('/')) return isInNetwork(host, name);
  const suffix = name.replace(/^\*?\./, '');
  return suffix !== '' && (host === suffix || (isIP(host) === 0 && host.endsWith(`.${suffix}`)));
}

/** An IPv6 address carries a port only behind brackets. */
function withoutPort(entry: string): { name: string; entryPort: string | undefined } {
  const [, bracketed, bracketedPort] = /^\[([^\]]+)\](?::(\d+))?$/.exec(entry) ?? [];
  if (bracketed !== undefined) return { name: bracketed, entryPort: bracketedPort };
  const [, name = entry, entryPort] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  return { name, entryPort };
}

function isInNetwork(host: string, network: string): boolean {
  const [address = '', prefix = ''] = network.split('/');
  const family = isIP(address);
  const bits = Number(prefix);
  if (family === 0 || isIP(host) !== family || !/^\d+$/.test(prefix) || bits > (family === 4 ? 32 : 128)) return false;
  const block = new BlockList();
  block.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return block.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
