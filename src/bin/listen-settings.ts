// Where `serve` listens, read from the settings. What would carry passwords over a network in the clear is refused, unless it is asked
// for by name.

import { isIP } from 'node:net';
import { invalidInput } from '../domain/errors.ts';
import { isNetwork } from '../http/asker.ts';

export interface ListenConfiguration {
  /** An IP address. */
  address: string;
  port: number;
  /** Both are files. Null: plain http. */
  tls: { certificate: string; key: string } | null;
  /** Whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  trustedProxies: readonly string[];
  /** A listener of its own for probes and metrics. */
  probes: { address: string; port: number } | null;
}

/** As they are written in latchkey.config.json. */
type ListenKey = 'listen' | 'listenWithoutTls' | 'port' | 'tlsCert' | 'tlsKey' | 'trustedProxy' | 'probeListen';

interface Given {
  /** Null: it is not set. */
  text(variable: string, key: ListenKey): string | null;
  path(value: string | null): string | null;
  port(value: string, variable: string): number;
}

/** Errors: invalidInput. */
export function readListening({ text, path, port }: Given): ListenConfiguration {
  const address = checkedAddress(text('LATCHKEY_LISTEN', 'listen') ?? '127.0.0.1', 'LATCHKEY_LISTEN');
  const tls = tlsFiles(path(text('LATCHKEY_TLS_CERT', 'tlsCert')), path(text('LATCHKEY_TLS_KEY', 'tlsKey')));
  const probes = probePlace(text('LATCHKEY_PROBE_LISTEN', 'probeListen'), port);
  const mayBeOverheard = isYes(text('LATCHKEY_LISTEN_WITHOUT_TLS', 'listenWithoutTls') ?? 'no');
  if (tls === null && !mayBeOverheard) {
    refuseBeyondLoopback('LATCHKEY_LISTEN', address);
    if (probes !== null) refuseBeyondLoopback('LATCHKEY_PROBE_LISTEN', probes.address);
  }
  return {
    address,
    port: port(text('LATCHKEY_PORT', 'port') ?? '7420', 'LATCHKEY_PORT'),
    tls,
    trustedProxies: checkedProxies(text('LATCHKEY_TRUSTED_PROXY', 'trustedProxy') ?? ''),
    probes,
  };
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}

/** As an address on the web holds it. */
export function urlHost(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}

function refuseBeyondLoopback(variable: string, address: string): void {
  if (isLoopbackAddress(address)) return;
  throw invalidInput(
    variable,
    `on ${address} passwords and tokens would cross the network in the clear`,
    'Set LATCHKEY_TLS_CERT and LATCHKEY_TLS_KEY, or listen on 127.0.0.1 behind a proxy on this machine. For a proxy on another host, over a network that nobody else reads, set LATCHKEY_LISTEN_WITHOUT_TLS=yes.',
  );
}

function checkedAddress(text: string, variable: string): string {
  const address = text.toLowerCase() === 'localhost' ? '127.0.0.1' : text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) !== 0 && !address.includes('%')) return address;
  throw invalidInput(
    variable,
    `"${text}" is no IP address`,
    'Give the address of an interface, 0.0.0.0 or :: for all of them, or leave it out for 127.0.0.1. The port is LATCHKEY_PORT.',
  );
}

function tlsFiles(certificate: string | null, key: string | null): ListenConfiguration['tls'] {
  if (certificate !== null && key !== null) return { certificate, key };
  if (certificate === null && key === null) return null;
  const [given, missing] =
    key === null ? ['LATCHKEY_TLS_CERT', 'LATCHKEY_TLS_KEY'] : ['LATCHKEY_TLS_KEY', 'LATCHKEY_TLS_CERT'];
  throw invalidInput(missing, `it is not set, but ${given} is`, 'TLS needs both: set it, or leave out both.');
}

function probePlace(text: string | null, port: Given['port']): ListenConfiguration['probes'] {
  if (text === null) return null;
  const [, host, number] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (host === undefined || number === undefined)
    throw invalidInput('LATCHKEY_PROBE_LISTEN', `"${text}" is not ADDRESS:PORT`, 'Write it as 127.0.0.1:7421.');
  return { address: checkedAddress(host, 'LATCHKEY_PROBE_LISTEN'), port: port(number, 'LATCHKEY_PROBE_LISTEN') };
}

function checkedProxies(text: string): readonly string[] {
  const proxies = text.split(/[,\s]+/).filter((one) => one !== '');
  const wrong = proxies.find((one) => !isNetwork(one));
  if (wrong === undefined) return proxies;
  throw invalidInput(
    'LATCHKEY_TRUSTED_PROXY',
    `"${wrong}" is neither an address nor a network`,
    'Write addresses or networks such as 10.0.0.7 or 10.1.0.0/16, with commas between.',
  );
}

/** A misspelt no must not become a yes. */
function isYes(text: string): boolean {
  if (/^(yes|true)$/i.test(text)) return true;
  if (/^(no|false)$/i.test(text)) return false;
  throw invalidInput(
    'LATCHKEY_LISTEN_WITHOUT_TLS',
    `"${text}" is neither yes nor no`,
    'Correct it, or leave it out for no.',
  );
}

/** How this machine reaches it. `port`: the one that was taken; null: the one that is set. */
export function listenUrl({ address, port: set, tls }: ListenConfiguration, port: number | null): string {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return `${tls === null ? 'http' : 'https'}://${urlHost(everywhere[address] ?? address)}:${port ?? set}`;
}
