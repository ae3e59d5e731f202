// What the product needs from the world: time, randomness, files and the network. Everything non-deterministic comes in
// through these, so that the same operations run on real time and on simulated time.

/** Milliseconds since the epoch, UTC. Every name that ends in `At` holds one. */
export type Instant = number;

/** As programs and people read it: ISO 8601, UTC. */
export function iso(at: Instant): string;
export function iso(at: Instant | null): string | null;
export function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export interface Clock {
  now(): Instant;
  /** Never goes back; its zero has no meaning. Tells a jump of the wall clock from time that passed. */
  monotonicMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  bytes(length: number): Uint8Array;
  /** Uniform in [0, 1). */
  fraction(): number;
}

export interface FileFacts {
  isFolder: boolean;
  /** The permission bits as chmod takes them: `600`. */
  mode: string;
  /** Whether anybody but its owner may read it, its group included. */
  isOpenToOthers: boolean;
  /** The account that it belongs to; null: ours or root's. */
  stranger: string | null;
}

/** What becomes of the bytes of an input beyond those that are asked for. */
export type BeyondLimit = 'refused' | 'left';

/** Named by their paths; every error names the path. */
export interface Files {
  /** Errors: fileUnreadable, also when the file has more than `maximumBytes`, unless what is beyond them is left. */
  read(path: string, maximumBytes: number, beyond?: BeyondLimit): Promise<Uint8Array>;
  /**
   * All of it under that name, durably, or nothing; never a part. Without `overwrite` an existing file stays as it is,
   * and of two that write at once exactly one succeeds. `mode` is the most that anybody may do with it; 0600 when not
   * given. Errors: fileUnwritable, fileExists.
   */
  write(path: string, bytes: Uint8Array, options?: { overwrite?: boolean; mode?: number }): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** The path without the links in it; null when there is nothing under that name. Errors: fileUnreadable. */
  realPath(path: string): Promise<string | null>;
  /** Null when there is nothing under that name. Errors: fileUnreadable when that cannot be told. */
  facts(path: string): Promise<FileFacts | null>;
  /** Durably; that there is none is no error. Errors: fileUnwritable. */
  remove(path: string): Promise<void>;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** The whole exchange, connecting and reading included. */
  timeoutMs: number;
  /** Larger answers fail with the fault `tooLarge`. */
  maximumBytes: number;
  /** On a connection of its own, which no other request shares: it may meet another server than the one before. */
  isAlone?: boolean;
}

export interface HttpResponse {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** From before the request was written to after the headers were read: dates the server's Date header. */
  roundTripMs: number;
}

/** What went wrong between us and the server, in one word; the diagnosis ranks causes by it. */
export type TransportFaultKind =
  | 'nameNotFound'
  | 'connectionRefused'
  | 'connectionReset'
  | 'closedHalfWay'
  | 'timedOut'
  | 'tooLarge'
  | 'tlsUntrusted'
  | 'tlsVersion'
  | 'tlsFailed'
  | 'proxyFailed'
  | 'unreachable'
  | 'aborted';

export class TransportFault extends Error {
  readonly kind: TransportFaultKind;
  /** The system's own words (`getaddrinfo ENOTFOUND host`), without secrets. */
  readonly detail: string;
  constructor(kind: TransportFaultKind, detail: string) {
    super(`${kind}: ${detail}`);
    this.name = 'TransportFault';
    this.kind = kind;
    this.detail = detail;
  }
}

export interface Transport {
  /** Sends one request and reads one answer. Never follows a redirect. Throws only TransportFault. */
  send(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse>;
}

/** 128 random bits as 32 hex digits: the id of a row. */
export function newId(random: Random): string {
  return Buffer.from(random.bytes(16)).toString('hex');
}

/** The same with the instant in front, for rows that come all the time: those of one moment lie together in the index. */
export function newIdAt(at: Instant, random: Random): string {
  return at.toString(16).padStart(12, '0') + newId(random).slice(12);
}
