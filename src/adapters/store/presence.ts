// Knowing whether other processes have the database open. Each opened store holds a shared claim; a restore takes it for
// itself alone. The claim is a lock of the operating system or of the database server, so that a process that was killed
// leaves none behind.

import type { Exclusivity } from '../../domain/installation/backup.ts';

export interface Presence {
  /** Takes the claim for this process alone and holds it until released; else tells who else is there. */
  takeExclusive(): Promise<Exclusivity>;
  /** Takes the claim up again where it was lost with its connection; null when it is there. Errors: databaseBusy during a restore. */
  regained(): Promise<void> | null;
  close(): Promise<void>;
  abort(): void;
}
