// What a request gives, against the shape of its route. What a value means is the domain's to judge; here it is only its type.

import type { z } from 'zod';
import { wrongShape } from '../domain/errors.ts';
import type { ShapeProblem, ValueType } from '../domain/input-problems.ts';

/** The one form that a request has for a text. */
export const sha256Hex = /^[0-9a-f]{64}$/;

type Issue = z.core.$ZodIssue;

/** Errors: invalidInput, which names the field; never the value, which may be a secret. */
export function checked(shape: z.ZodType, given: unknown): unknown {
  const read = shape.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw wrongShape(field === '' ? 'body' : field, issue ? problemOf(issue, valueAt(given, issue.path)) : another);
}

const another: ShapeProblem = { type: 'another' };

const types: Partial<Record<string, ValueType>> = {
  array: 'list',
  boolean: 'boolean',
  int: 'wholeNumber',
  number: 'number',
  object: 'record',
  record: 'record',
  string: 'text',
};

const counted = { array: 'entries', string: 'characters' } as const;

function problemOf(issue: Issue, value: unknown): ShapeProblem {
  if (issue.code !== 'unrecognized_keys' && value === undefined) return { type: 'missing' };
  switch (issue.code) {
    case 'invalid_type': {
      const expected = types[issue.expected];
      return expected === undefined ? another : { type: 'notA', expected };
    }
    case 'invalid_value':
      return { type: 'notOneOf', values: issue.values.map(String) };
    case 'unrecognized_keys':
      return { type: 'unknownField', names: issue.keys };
    case 'too_small':
      return { type: 'tooSmall', of: whatOf(issue.origin), limit: Number(issue.minimum) };
    case 'too_big':
      return { type: 'tooLarge', of: whatOf(issue.origin), limit: Number(issue.maximum) };
    case 'invalid_format':
      if (issue.format === 'datetime') return { type: 'notA', expected: 'instant' };
      return issue.format === 'regex' && issue.pattern === String(sha256Hex) ? { type: 'notAHash' } : another;
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? { type: 'notOneOf', values: issue.options.map(String) }
        : another;
    default:
      return another;
  }
}

function whatOf(origin: string) {
  return counted[origin as keyof typeof counted] ?? 'value';
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (Object(value) as Record<PropertyKey, unknown>)[key], given);
}
