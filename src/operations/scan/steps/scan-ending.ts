// How the work at a scan ends before all is read: thrown from wherever that is seen, caught where the scan is driven.

import type { ScanFailure } from '../../../domain/scan/scan.ts';

type Ending =
  /** Another holds it, or this process ends; it goes on from what it has. */
  | { type: 'left' }
  | { type: 'cancelled' }
  | { type: 'putOff'; why: string; waitMs: number }
  | { type: 'failed'; failure: ScanFailure };

export class ScanEnding extends Error {
  override readonly name = 'ScanEnding';
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(`the scan ends: ${ending.type}`);
    this.ending = ending;
  }
}
