// softhsm2 from Debian as a device: the behaviour of every provider.

import { after } from 'node:test';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { keyProviderBehaves } from '../adapters/keys/key-provider-behaviour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { softhsmToken } from './softhsm.ts';

const folder = await temporaryFolder({ after });
const { uri } = softhsmToken(folder);
const parts = { files: systemFiles, random: systemRandom };

keyProviderBehaves('softhsm2', async () => ({
  open: () => openProvider(uri, parts),
  // A library in our own process cannot be taken away; what a token refuses is tried in softhsm-troubles.devices.ts.
  outage: null,
  algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
  close: async () => {},
}));
