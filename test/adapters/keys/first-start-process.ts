// One process of an installation that starts: opens store and vault, makes a key, keeps it, prints the root key's id.
// Its arguments: the data folder, the key pair's id.

import { join } from 'node:path';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { clientApp, entry, keyPair } from '../store/examples.ts';
import { actor, heldKey, keyFile } from './vault-fixture.ts';

const [folder = '', id = ''] = process.argv.slice(2);
const parts = { random: systemRandom, clock: systemClock, crypto: systemCryptoEngine, actor, cacheSize: 4 };
const store = await openStore({ location: { type: 'sqlite', file: join(folder, 'latchkey.db') }, ...parts });
const vault = createSoftwareVault({ store, provider: keyFile(join(folder, 'latchkey.key')), ...parts });
const key = heldKey(id, await vault.make(id, 'rsa-2048'));
await store.write(async (tx) => {
  await tx.clientApps.insert(clientApp(`app of ${id}`), entry());
  const { publicKeyHash, fingerprint } = key;
  await tx.keyPairs.insert(
    keyPair(id, { clientAppId: `app of ${id}`, publicKeyHash, fingerprint }),
    { sealed: key.sealed },
    entry(),
  );
});
console.log(key.sealed.rootKeyId);
await store.close();
