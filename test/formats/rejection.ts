import assert from 'node:assert/strict';
import { FormatError, type FormatErrorCode } from '../../src/formats/format-error.ts';

/** The error of a call that must be refused with this code. */
export function refused(code: FormatErrorCode, call: () => unknown): FormatError {
  try {
    call();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    assert.equal(error.code, code, error.message);
    return error;
  }
  assert.fail(`accepted, although ${code} was expected`);
}

/** Runs `call`; anything thrown but a FormatError is a crash and passes through. */
export function neverCrashes(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}
