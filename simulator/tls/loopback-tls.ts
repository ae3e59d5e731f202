// What a listener needs to speak HTTPS on loopback, and the file that its clients need to trust it.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHostCertificate } from './authority.ts';

export interface LoopbackTls {
  key: string;
  cert: string;
  /** The authority's certificate, for NODE_EXTRA_CA_CERTS. */
  caFile: string;
  remove(): Promise<void>;
}

export async function makeLoopbackTls(now: number): Promise<LoopbackTls> {
  const { authorityPem, certificatePem: cert, privateKeyPem: key } = makeHostCertificate(now);
  const folder = await mkdtemp(join(tmpdir(), 'salesforce-simulator-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authorityPem);
  return { key, cert, caFile, remove: () => rm(folder, { recursive: true, force: true }) };
}
