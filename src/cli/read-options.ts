// Options as commander gives them, read into what operations take.

import { type Role, roles } from '../domain/access/permission.ts';
import { invalidInput } from '../domain/errors.ts';
import type { Invocation } from './invocation.ts';

export function textOption(options: Invocation['options'], name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function texts(options: Invocation['options'], name: string): string[] | undefined {
  const value = options[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}

export function isSet(options: Invocation['options'], name: string): boolean {
  return options[name] === true;
}

/** A whole number within bounds. Errors: invalidInput. */
export function wholeNumber(value: string, field: string, minimum = 0, maximum = 36_500): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number;
  throw invalidInput(
    field,
    `"${value}" is not a whole number from ${minimum} to ${maximum}`,
    `Give a number, such as --${field} ${minimum}.`,
  );
}

/** A whole number within bounds, or the given one. Errors: invalidInput. */
export function wholeNumberOr(
  otherwise: number,
  options: Invocation['options'],
  field: string,
  minimum: number,
  maximum: number,
): number {
  const value = textOption(options, field);
  return value === undefined ? otherwise : wholeNumber(value, field, minimum, maximum);
}

/** A number of days, null for the given word. Undefined stays undefined. */
export function daysOr(word: string, value: string | undefined, field: string): number | null | undefined {
  if (value === undefined) return undefined;
  return value === word ? null : wholeNumber(value, field);
}

/** Errors: invalidInput. */
export function roleNamed(text: string): Role {
  const role = roles.find((one) => one === text);
  if (role === undefined) throw invalidInput('role', `"${text}" is no role`, `Give ${roles.join(', ')}.`);
  return role;
}

/** The argument at this place; commander has refused the line when a required one is missing. */
export function argument({ values }: Invocation, index: number): string {
  return values[index] ?? '';
}
