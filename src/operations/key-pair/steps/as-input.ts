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
  const problem = error.problem.replace(/\.$/, '');
  if (error.code === 'private_key_not_rsa' || error.code === 'private_key_too_small') {
    return new LatchkeyError('keyRefused', { problem });
  }
  return new LatchkeyError('invalidInput', { field, problem, fix: fixOf(field, error) });
}

/** What the command itself takes is the shorter way. */
function fixOf(field: string, { code, remedy }: FormatError): string {
  if (code === 'private_key_encrypted') return 'Give its passphrase with --passphrase-file FILE.';
  if (code === 'keystore_encrypted') return 'Give its password with --password-file FILE.';
  if (code === 'keystore_alias_missing') return 'Say with --alias which one is meant.';
  const isKeystore = code === 'keystore_pkcs12' || code === 'keystore_jks';
  return field === 'key' && isKeystore ? 'Give it as it is, with --keystore instead of --key and --cert.' : remedy;
}
