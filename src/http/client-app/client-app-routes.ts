// Apps that no connection uses any more.

import { z } from 'zod';
import { previewLeftRemoval } from '../../operations/client-app/preview-left-removal.ts';
import { removeLeft } from '../../operations/client-app/remove-left.ts';
import { route } from '../route.ts';
import { lostPairs } from '../shapes.ts';

const byConsumerKey = z.strictObject({ consumerKey: z.string() });

export const clientAppRoutes = {
  'clientApp.previewLeftRemoval': route(previewLeftRemoval, {
    at: 'POST /api/left-apps/removal-preview',
    summary: 'What goes with an app that no connection uses any more.',
    body: byConsumerKey,
    input: ({ body }) => body,
    answer: z.strictObject({ name: z.string(), keyPairs: lostPairs }),
  }),
  'clientApp.removeLeft': route(removeLeft, {
    at: 'POST /api/left-apps/removal',
    summary: 'Removes such an app, if exactly these key pairs would be lost.',
    body: byConsumerKey.extend({ announced: lostPairs }),
    input: ({ body }) => body,
    answer: z.looseObject({ removed: z.literal(true) }),
  }),
};
