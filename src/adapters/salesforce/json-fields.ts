// Reads fields of parsed JSON that nobody vouches for.

import type { Instant } from '../../domain/ports.ts';
import { oneLine } from '../../formats/plain-text.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** On one line, cleaned. Null when it is missing, empty or no text. */
export function textField(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? oneLine(value) : null;
}

export function numberField(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function booleanField(fields: Fields, name: string): boolean | null {
  const value = fields[name];
  return typeof value === 'boolean' ? value : null;
}

/** Salesforce writes `2026-11-21T12:00:00.000+0000`, without the colon that ISO 8601 asks for, and dates alone. */
export function instantField(fields: Fields, name: string): Instant | null {
  const text = textField(fields, name);
  if (text === null || !/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text)) return null;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}
