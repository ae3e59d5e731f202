// Where a behaviour is tested: a fresh database of one kind, opened as often as a test likes.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type OpenStore, openStore, type StoreLocation } from '../../../src/adapters/store/open-store.ts';
import { nextTurn, systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { type ErrorCode, LatchkeyError } from '../../../src/domain/errors.ts';

export interface Place {
  location: StoreLocation;
  /** Opens the store; it is closed when the test ends. */
  open(): Promise<OpenStore>;
  /** SQL behind the store's back, as someone with access to the database could run it. */
  tamper(statement: string): Promise<void>;
}

/** Makes an empty database for one test. */
export type PlaceMaker = (t: TestContext) => Promise<Place>;

export async function openFor(t: TestContext, location: StoreLocation): Promise<OpenStore> {
  const store = await openStore({ location, clock: systemClock, random: systemRandom, nextTurn });
  t.after(() => store.close());
  return store;
}

export async function refuses<Code extends ErrorCode>(
  code: Code,
  work: Promise<unknown>,
): Promise<LatchkeyError<Code>> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof LatchkeyError, String(error));
    assert.equal(error.code, code, error.message);
    return error as LatchkeyError<Code>;
  }
  throw new assert.AssertionError({ message: `was not refused with ${code}` });
}
