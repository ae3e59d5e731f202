// A certificate with its key as files, as the listener reads them.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';

interface TlsFiles {
  certificate: string;
  key: string;
}

/** For 30 days, 127.0.0.1, localhost and latchkey.test. */
export function makeTlsFiles(folder: string, name: string): TlsFiles {
  const files = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const names = 'subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost,DNS:latchkey.test';
  const paths = ['-keyout', files.key, '-out', files.certificate];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-addext', names];
  execFileSync('openssl', ['req', ...kind, ...paths, '-days', '30'], { stdio: 'pipe' });
  chmodSync(files.certificate, 0o644);
  chmodSync(files.key, 0o600);
  return files;
}

/** As a renewal does it. */
export function putInPlace(from: TlsFiles, to: Partial<TlsFiles>): void {
  if (to.certificate !== undefined) copyFileSync(from.certificate, to.certificate);
  if (to.key !== undefined) copyFileSync(from.key, to.key);
}
