// Watches the certificates in a folder with Salesforce metadata.

import type { WatchedFolder } from '../../domain/watch/watch-result.ts';
import type { Act } from '../act.ts';
import { addFolder, type FolderNeeds } from './steps/source-folder.ts';
import { watchedView } from './steps/watch-views.ts';

/** `path`: absolute. Errors: fileUnreadable, invalidInput. */
export const watchSourceFolder = {
  act: 'watch.addSource',
  run: (context, { path, contacts }) => addFolder(context, path, contacts),
  view: ({ folder, contacts, certificates, unreadable }) => ({
    folder,
    contacts,
    certificates: certificates.map(watchedView),
    unreadable,
  }),
} satisfies Act<FolderNeeds, { path: string; contacts: readonly string[] }, WatchedFolder>;
