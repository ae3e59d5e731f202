// Where the key file is and what is wrong with it, without the code that opens the vault.

import { systemFiles } from '../adapters/system/files.ts';
import type { VaultContext } from '../operations/context.ts';
import { type Configuration, keyFilePath } from './configuration.ts';

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
