// What a file or a text that a person gave is wrong about, as the error of its field.

import { LatchkeyError } from '../../../domain/errors.ts';
import { FormatError } from '../../../formats/format-error.ts';

/** Errors: invalidInput about this field, keyRefused; whatever is no FormatError passes. */
export function asInput<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw inputError(field, error);
  }
}

/** The same of what takes its time. */
export async function readAsInput<T>(field: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw inputError(field, error);
  }
}

function inputError(field: string, error: unknown): unknown {
  if (!(error instanceof FormatError)) return error;
  const { code, problem, remedy, about } = error;
  const file = { code, problem, remedy, about };
  return code === 'private_key_not_rsa' || code === 'private_key_too_small'
    ? new LatchkeyError('keyRefused', { file })
    : new LatchkeyError('invalidInput', { field, file });
}
