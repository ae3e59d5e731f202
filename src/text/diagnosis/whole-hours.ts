// Whether a time is off as a time zone mistake makes it.

/** Off by whole hours, give or take the lifetime of an assertion (5 minutes) and a little clock error. */
export function isWholeHours(seconds: number): boolean {
  const beyond = ((seconds % 3600) + 3600) % 3600;
  return Math.abs(seconds) >= 3000 && Math.abs(seconds) < 54_000 && (beyond <= 420 || beyond >= 3480);
}
