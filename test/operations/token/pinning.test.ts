// The org and the user of a connection are pinned at the first success: what else may come, and what never does.

import assert from 'node:assert/strict';
import { secondMs } from '../../../src/domain/ports.ts';
import type { Store } from '../../../src/domain/store.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { saidOf } from '../../support/error-words.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import type { Fate } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const refreshedOrg = '00D000000000001EAA';
const strangerOrg = '00D000000000002EAA';

/** The org answers as if it were another one, or the user another. */
function answeringAs(ids: { orgId?: string; userId?: string }): Fate {
  return async (pass) => {
    const response = await pass();
    const answer = JSON.parse(Buffer.from(response.body).toString());
    const [orgId, userId] = String(answer.id).split('/').slice(-2);
    const id = `https://login.salesforce.com/id/${ids.orgId ?? orgId}/${ids.userId ?? userId}`;
    return { ...response, body: Buffer.from(JSON.stringify({ ...answer, id })) };
  };
}

async function orgOf(world: Installation, store: Store, id: string): Promise<string | null> {
  return (await world.whole({ store }, id)).connection.org?.orgId ?? null;
}

inEachInstallation('after --accept-org the next success pins that org and no other', async (world) => {
  const { process, id } = await world.connected();
  const { store } = process.context;
  // The 15 characters that Setup shows are as good as the 18 of the answer.
  await setConnection.run(process.context, { name: 'acme', acceptOrg: refreshedOrg.slice(0, 15) });
  assert.equal(await orgOf(world, store, id), null);
  const ofRefreshed = await store.read((tx) => tx.connections.ofOrg(refreshedOrg));
  assert.deepEqual(ofRefreshed, [], 'it has not signed in there yet');

  world.network.fate = answeringAs({ orgId: strangerOrg });
  const error = await refuses('orgChanged', world.drive(process.tokens.acquire(id)));
  assert.deepEqual([error.parameters.found, error.parameters.pinned], [strangerOrg, refreshedOrg]);
  assert.equal(await orgOf(world, store, id), null);
  assert.equal(await store.read((tx) => tx.tokens.get(id)), null);

  world.network.fate = answeringAs({ orgId: refreshedOrg });
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  assert.equal(await orgOf(world, store, id), refreshedOrg);
});

inEachInstallation('what is accepted for one login does not hold for the next one', async (world) => {
  const { process, id } = await world.connected();
  await setConnection.run(process.context, { name: 'acme', acceptOrg: refreshedOrg });
  await setConnection.run(process.context, { name: 'acme', contacts: ['ops@acme.example'] });
  assert.equal((await world.whole(process.context, id)).connection.acceptedOrgId, refreshedOrg);
  await setConnection.run(process.context, { name: 'acme', username: 'other@acme.example' });
  assert.equal((await world.whole(process.context, id)).connection.acceptedOrgId, null);
});

inEachInstallation('another user of the same org fails with the way out, and the way out works', async (world) => {
  const { process, id } = await world.connected();
  world.network.fate = answeringAs({ userId: '005000000000001AAA' });
  const error = await refuses('userChanged', world.drive(process.tokens.acquire(id, { fresh: true })));
  const [, acceptOrg] = /--accept-org (\w+)/.exec(saidOf(error)) ?? [];
  await setConnection.run(process.context, { name: 'acme', acceptOrg });
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  assert.equal((await world.whole(process.context, id)).connection.org?.userId, '005000000000001AAA');
});

inEachInstallation('a token of another org is given to nobody, also when nothing can be recorded', async (world) => {
  const { process, id } = await world.connected();
  const { store } = process.context;
  let isDown = false;
  const down: Store = {
    ...{ read: (work) => store.read(work), close: () => store.close() },
    write: async (work) => {
      if (isDown) throw new Error('the disk is full');
      return store.write(work);
    },
  };
  const other = await world.process({ store: down });
  const answers = answeringAs({ orgId: strangerOrg });
  world.network.fate = async (pass, sent) => {
    isDown = true;
    return answers(pass, sent);
  };
  const result = await world.signIn(other, id);
  assert.equal(result.type === 'notSignedIn' && result.failure.code, 'orgChanged');
});

inEachInstallation('an acceptance for what a connection no longer is pins and caches nothing', async (world) => {
  const process = await world.process();
  const id = await world.connect(process);
  const certificate = await world.download(process);
  world.upload(certificate);
  const { username, loginUrl } = world.org();
  const changes = [{ username: 'other@acme.example' }, { loginUrl: 'https://login.salesforce.com' }] as const;
  for (const change of changes) {
    const { arrived, release } = world.network.hold();
    const underWay = world.signIn(process, id);
    await arrived;
    await setConnection.run(process.context, { name: 'acme', ...change });
    release();
    // Whoever asked before the change gets what was asked for.
    assert.equal((await underWay).type, 'signedIn');

    const { connection, pairs } = await world.whole(process.context, id);
    assert.deepEqual([connection.org, connection.found, connection.lastAccepted], [null, null, null]);
    assert.equal(await process.context.store.read((tx) => tx.tokens.get(id)), null);
    // The org took this key pair all the same.
    assert.equal(pairs[0]?.standing.state, 'active');
    assert.equal(pairs[0]?.standing.lastAcceptedAt, world.clock.now());
    assert.equal((await world.attempts(process, id)).at(-1)?.outcome.type, 'accepted');
    await setConnection.run(process.context, { name: 'acme', username, loginUrl });
    await world.clock.advance(secondMs);
  }
});
