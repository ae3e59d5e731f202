// A database of NSS softokn in a folder of its own, made by Debian's certutil.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const architecture = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64' | 'arm64'];
const module = `/usr/lib/${architecture}-linux-gnu/libsoftokn3.so`;

/** @returns its URI. */
export function nssToken(folder: string): string {
  const database = `${folder}/db`;
  const pinFile = `${folder}/nss-pin`;
  mkdirSync(database, { mode: 0o700 });
  writeFileSync(pinFile, 'a pass phrase of NSS', { mode: 0o600 });
  execFileSync('certutil', ['-N', '-d', `sql:${database}`, '-f', pinFile]);
  const parameters = `configdir='sql:${database}' certPrefix='' keyPrefix='' secmod='secmod.db' flags=`;
  return `pkcs11:token=NSS%20Certificate%20DB?module-path=${module}&module-parameters=${encodeURIComponent(parameters)}&pin-source=${pinFile}`;
}
