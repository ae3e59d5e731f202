// What the system says about a failed exchange, read into one word once. The detail keeps the system's own words and is
// built from codes, host names and addresses only: no path, query, header or body can be in it.

import { TransportFault, type TransportFaultKind } from '../../domain/ports.ts';

const kindOfCode: Readonly<Record<string, TransportFaultKind>> = {
  // getaddrinfo and c-ares
  ENOTFOUND: 'nameNotFound',
  EAI_AGAIN: 'nameNotFound',
  EAI_FAIL: 'nameNotFound',
  EAI_NODATA: 'nameNotFound',
  EAI_NONAME: 'nameNotFound',
  ENODATA: 'nameNotFound',
  ENONAME: 'nameNotFound',
  EBADNAME: 'nameNotFound',
  ESERVFAIL: 'nameNotFound',
  // Sockets
  ECONNREFUSED: 'connectionRefused',
  ECONNRESET: 'connectionReset',
  ECONNABORTED: 'connectionReset',
  EPIPE: 'connectionReset',
  ETIMEDOUT: 'timedOut',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  // Node's HTTP parser
  HPE_HEADER_OVERFLOW: 'tooLarge',
  // OpenSSL's verdicts on a certificate: whoever answers cannot prove to be the host
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tlsUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tlsUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tlsUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tlsUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tlsUntrusted',
  CERT_SIGNATURE_FAILURE: 'tlsUntrusted',
  CERT_NOT_YET_VALID: 'tlsUntrusted',
  CERT_HAS_EXPIRED: 'tlsUntrusted',
  CERT_CHAIN_TOO_LONG: 'tlsUntrusted',
  CERT_REVOKED: 'tlsUntrusted',
  CERT_UNTRUSTED: 'tlsUntrusted',
  CERT_REJECTED: 'tlsUntrusted',
  INVALID_CA: 'tlsUntrusted',
  INVALID_PURPOSE: 'tlsUntrusted',
  PATH_LENGTH_EXCEEDED: 'tlsUntrusted',
  HOSTNAME_MISMATCH: 'tlsUntrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tlsUntrusted',
  EPROTO: 'tlsFailed',
};

const aboutProtocolVersion = /protocol.version|unsupported.protocol|version.too.(?:low|high)|no.protocols.available/i;

/** Of several addresses that failed, the kind that tells most: a machine that refuses is nearer than no route to one. */
const mostTelling: readonly TransportFaultKind[] = ['connectionRefused', 'connectionReset', 'timedOut', 'unreachable'];

const longestDetail = 300;

/** Reads whatever was thrown while connecting or exchanging. A TransportFault stays as it is. */
export function transportFault(error: unknown): TransportFault {
  if (error instanceof TransportFault) return error;
  if (error instanceof AggregateError) return faultOfSeveral(error.errors.map(transportFault));
  const { code = '', message } = systemError(error);
  return new TransportFault(kindOf(code, message), detailOf(error));
}

/** The same for a failure on the way to or through a proxy: whatever it is, the proxy is what has to be looked at. */
export function proxyFault(proxy: string, error: unknown): TransportFault {
  const fault = transportFault(error);
  if (fault.kind === 'timedOut' || fault.kind === 'aborted') return fault;
  return new TransportFault('proxyFailed', `proxy ${proxy}: ${fault.detail}`);
}

function faultOfSeveral(faults: readonly TransportFault[]): TransportFault {
  const kind = mostTelling.find((one) => faults.some((fault) => fault.kind === one)) ?? 'unreachable';
  const details = [...new Set(faults.map(({ detail }) => detail))];
  return new TransportFault(kind, details.join('; ').slice(0, longestDetail));
}

function kindOf(code: string, message: string): TransportFaultKind {
  const isTls = code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');
  if (isTls && aboutProtocolVersion.test(`${code} ${message}`)) return 'tlsVersion';
  const known = kindOfCode[code];
  if (known !== undefined) return known;
  if (isTls) return 'tlsFailed';
  // What came back is not HTTP, or stopped being it.
  if (code.startsWith('HPE_')) return 'closedHalfWay';
  return 'unreachable';
}

interface SystemError {
  code?: string;
  message: string;
  syscall?: string;
  hostname?: string;
  address?: string;
  port?: number;
  reason?: string;
}

function systemError(error: unknown): SystemError {
  if (!(error instanceof Error)) return { message: '' };
  const { code, syscall, hostname, address, port, reason } = error as Error & Record<string, unknown>;
  return {
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(typeof syscall === 'string' && { syscall }),
    ...(typeof hostname === 'string' && { hostname }),
    ...(typeof address === 'string' && { address }),
    ...(typeof port === 'number' && { port }),
    ...(typeof reason === 'string' && { reason }),
  };
}

function detailOf(error: unknown): string {
  const { code = 'unknown error', message, syscall, hostname, address, port, reason } = systemError(error);
  const openssl = reason ?? /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1];
  const place = hostname ?? (address === undefined ? undefined : `${address}${port === undefined ? '' : `:${port}`}`);
  const words = isPublicMessage(code)
    ? message.replace(/; if the root CA .*$/, '')
    : [syscall, code, place, openssl].filter(Boolean).join(' ');
  return words.slice(0, longestDetail);
}

/** These are fixed texts or name the hosts of a certificate (Node.js adds a hint on its own flags); all others are put together from parts. */
function isPublicMessage(code: string): boolean {
  return kindOfCode[code] === 'tlsUntrusted';
}
