// Watches the certificate in a file.

import type { AddedWatch } from '../../domain/watch/watch-result.ts';
import type { Act } from '../act.ts';
import { type SourceNeeds, watchSource } from './steps/elsewhere.ts';
import { watchedView } from './steps/watch-views.ts';

/** `path`: absolute. Errors: fileUnreadable, FormatError. */
export const watchFile = {
  act: 'watch.addFile',
  run: (context, { path, contacts }) => watchSource(context, 'file', path, contacts),
  view: ({ watched, weak }) => ({ ...watchedView(watched), weak }),
} satisfies Act<SourceNeeds, { path: string; contacts: readonly string[] }, AddedWatch>;
