// What is told about a failed connection, and how it is read from anything at all: parsed JSON, a bare text, a wrong type, nothing.
// Reading never throws and never refuses; what cannot be used is left out. No judgement here.

export type FailurePhase = 'client_side' | 'network' | 'token_endpoint' | 'api';

/** Everything optional. Values may be structured facts or free text as people report them ("sandbox", "4 minutes ago"). */
export type FailureContext = {
  readonly loginUrl?: unknown;
  readonly audience?: unknown;
  readonly username?: unknown;
  readonly consumerKey?: unknown;
  /** 'connected-app' | 'external-client-app', or words that say so. */
  readonly appKind?: unknown;
  readonly appName?: unknown;
  /** 'production' | 'sandbox', or words that say so. */
  readonly orgKind?: unknown;
  readonly algorithm?: unknown;
  /** The assertion's claims as object or JSON text; `assertion` may hold the JWT itself, of which nothing is ever repeated. */
  readonly claims?: unknown;
  readonly assertion?: unknown;
  /** The Date header of the answer, and the time of the report; ISO 8601 or HTTP date. */
  readonly serverDate?: unknown;
  readonly now?: unknown;
  /** {fingerprint, notAfter, notBefore}: the certificate that the app is known or believed to hold. */
  readonly certificate?: unknown;
  /** SHA-256 fingerprint of the certificate of the key that signed. */
  readonly keyFingerprint?: unknown;
  readonly minutesSinceChange?: unknown;
  /** true, false, an instant, or words. */
  readonly lastSuccess?: unknown;
  /** [{fingerprint, accepted}], or words ("all refused", "the older key works"). */
  readonly otherKeysTried?: unknown;
  readonly recentDeploy?: unknown;
  readonly otherConnectionsWork?: unknown;
  readonly otherUsersWork?: unknown;
  readonly retryPassed?: unknown;
  /** The app's Permitted Users policy, where it could be read. */
  readonly permittedUsers?: unknown;
  /** The scopes that came with the token. */
  readonly scopes?: unknown;
  /** Status column of the user's own Login History row, and related Setup Audit Trail lines. */
  readonly loginHistory?: unknown;
  readonly auditTrail?: unknown;
};

export type FailureReport = {
  readonly phase?: FailurePhase | null;
  readonly status?: number | null;
  readonly contentType?: string | null;
  readonly body?: unknown;
  readonly context?: FailureContext;
};

/** The report with every field present, context keys folded to lower case without separators (login_url, loginURL -> loginurl). */
export type ReadReport = {
  readonly phase: FailurePhase | null;
  readonly status: number | null;
  readonly contentType: string;
  readonly body: string;
  readonly context: ReadonlyMap<string, unknown>;
};

const MAX_DEPTH = 6;
const MAX_ENTRIES = 200;
// An answer says what is wrong in its first kilobytes; a stack of causes (Java, Python) ends with the root one.
const HEAD_CHARACTERS = 12_000;
const TAIL_CHARACTERS = 4_000;

export function readReport(input: unknown): ReadReport {
  const fields =
    isRecord(input) && !(input instanceof Error) ? foldKeys(input) : new Map<string, unknown>([['body', input]]);
  const isReport = ['body', 'phase', 'status', 'context', 'contenttype'].some((key) => fields.has(key));
  const context = fields.get('context');
  const body = isReport ? fields.get('body') : input;
  return {
    phase: phaseOf(fields.get('phase')),
    status: isReport ? statusOf(fields.get('status')) : null,
    contentType: isReport ? textOf(fields.get('contenttype')).slice(0, 200).toLowerCase() : '',
    body: clip(textOf(body)),
    context: isRecord(context) ? foldKeys(context) : new Map(),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

export function foldKeys(record: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const folded = new Map<string, unknown>();
  for (const key of Object.keys(record).slice(0, MAX_ENTRIES)) {
    folded.set(key.toLowerCase().replace(/[^a-z0-9]/g, ''), record[key]);
  }
  return folded;
}

/** Any value as readable text, bounded: objects become `key: value` pieces so that a parsed answer reads as its JSON would. */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return '';
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, Math.min(value.byteLength, HEAD_CHARACTERS));
    return new TextDecoder().decode(bytes);
  }
  if (Array.isArray(value)) {
    return clip(
      value
        .slice(0, MAX_ENTRIES)
        .map((item) => textOf(item, depth + 1))
        .join('\n'),
    );
  }
  if (value instanceof Error) return clip(`${value.name}: ${value.message} ${textOf(value.cause, depth + 1)}`);
  const pieces = Object.entries(value)
    .slice(0, MAX_ENTRIES)
    .map(([key, item]) => `"${key}": ${typeof item === 'string' ? `"${item}"` : textOf(item, depth + 1)}`);
  return clip(pieces.join(', '));
}

function clip(text: string): string {
  if (text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return text;
  return `${text.slice(0, HEAD_CHARACTERS)}\n${text.slice(-TAIL_CHARACTERS)}`;
}

function phaseOf(value: unknown): FailurePhase | null {
  const word = textOf(value)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  if (word === 'clientside' || word === 'client' || word === 'local') return 'client_side';
  if (word === 'network') return 'network';
  if (word === 'tokenendpoint' || word === 'token') return 'token_endpoint';
  return word === 'api' ? 'api' : null;
}

function statusOf(value: unknown): number | null {
  const digits = /\b[1-5]\d\d\b/.exec(textOf(value).slice(0, 100));
  return digits ? Number(digits[0]) : null;
}
