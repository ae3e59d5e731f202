// What a file or a text that a person gave is wrong about, as the error of its field.

import { LatchkeyError } from '../../../domain/errors.ts';
import { FormatError } from '../../../formats/format-error.ts';

/** Errors: invalidInput about this field, keyRefused; whatever is no FormatError passes. */
export function asInput<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    if (error.code === 'private_key_not_rsa' || error.code === 'private_key_too_small') {
      throw new LatchkeyError('keyRefused', { problem: error.problem.replace(/\.$/, '') });
    }
    const fix =
      error.code === 'private_key_encrypted' ? 'Give its passphrase with --passphrase-file FILE.' : error.remedy;
    throw new LatchkeyError('invalidInput', { field, problem: error.problem.replace(/\.$/, ''), fix });
  }
}
