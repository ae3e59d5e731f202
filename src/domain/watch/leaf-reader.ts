// Reads the certificate that a host shows in a TLS handshake. It is looked at and never trusted: a host that is watched
// because its certificate expires must be readable after it did.

export interface HostAddress {
  host: string;
  port: number;
}

export interface LeafReader {
  /** DER of the leaf. Errors: TransportFault. */
  leafOf(address: HostAddress, signal?: AbortSignal): Promise<Uint8Array>;
}

/** `example.com`, `example.com:8443`, `[2001:db8::1]:636`, `https://example.com/`; null for anything else. */
export function readHostAddress(text: string): HostAddress | null {
  const url = /^https:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const { hostname, port, username, password, pathname, search, hash } = new URL(url);
  const isMore = username !== '' || password !== '' || pathname !== '/' || search !== '' || hash !== '';
  if (isMore || hostname === '') return null;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 443 : Number(port) };
}

export function hostText({ host, port }: HostAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
