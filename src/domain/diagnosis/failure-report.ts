// What is told about a failed connection, and how it is read from anything at all: parsed JSON, a bare text, a wrong type, nothing.
// The context may hold any key; those that are read, and what each means, stand in told-facts.ts.
// Reading never throws and never refuses; what cannot be used is left out. No judgement here.

export type FailurePhase = 'client_side' | 'network' | 'token_endpoint' | 'api';

/** The report with every field present, context keys folded to lower case without separators (login_url, loginURL -> loginurl). */
export type ReadReport = {
  readonly phase: FailurePhase | null;
  readonly status: number | null;
  readonly contentType: string;
  readonly body: string;
  readonly context: ReadonlyMap<string, unknown>;
};

const maxDepth = 6;
const maxEntries = 200;
// An answer says what is wrong in its first kilobytes; a stack of causes (Java, Python) ends with the root one.
const headCharacters = 8_000;
const tailCharacters = 2_000;
const maxJsonCharacters = 1_000_000;
// Between the two, as in the log of a build: what stands around its words of failure.
const maxPieces = 10;
const pieceCharacters = 400;

const reportKeys: readonly string[] = ['body', 'phase', 'status', 'context', 'contenttype'];

/** A text that is the JSON of a report is read as that report; a record without a body (`sf --json` prints one) is itself the body. */
export function readReport(input: unknown): ReadReport {
  const told = plainCopy((typeof input === 'string' ? parsedRecord(input) : null) ?? input, 0);
  const fields = isRecord(told) ? foldKeys(told) : new Map<string, unknown>();
  if (!reportKeys.some((key) => fields.has(key))) {
    return { phase: null, status: null, contentType: '', body: textOf(told), context: new Map() };
  }
  const context = fields.get('context');
  const rest = Object.fromEntries([...fields].filter(([key]) => !reportKeys.includes(key)));
  return {
    phase: phaseOf(fields.get('phase')),
    status: statusOf(fields.get('status')),
    contentType: textOf(fields.get('contenttype')).slice(0, 200).toLowerCase(),
    body: textOf(fields.has('body') ? fields.get('body') : rest),
    context: isRecord(context) ? foldKeys(context) : new Map(),
  };
}

/** The record that a JSON text holds; null when it is not JSON or holds something else. */
export function parsedRecord(text: string): Record<string, unknown> | null {
  if (text.length > maxJsonCharacters || !/^\s*\{/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch (reason) {
    // Not JSON is an answer here, nothing failed.
    if (reason instanceof SyntaxError) return null;
    throw reason;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function foldKeys(record: Readonly<Record<string, unknown>>): Map<string, unknown> {
  return new Map(Object.entries(record).map(([key, value]) => [key.toLowerCase().replace(/[^a-z0-9]/g, ''), value]));
}

/** A value of a report as readable text, bounded; objects become `"key": value` pieces, so that a parsed answer reads as its JSON would. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return clip(value.map(textOf).join('\n'));
  if (!isRecord(value)) return '';
  const pieces = Object.entries(value).map(
    ([key, item]) => `"${key}": ${typeof item === 'string' ? `"${item}"` : textOf(item)}`,
  );
  return clip(pieces.join(', '));
}

/**
 * The input as bounded plain data (null, booleans, numbers, strings, arrays, plain objects), read once here so that nothing behind this edge
 * meets a cycle, a getter, a proxy or ten megabytes.
 */
function plainCopy(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return clip(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || depth > maxDepth) return undefined;
  try {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
    if (ArrayBuffer.isView(value)) return decoded(value);
    if (Array.isArray(value)) return value.slice(0, maxEntries).map((item) => plainCopy(item, depth + 1));
    const entries = Object.entries(value).slice(0, maxEntries);
    // name, message and cause of an Error are not enumerable.
    if (value instanceof Error)
      entries.unshift(['name', value.name], ['message', value.message], ['cause', value.cause]);
    return Object.fromEntries(entries.map(([key, item]) => [key.slice(0, 100), plainCopy(item, depth + 1)]));
  } catch (reason) {
    // A throwing getter or a revoked proxy: what cannot be read is told as such and the rest of the report still counts.
    return `unreadable value (${reason instanceof Error ? reason.name : typeof reason})`;
  }
}

function decoded(view: ArrayBufferView): string {
  const length = Math.min(view.byteLength, headCharacters);
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset, length));
}

function clip(text: string): string {
  if (text.length <= headCharacters + tailCharacters) return text;
  const middle = text.slice(headCharacters, -tailCharacters).slice(0, maxJsonCharacters);
  return [text.slice(0, headCharacters), ...tellingPieces(middle), text.slice(-tailCharacters)].join('\n');
}

/** What a long log says around its words of failure. */
function tellingPieces(log: string): string[] {
  const pieces: string[] = [];
  const failure = /error|exception|invalid|denied|refused|fail|expired|n[o']t /gi;
  while (pieces.length < maxPieces && failure.test(log)) {
    const end = failure.lastIndex + pieceCharacters;
    pieces.push(log.slice(Math.max(0, failure.lastIndex - pieceCharacters / 2), end));
    failure.lastIndex = end;
  }
  return pieces;
}

function phaseOf(value: unknown): FailurePhase | null {
  const word = textOf(value)
    .slice(0, 100)
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
