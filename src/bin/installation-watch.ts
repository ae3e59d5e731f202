// How a process watches its own installation: the key file, the channels, the end of the audit.

import { join } from 'node:path';
import { systemFiles } from '../adapters/system/files.ts';
import { rememberHead } from '../operations/audit/loops/remember-head.ts';
import type { NoticeContext, VaultContext } from '../operations/context.ts';
import { TroubleNotes } from '../operations/installation/loops/note-troubles.ts';
import { type Configuration, keyFilePath } from './configuration.ts';

export interface InstallationWatch {
  troubles: TroubleNotes;
  /** Notes a database that was put back. Errors: fileUnreadable, fileUnwritable, invalidInput, those of the store. */
  rememberHead(): Promise<void>;
}

export function installationWatch(context: NoticeContext, configuration: Configuration): InstallationWatch {
  const troubles = new TroubleNotes({ ...context, ...keyFileParts(configuration) });
  // Outside the database, which may be put back: in the data folder, since the folder above is often nobody's to write in.
  const file = join(configuration.dataFolder, 'audit-head');
  const needs = { ...context, files: systemFiles };
  return { troubles, rememberHead: () => rememberHead(needs, file, (trouble) => troubles.look([trouble])) };
}

export function keyFileParts(configuration: Configuration): Pick<VaultContext, 'places' | 'keyFileTrouble'> {
  const keyFile = keyFilePath(configuration);
  return {
    places: { keyFile, dataFolder: configuration.dataFolder },
    async keyFileTrouble(slots) {
      const { keyFileTrouble } = await import('../adapters/keys/key-file-provider.ts');
      return keyFileTrouble(keyFile, systemFiles, slots);
    },
  };
}
