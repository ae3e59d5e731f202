// NSS softokn from Debian, as a second module that knows nothing of softhsm2.

import { after } from 'node:test';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { keyProviderBehaves } from '../adapters/keys/key-provider-behaviour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { nssToken } from './nss.ts';
import { tokenUri } from './softhsm.ts';

const text = nssToken(await temporaryFolder({ after }));

keyProviderBehaves('NSS softokn', async () => ({
  open: () => openProvider(tokenUri(text), { files: systemFiles, random: systemRandom }),
  outage: null,
  algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
  close: async () => {},
}));
