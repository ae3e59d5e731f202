// A numbered claim on something that one process at a time does. Time is the database's, so that processes with
// different clocks agree; the number rises with each claim, so that a late holder can be told from the present one.

export interface Lease {
  resource: string;
  holder: string;
  number: number;
}

/**
 * How far ahead a lease of that length may end and hold others off. One that ends later was taken before the clock was set
 * back, and nobody knows whether its holder still lives; twice its length, so that a clock that is set back by less than it
 * takes nothing from a living holder.
 */
export function believedAheadMs(durationMs: number): number {
  return 2 * durationMs;
}

export interface LeaseWriter {
  /** Takes the lease when it is free, past or not to be believed; null when another holds it. Claiming again by the holder extends it. */
  claim(resource: string, holder: string, durationMs: number): Promise<Lease | null>;
  /** Frees the lease if it is still this one. */
  release(lease: Lease): Promise<void>;
  dropAll(): Promise<void>;
}

/** A claim that stands in the row of what is worked at. */
export interface RowClaim {
  holder: string;
  leaseMs: number;
}
