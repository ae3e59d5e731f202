// A token of softhsm2 in a folder of its own, made by Debian's softhsm2-util.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProviderUri, readCustodyUri } from '../../src/domain/vault/custody-uri.ts';

export const softhsmModule = '/usr/lib/softhsm/libsofthsm2.so';
export const pin = '73912846';

/** One in a process: the library reads SOFTHSM2_CONF when it is begun. */
export function softhsmToken(folder: string, label = 'latchkey-test') {
  mkdirSync(join(folder, 'tokens'), { recursive: true, mode: 0o700 });
  const conf = join(folder, 'softhsm2.conf');
  writeFileSync(
    conf,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  process.env.SOFTHSM2_CONF = conf;
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', label, '--so-pin', '00000000', '--pin', pin], {
    stdio: 'ignore',
  });
  const pinFile = join(folder, 'pin');
  writeFileSync(pinFile, `${pin}\n`, { mode: 0o600 });
  const text = `pkcs11:token=${label};module-path=${softhsmModule}?pin-source=${pinFile}`;
  return { text, uri: tokenUri(text), pinFile, conf, tokens: join(folder, 'tokens') };
}

export function tokenUri(text: string): ProviderUri {
  const uri = readCustodyUri(text);
  if (uri.scheme === 'software') throw new TypeError('this is no device');
  return uri;
}
