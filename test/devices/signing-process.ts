// A process that makes a key pair where LATCHKEY_CUSTODY says, signs with it, and lives until its standard input ends: its memory is
// then looked at. Prints the fingerprint.

import { once } from 'node:events';
import { compose } from '../../src/bin/compose.ts';
import { readConfiguration } from '../../src/bin/configuration.ts';
import { signerKeyOf } from '../../src/domain/key-pair/key-pair.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import { downloadCertificate } from '../../src/operations/key-pair/download.ts';

const actor = { name: 'signing', from: 'test' };
const { context, close } = await compose(readConfiguration(process.env, process.cwd()), process.env, actor);
await addConnection.run(context, { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'a@b.example' });
const wish = { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
const { pair } = await downloadCertificate.run(context, wish);
const reference = await context.store.read((tx) => tx.keyPairs.keyReference(pair.id));
if (reference === null) throw new Error('the private key is not there');
for (let times = 0; times < 50; times += 1)
  await context.signerKeys.sign(signerKeyOf(pair, reference), Buffer.from(`assertion ${times}`));
console.log(pair.fingerprint);
await once(process.stdin.resume(), 'end');
await close();
