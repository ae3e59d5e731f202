// Key pairs for the simulator's tests, made by openssl at run time: nobody's code is judged by its own certificates.

import { execFileSync } from 'node:child_process';
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestKeyPair {
  privateKey: KeyObject;
  privateKeyPem: string;
  certificatePem: string;
  fingerprint: string;
}

export function makeKeyPair(
  options: { subject?: string; days?: number; newKey?: string[]; digest?: string } = {},
): TestKeyPair {
  const { subject = '/CN=latchkey-test', days = 365, newKey = ['-newkey', 'rsa:2048'], digest = 'sha256' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'simulator-keys-'));
  try {
    const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
    const where = ['-keyout', files.key, '-out', files.certificate];
    const args = ['req', '-x509', ...newKey, '-nodes', `-${digest}`, '-days', String(days), '-subj', subject, ...where];
    execFileSync('openssl', args, { stdio: 'pipe' });
    const privateKeyPem = readFileSync(files.key, 'utf8');
    const certificatePem = readFileSync(files.certificate, 'utf8');
    const { fingerprint256 } = new X509Certificate(certificatePem);
    return { privateKey: createPrivateKey(privateKeyPem), privateKeyPem, certificatePem, fingerprint: fingerprint256 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
