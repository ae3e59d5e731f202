// An instant as people read it where no language is known: in UTC.

import type { Instant } from '../domain/ports.ts';

export function day(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function moment(at: Instant | null): string {
  return at === null ? 'never' : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2027-03-01 09:30 UTC` */
export function minute(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
