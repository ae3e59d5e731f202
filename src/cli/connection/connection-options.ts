// What options and columns of a fleet file say in words of their own about a connection.

import type { FleetRow } from '../../domain/connection/connection-change.ts';
import { invalidInput } from '../../domain/errors.ts';
import { wholeNumber } from '../read-options.ts';

/** `30,7,1`; "default" is the installation's. Errors: invalidInput. */
export function noticeDaysOf(value: string): number[] | null {
  if (value === 'default') return null;
  return value.split(',').map((day) => wholeNumber(day.trim(), 'notice-days', 1, 3_650));
}

/** "none": the connection's own user. */
export function deployUserOf(value: string): string | null {
  return value === 'none' ? null : value;
}

/** "off": at any time. */
export function windowOf(value: string): string | null {
  return value === 'off' ? null : value;
}

/** Errors: invalidInput. */
export function expiredPolicyOf(value: string): NonNullable<FleetRow['expiredPolicy']> {
  if (value === 'refuse' || value === 'allow-expired') return value;
  if (value === 'allow') return 'allow-expired';
  throw invalidInput('expired', `"${value}" is unknown`, 'Give refuse or allow.');
}

/** As given, or null for the installation's place. */
export function custodyOf(value: string): string | null {
  return value === 'default' ? null : value;
}
