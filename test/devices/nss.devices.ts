// NSS softokn from Debian, as a second module that knows nothing of softhsm2.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after } from 'node:test';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { keyProviderBehaves } from '../adapters/keys/key-provider-behaviour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tokenUri } from './softhsm.ts';

const architecture = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64' | 'arm64'];
const module = `/usr/lib/${architecture}-linux-gnu/libsoftokn3.so`;
const folder = await temporaryFolder({ after });
const database = `${folder}/db`;
const pinFile = `${folder}/pin`;
mkdirSync(database, { mode: 0o700 });
writeFileSync(pinFile, 'a pass phrase of NSS', { mode: 0o600 });
execFileSync('certutil', ['-N', '-d', `sql:${database}`, '-f', pinFile]);

const parameters = `configdir='sql:${database}' certPrefix='' keyPrefix='' secmod='secmod.db' flags=`;
const text = `pkcs11:token=NSS%20Certificate%20DB?module-path=${module}&module-parameters=${encodeURIComponent(parameters)}&pin-source=${pinFile}`;

keyProviderBehaves('NSS softokn', async () => ({
  open: () => openProvider(tokenUri(text), { files: systemFiles, random: systemRandom }),
  outage: null,
  algorithms: ['rsa-2048', 'rsa-3072', 'rsa-4096'],
  close: async () => {},
}));
