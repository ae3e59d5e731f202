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
