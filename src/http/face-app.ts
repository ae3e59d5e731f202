// What every part of the HTTP face adds its routes to.

import type { Hono } from 'hono';
import type { Asker } from './asker.ts';

/** Its requests carry who asks. */
export type FaceApp = Hono<{ Bindings: { asker: Asker } }>;
