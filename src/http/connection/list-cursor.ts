// Where a list of connections goes on, as a text that nobody needs to understand.

import { z } from 'zod';
import { wrongShape } from '../../domain/errors.ts';
import type { ConnectionPlace } from '../../domain/status/connection-status.ts';
import { state } from '../shapes.ts';

const place = z.tuple([z.string(), state, z.int().nullable()]);

export function cursorOf({ name, state, daysLeft }: ConnectionPlace): string {
  return Buffer.from(JSON.stringify([name, state, daysLeft])).toString('base64url');
}

/** Errors: invalidInput. */
export function placeIn(cursor: string): ConnectionPlace {
  try {
    const [name, state, daysLeft] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { name, state, daysLeft };
  } catch {
    throw wrongShape('after', { type: 'notACursor' });
  }
}
