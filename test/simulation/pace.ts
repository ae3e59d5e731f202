// How often a simulated server polls while nothing moves. While something does it polls as the real one, every five seconds.

import { dayMs, hourMs } from '../../src/domain/ports.ts';

/** While an upload is awaited, as `reconcile --once` from a table would: all that is due together costs one pass. */
export const awaitingMs = 6 * hourMs;

/** For so long after a pair was issued. */
export const awaitedMs = 3 * dayMs;

/**
 * A failure, a handover or a leak counts as moving for so long: an org that nobody mends for months would otherwise be most of
 * what a run consists of, and takes no other step in all that time.
 */
export const stirredMs = 3 * dayMs;

/** After a death or a fault of the database: the claims and attempts that it left run out in minutes. */
export const takenUpMs = hourMs;

/** At rest each daily look finds nothing, and they were most of a run: here they come less often. */
export const restMs = 14 * dayMs;
