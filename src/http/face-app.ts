// What every part of the HTTP face adds its routes to.

import type { Hono } from 'hono';
import type { Words } from '../text/words.ts';
import type { Asker } from './asker.ts';

/** Origins whose pages may show the answer in a frame; null: none may. */
export interface Frame {
  framedBy: readonly string[] | null;
}

/** Its requests carry who asks and in which language (null: English), and take who may frame the answer. */
export type FaceApp = Hono<{ Bindings: { asker: Asker; words: Words | null; frame: Frame } }>;
