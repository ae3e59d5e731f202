// What a request gives, against the shape of its route. What a value means is the domain's to judge; here it is only its type.

import type { z } from 'zod';
import { invalidInput } from '../domain/errors.ts';

/** Errors: invalidInput, which names the field; never the value, which may be a secret. */
export function checked(shape: z.ZodType, given: unknown): unknown {
  const read = shape.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  const problem = (issue?.message ?? 'it has another form').replace(/^Invalid input: /, '');
  throw invalidInput(field === '' ? 'body' : field, problem, 'See /api/openapi.json for what it takes.');
}
