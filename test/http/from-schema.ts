// Values for fast-check from the JSON schemas of the API's document: mostly what the schema allows, with the texts that break things.

import fc from 'fast-check';

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

/** Names, addresses and keys that mean something somewhere, and what has broken programs before. */
const texts = fc.oneof(
  fc.constantFrom(
    'acme',
    'other',
    'ACME',
    'anna',
    'https://login.salesforce.com',
    'https://acme.my.salesforce.com',
    'a@acme.example',
  ),
  fc.constantFrom(
    fingerprint,
    `3MVG9${'x'.repeat(80)}`,
    '2026-01-01T00:00:00.000Z',
    'emea',
    'file:///etc/passwd',
    'http://[::1]:0',
  ),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e',
    '../..',
    "'; drop table connection; --",
    '%00',
    '{}',
    'x'.repeat(5_000),
    '__proto__',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

export function fittingValue(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const among = schema.anyOf ?? schema.oneOf;
  if (among !== undefined) return fc.oneof(...among.map(fittingValue));
  const { type } = schema;
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => fittingValue({ ...schema, type: one })));
  switch (type) {
    case 'string':
      return stringOf(schema);
    case 'integer':
      return fc.oneof(fc.integer(boundsOf(schema, 400)), fc.integer(boundsOf(schema, Number.MAX_SAFE_INTEGER)));
    case 'number':
      return fc.oneof(fc.integer(boundsOf(schema, 400)), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fittingValue(schema.items ?? {}), { maxLength: Math.min(3, schema.maxItems ?? 3) });
    case 'object':
      return objectOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Now and then something else than the schema says. */
export function hostileValue(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: fittingValue(schema) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
}

function stringOf({ minLength = 0, maxLength = 6_000, pattern }: Schema): fc.Arbitrary<string> {
  const fitting = texts.map((text) => text.padEnd(minLength, 'x').slice(0, maxLength));
  if (pattern !== '^[0-9a-f]{64}$') return fitting;
  return fc.oneof(fc.constant('ab'.repeat(32)), fitting);
}

function boundsOf({ minimum, maximum }: Schema, most: number): { min: number; max: number } {
  const min = Math.max(minimum ?? -most, -most);
  return { min, max: Math.max(min, Math.min(maximum ?? most, most)) };
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<object> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fittingValue(schema)]));
  return fc.record(fields, { requiredKeys: required });
}
