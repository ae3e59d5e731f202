// Key pairs made per second: generating the RSA-2048 key alone, which is the floor, then a whole download: key, sealing,
// self-signed certificate, and a durable commit with its audit entry. How long a prime is looked for varies by a factor of
// ten, so that these rates spread widely by their nature.

import { systemCryptoEngine } from '../src/adapters/system/crypto-engine.ts';
import { addConnection } from '../src/operations/connection/add.ts';
import { discardCertificate } from '../src/operations/key-pair/discard.ts';
import { downloadCertificate } from '../src/operations/key-pair/download.ts';
import { openInstallation } from './support/installation.ts';
import { concurrent, type Measured, measure } from './support/measure.ts';
import { heading, rateLine } from './support/print.ts';

const underWay = 2;
const names = {
  raw: 'generateKeyPair',
  vault: 'made and sealed in the vault',
  download: 'certificate download',
} as const;

const installation = await openInstallation();
const { context } = installation;
await context.sealer.open();
for (let number = 0; number < underWay; number += 1) {
  const username = `u${number}@acme.example`;
  await addConnection.run(context, { name: `c${number}`, loginUrl: 'https://login.salesforce.com', username });
}

let made = 0;
const measured = await measure(
  [
    concurrent(names.raw, underWay, () => systemCryptoEngine.makeRsaKey(2_048)),
    concurrent(names.vault, underWay, () => context.signerKeys.make(`pair-${made++}`, 'rsa-2048')),
    concurrent(names.download, underWay, download),
  ],
  { turns: 11, turnMs: 300 },
);
await installation.close();
report(measured);

/** Given up at once, since an app holds at most five that wait for their upload. */
async function download(number: number): Promise<void> {
  const name = `c${number}`;
  const { pair } = await downloadCertificate.run(context, { name, algorithm: 'rsa-2048', lifetimeDays: 365 });
  await discardCertificate.run(context, { name, fingerprint: pair.fingerprint });
}

function report(rates: ReadonlyMap<string, Measured>): void {
  heading(`${underWay} at once`, 'floor');
  for (const name of [names.raw, names.vault, names.download]) rateLine(rates.get(name), rates.get(names.raw));
}
