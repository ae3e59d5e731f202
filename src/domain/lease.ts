// A numbered claim on something that one process at a time does. Time is the database's, so that processes with
// different clocks agree; the number rises with each claim, so that a late holder can be told from the present one.

export interface Lease {
  resource: string;
  holder: string;
  number: number;
}

export interface LeaseWriter {
  /** Takes the lease when it is free or past; null when another holds it. Claiming again by the holder extends it. */
  claim(resource: string, holder: string, durationMs: number): Promise<Lease | null>;
  /** Frees the lease if it is still this one. */
  release(lease: Lease): Promise<void>;
  dropAll(): Promise<void>;
}
