// Databases of earlier releases are brought to the present schema with all that is in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrations } from '../../../../src/adapters/store/migrations/all.ts';
import { postgresMigratable } from '../../../../src/adapters/store/postgres/schema.ts';
import { sqliteMigratable } from '../../../../src/adapters/store/sqlite/schema.ts';
import { keyPair, sealedKey, start } from '../examples.ts';
import type { Place, PlaceMaker } from '../place.ts';

const columns = `id, client_app_id, algorithm, fingerprint, certificate_der, public_key_hash, subject, not_before, not_after,
  origin, issued_at, state, since, settled_at, last_accepted_at, came_from, abandoned_reason,
  seal_version, root_key_id, wrapped_data_key, sealed_private_key`;

const { wrappedDataKey, sealedPrivateKey } = sealedKey();
const { id: _, standing: __, ...facts } = keyPair();

export function migrationBehaviour(emptyPlace: PlaceMaker): void {
  test('the key pairs of version 3 keep their certificates, standings and private keys', async (t) => {
    const at = await emptyPlace(t);
    await makeVersion(at, 3);
    const bytes = (of: Uint8Array) =>
      at.location.type === 'sqlite'
        ? `x'${Buffer.from(of).toString('hex')}'`
        : `'\\x${Buffer.from(of).toString('hex')}'`;
    const known = `'app-1', 'rsa-2048', '${facts.fingerprint}', ${bytes(facts.certificateDer)}, ${bytes(facts.publicKeyHash)},
      '${facts.subject}', ${facts.notBefore}, ${facts.notAfter}, 'generated', ${facts.issuedAt}`;
    const sealed = `1, 'root-1', ${bytes(wrappedDataKey)}, ${bytes(sealedPrivateKey)}`;
    await at.tamper(`insert into client_app (id, kind, name, created_at, revision)
      values ('app-1', 'connected-app', 'App', ${start}, 1)`);
    await at.tamper(`insert into key_pair (${columns}) values
      ('pair-1', ${known}, 'active', ${start}, 5, 6, null, null, ${sealed}),
      ('pair-2', ${known}, 'settling', ${start}, null, 7, '{"state":"issued","lastAcceptedAt":null}', null, ${sealed}),
      ('pair-3', ${known}, 'destroyed', ${start}, null, null, null, null, null, null, null, null)`);

    const store = await at.open();

    const cameFrom = { state: 'issued', lastAcceptedAt: null } as const;
    assert.deepEqual(await store.read((tx) => tx.keyPairs.page('', 9)), [
      { id: 'pair-1', ...facts, standing: { state: 'active', since: start, settledAt: 5, lastAcceptedAt: 6 } },
      { id: 'pair-2', ...facts, standing: { state: 'settling', since: start, lastAcceptedAt: 7, cameFrom } },
      { id: 'pair-3', ...facts, standing: { state: 'destroyed', since: start, lastAcceptedAt: null } },
    ]);
    const keyOf = (id: string) => store.read((tx) => tx.keyPairs.keyReference(id));
    const keys = [await keyOf('pair-1'), await keyOf('pair-2'), await keyOf('pair-3')];
    assert.deepEqual(keys, [{ sealed: sealedKey() }, { sealed: sealedKey() }, null]);
    await assert.rejects(
      at.tamper(`update key_pair set state = 'active', settled_at = 1 where id = 'pair-2'`),
      /unique/i,
    );
  });

  test('the sealed secret behind acknowledgement links of version 5 is that of every proof after it', async (t) => {
    const at = await emptyPlace(t);
    await makeVersion(at, 5);
    await at.tamper(`insert into fact (key, value)
      values ('acknowledgementKey', '{"formatVersion":1,"rootKeyId":"root-1","sealed":"AA=="}')`);
    const store = await at.open();
    assert.deepEqual(await store.read((tx) => tx.facts.get('macKey')), {
      formatVersion: 1,
      rootKeyId: 'root-1',
      sealed: 'AA==',
    });
  });

  test('what version 4 keeps of a connection, of owners and of claimed notices has columns of its own after it', async (t) => {
    const at = await emptyPlace(t);
    await makeVersion(at, 4);
    await at.tamper(`insert into client_app (id, kind, name, created_at, revision)
      values ('app-1', 'connected-app', 'App', ${start}, 1)`);
    const connection = (
      id: string,
      org: string,
    ) => `('${id}', '${id}', '${id}', 'app-1', 'a@b.c', 'https://x.test', ${org},
      'refuse', '[]', 0, 7, ${start}, ${start}, 1)`;
    await at.tamper(`insert into connection (id, name, name_folded, client_app_id, username, login_url, org_id, user_id,
        instance_url, expired_policy, contacts, clock_skew_seconds, watched_until, next_look_at, created_at, revision) values
      ${connection('pinned', "'00D1', '0051', 'https://i.test'")}, ${connection('accepting', "'00D2', null, null")}`);
    await at.tamper(`insert into notice_owner (owner, look_at) values ('app:app-1', 5), ('finding:a.b.c', null)`);
    await at.tamper(`insert into notice_message (id, channel, recipient, is_urgent, created_at, state, attempts, next_attempt_at)
      values ('m', 'mail', 'a@b.c', 0, 1, 'pending', 0, 1)`);
    const notice = (subject: string, occasion: string, urgency: number, owner: string, claimedAt: number) =>
      `('${subject}', '${occasion}', 'mail', 'a@b.c', ${urgency}, 'urgent', '${owner}', 'm', ${claimedAt})`;
    await at.tamper(`insert into notice (subject, occasion, channel, recipient, urgency, severity, owner, message_id, claimed_at)
      values ${notice('keyPair:a', 'days:7:ahead:90', 0, 'app:app-1', 90)}, ${notice('keyPair:a', 'days:7', 8, 'app:app-1', 9)},
        ${notice('allWell:1', 'month', 8, 'installation', 9)}`);

    const store = await at.open();

    await store.read(async (tx) => {
      const pinned = await tx.connections.byId('pinned');
      assert.deepEqual(pinned?.org, { orgId: '00D1', userId: '0051', instanceUrl: 'https://i.test' });
      assert.deepEqual([pinned?.acceptedOrgId, pinned?.probedCloselyUntil], [null, 7]);
      const accepting = await tx.connections.byId('accepting');
      assert.deepEqual([accepting?.org, accepting?.acceptedOrgId], [null, '00D2']);
      const owner = { type: 'app', id: 'app-1' } as const;
      assert.deepEqual(await tx.notices.dueOwners(5, null, 9), [{ owner, lookAt: 5, revision: 0 }]);
      const claimed = await tx.notices.claimedOf(['keyPair:a', 'allWell:1']);
      assert.deepEqual(claimed.map((one) => [one.occasion, one.urgency, one.takenBackAt, one.owner.type]).sort(), [
        ['days:7', 0, 90, 'app'],
        ['days:7', 8, null, 'app'],
        ['month', 8, null, 'installation'],
      ]);
    });
  });
}

async function makeVersion(at: Place, version: number): Promise<void> {
  const isSqlite = at.location.type === 'sqlite';
  const { types } = isSqlite ? sqliteMigratable('') : postgresMigratable('');
  if (isSqlite) await at.tamper('pragma application_id = 0x4c74636b');
  for (const statement of migrations.slice(0, version).flatMap((migration) => migration(types)))
    await at.tamper(statement);
  await at.tamper(`create table latchkey_schema (version ${types.integer} not null)`);
  await at.tamper(`insert into latchkey_schema (version) values (${version})`);
}
