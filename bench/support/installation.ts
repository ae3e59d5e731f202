// A whole installation for a bench: the program's own composition in a folder of its own, gone afterwards.

import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Composed, compose } from '../../src/bin/compose.ts';
import { readConfiguration } from '../../src/bin/configuration.ts';
import type { ConnectionInput } from '../../src/domain/connection/new-connection.ts';
import { type KeyPair, signerKeyOf } from '../../src/domain/key-pair/key-pair.ts';
import type { SignerKey } from '../../src/domain/vault/key-reference.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import { downloadCertificate } from '../../src/operations/key-pair/download.ts';

export interface BenchInstallation extends Composed {
  folder: string;
  environment: Record<string, string>;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param folder Of an installation that is there already, which then outlives this process.
 * @param databaseUrl Of a PostgreSQL; else it is SQLite, in the folder.
 */
export async function openInstallation(folder?: string, databaseUrl?: string): Promise<BenchInstallation> {
  const own = folder ?? (await temporaryFolder());
  const environment = {
    LATCHKEY_DATA: join(own, 'data'),
    LATCHKEY_LOGINS_PER_HOUR: '100000',
    ...(databaseUrl !== undefined && { LATCHKEY_DATABASE_URL: databaseUrl }),
  };
  const configuration = readConfiguration(environment, own, {});
  const composed = await compose(configuration, environment, { name: 'bench', from: 'bench' });
  return { ...composed, folder: own, environment };
}

/** A connection with one key pair, whose certificate `upload` takes to the org. */
export async function addReady(
  { context }: Pick<Composed, 'context'>,
  input: ConnectionInput,
  upload: (pem: string) => Promise<void> = async () => {},
): Promise<{ connectionId: string; pair: KeyPair; held: SignerKey }> {
  const { connection } = await addConnection.run(context, input);
  const request = { name: input.name, algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
  const { pair, pem } = await downloadCertificate.run(context, request);
  await upload(pem);
  const reference = await context.store.read((tx) => tx.keyPairs.keyReference(pair.id));
  if (reference === null) throw new Error('the private key is not there');
  return { connectionId: connection.id, pair, held: signerKeyOf(pair, reference) };
}
