// Log lines on stderr: plain for a person at a terminal, JSON for whatever collects them. Nothing passes that looks like
// a secret, whoever logged it: strings are redacted, bytes and keys are never written, and nor is what a secret's name
// announces.

import { AsyncLocalStorage } from 'node:async_hooks';
import { KeyObject } from 'node:crypto';
import type { Writable } from 'node:stream';
import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import { jsonText, oneLine } from '../../formats/plain-text.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

type LogFacts = Readonly<Record<string, unknown>>;

export interface Logger {
  /** One event, in words. `facts` may hold an Error. */
  write(level: LogLevel, message: string, facts?: LogFacts): void;
}

/** The request that something is logged for. */
export const requestIds = new AsyncLocalStorage<string>();

interface LoggerParts {
  /** Takes one line, with its newline. */
  out(line: string): void;
  format: 'plain' | 'json';
  lowestLevel: LogLevel;
  clock: Clock;
}

type Plain = string | number | boolean | null | Plain[] | { [name: string]: Plain };

const secretName = /pass(word|phrase|wd)?$|secret|token$|assertion|authorization|cookie|private_?key$|pkcs8|^pin$/i;
const deepest = 6;
const mostItems = 100;

export function createLogger({ out, format, lowestLevel, clock }: LoggerParts): Logger {
  const lowest = logLevels.indexOf(lowestLevel);
  return {
    write(level, message, facts = {}) {
      if (logLevels.indexOf(level) < lowest) return;
      const said = { at: new Date(clock.now()).toISOString(), level, message: redactSecrets(message) };
      const request = requestIds.getStore();
      const shown = shownObject(Object.entries(request === undefined ? facts : { ...facts, request }), 0);
      out(format === 'json' ? jsonLine(said, shown) : plainLine(said, shown));
    },
  };
}

export type Stderr = Pick<Writable, 'write'> & { isTTY?: boolean };

/** To stderr: stdout belongs to a command's answer. */
export function createStderrLogger(lowestLevel: LogLevel, clock: Clock, stderr: Stderr = process.stderr): Logger {
  const format = stderr.isTTY ? 'plain' : 'json';
  return createLogger({ out: (line) => stderr.write(line), format, lowestLevel, clock });
}

interface Said {
  at: string;
  level: LogLevel;
  message: string;
}

/** Facts stand beside what was said; where they would hide it, below it. */
function jsonLine(said: Said, facts: { [name: string]: Plain }): string {
  const isHiding = Object.keys(said).some((name) => Object.hasOwn(facts, name));
  return `${jsonText(isHiding ? { ...said, facts } : { ...said, ...facts })}\n`;
}

/** One event stays one line, and nothing that a server sent reaches the terminal as a control sequence. */
function plainLine({ at, level, message }: Said, facts: { [name: string]: Plain }): string {
  const rest = Object.entries(facts).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  return oneLine(`${at} ${level.padEnd(5)} ${message}${rest.join('')}`).concat('\n');
}

function shown(name: string, value: unknown, depth: number): Plain {
  if (value instanceof Secret) return '[secret]';
  if (value instanceof KeyObject) return '[key]';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (typeof value === 'string') return secretName.test(name) ? '[secret]' : redactSecrets(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (value === undefined) return null;
  if (typeof value !== 'object') return typeof value === 'bigint' ? String(value) : `[${typeof value}]`;
  if (depth >= deepest) return '[deeper]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
  if (value instanceof Error) return shownError(value, depth);
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => shown(name, item, depth + 1));
  const entries =
    value instanceof Map ? [...value].map(([key, item]) => [String(key), item] as const) : Object.entries(value);
  return shownObject(entries, depth + 1);
}

function shownObject(entries: readonly (readonly [string, unknown])[], depth: number): { [name: string]: Plain } {
  return Object.fromEntries(entries.slice(0, mostItems).map(([name, value]) => [name, shown(name, value, depth)]));
}

/** Errors of ours say what happened; of others the stack is wanted as well. Their further properties stay out. */
function shownError(error: Error, depth: number): Plain {
  const { name, message } = error;
  const told: Record<string, unknown> = { name, message };
  if (error instanceof LatchkeyError) Object.assign(told, { code: error.code, detail: error.detail });
  else Object.assign(told, { code: 'code' in error ? error.code : null, stack: error.stack ?? null });
  if (error.cause !== undefined) told.cause = error.cause;
  return shownObject(Object.entries(told), depth + 1);
}
