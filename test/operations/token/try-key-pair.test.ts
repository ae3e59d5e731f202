// One attempt: the login budget that binds all processes, and whose key signs for whom.

import assert from 'node:assert/strict';
import { hourMs } from '../../../src/domain/ports.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { isSignedWith } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation(
  'one login budget binds all processes, whatever the case of the username, until the next hour',
  async (world) => {
    const process = await world.process();
    const { username } = world.org();
    const id = await world.connect(process, 'acme', { username });
    world.upload(await world.download(process));
    const others = [process, await world.process()];
    let given = 0;
    for (let asked = 0; asked < 10; asked += 1) {
      const { tokens } = others[asked % 2] ?? process;
      await world.clock.advance(1);
      await world.drive(tokens.acquire(id, { fresh: true }));
      given += 1;
    }
    assert.equal(given, 10);
    world.network.taken();
    for (const { tokens } of others) {
      const error = await refuses('loginBudgetSpent', world.drive(tokens.acquire(id, { fresh: true })));
      const nextHour = (Math.floor(world.clock.now() / hourMs) + 1) * hourMs;
      assert.equal(error.parameters.until, new Date(nextHour).toISOString());
    }
    assert.equal(world.network.taken().length, 0, 'nothing was sent');
    assert.equal((await world.attempts(process, id)).length, 10, 'nothing was recorded');
    await world.clock.advance(hourMs);
    await world.drive(process.tokens.acquire(id, { fresh: true }));
  },
  { settings: { loginsPerHour: 10 } },
);

inEachInstallation(
  'no assertion of one app is signed with a pair of another, not even when somebody moves sealed keys between rows',
  async (world) => {
    const process = await world.process();
    const apps = [0, 1, 2].map((index) => ({ org: world.org(index), name: `app-${index}` }));
    const certificates = new Map<string, Uint8Array[]>();
    const ids: string[] = [];
    for (const { org, name } of apps) {
      ids.push(await world.connect(process, name, {}, org));
      const made = [await world.download(process, name), await world.download(process, name)];
      world.upload(made[0] ?? assert.fail(), org);
      certificates.set(
        org.consumerKey,
        made.map(({ pair }) => pair.certificateDer),
      );
    }
    await Promise.all(ids.map((id) => world.drive(process.tokens.acquire(id))));
    assertOwnKeys(world, certificates);

    // A person with access to the database hangs one app's pairs on another: their blobs stay bound to their own rows.
    const foreign = await pairsOf(process, 'app-1');
    await world.place.tamper(
      `update key_pair set sealed_private_key = (select sealed_private_key from key_pair where id = '${foreign}')
       where client_app_id = (select client_app_id from connection where name = 'app-0')`,
    );
    const fresh = await world.process();
    await refuses('sealedKeyDamaged', world.drive(fresh.tokens.acquire(ids[0] ?? '', { fresh: true })));
    assertOwnKeys(world, certificates);
  },
  { orgs: [{}, {}, {}] },
);

function assertOwnKeys(world: Installation, certificates: ReadonlyMap<string, Uint8Array[]>): void {
  const sent = world.network.taken();
  for (const one of sent) {
    for (const [consumerKey, ders] of certificates) {
      const isOwn = ders.some((der) => isSignedWith(one, der));
      assert.equal(isOwn, consumerKey === one.claims.iss);
    }
  }
}

async function pairsOf({ context }: Process, name: string): Promise<string> {
  return context.store.read(async (tx) => {
    const connection = await tx.connections.byName(name);
    const [pair] = await tx.keyPairs.ofApp(connection?.clientAppId ?? '');
    return pair?.id ?? assert.fail();
  });
}
