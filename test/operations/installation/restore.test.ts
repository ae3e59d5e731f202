// Backups and what a restore must never do: lose a key pair unnamed, bring a leaked one back, destroy before the org was
// asked.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CryptoEngine } from '../../../src/adapters/keys/crypto-engine.ts';
import { createPassphraseProvider } from '../../../src/adapters/keys/passphrase-provider.ts';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { migrations } from '../../../src/adapters/store/migrations/all.ts';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { BackupStore } from '../../../src/domain/installation/backup.ts';
import type { Trouble } from '../../../src/domain/installation/trouble.ts';
import { dayMs, minuteMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { Store } from '../../../src/domain/store.ts';
import { rememberHead } from '../../../src/operations/audit/loops/remember-head.ts';
import { verifyAudit } from '../../../src/operations/audit/verify.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { backUp } from '../../../src/operations/installation/backup.ts';
import { previewRestore } from '../../../src/operations/installation/preview-restore.ts';
import { type Restored, restore } from '../../../src/operations/installation/restore.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { advanceRotation } from '../../../src/operations/rotation/steps/advance-rotation.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { macKey } from '../../../src/operations/vault/steps/mac-key.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { DeviceKeys } from '../vault/device-keys.ts';

/** As quick as the installation's own. */
const crypto: CryptoEngine = {
  ...systemCryptoEngine,
  scrypt: (password, salt, parameters) => systemCryptoEngine.scrypt(password, salt, { ...parameters, cost: 16 }),
};

const backupsOf = ({ context }: Process) => context.store as Store & BackupStore;

async function backedUp(world: Installation, process: Process): Promise<string> {
  const file = join(world.place.folder, 'latchkey.backup');
  await backUp.run({ ...process.context, backups: backupsOf(process), files: systemFiles }, { file });
  return file;
}

function restored(
  process: Process,
  file: string,
  discard: string[] = [],
  words = 'correct horse',
  lostConnections: string[] = [],
): Promise<Restored> {
  const { context } = process;
  const { clock, actor } = context;
  const provider = createPassphraseProvider({
    passphrase: new Secret(words),
    crypto,
    random: systemRandom,
  });
  const parts = { provider, clock, actor, random: systemRandom, crypto, cacheSize: 1 };
  const vaultOver = (store: Store) => createSoftwareVault({ ...parts, store });
  return restore.run({ ...context, backups: backupsOf(process), vaultOver }, { file, discard, lostConnections });
}

inEachInstallation(
  'a backup is told in the audit and ends the warning, until a newer pair is accepted',
  async (world) => {
    const { process, id } = await world.connected();
    assert.deepEqual((await readStatus(process.context)).notBackedUp, ['acme']);
    await backedUp(world, process);
    const found = await readStatus(process.context);
    assert.deepEqual([found.notBackedUp, found.lastBackupAt], [[], world.clock.now()]);
    assert.ok((await world.actions(process)).includes('database.backedUp'));
    world.upload(await world.download(process));
    await world.settle(process, id);
    assert.deepEqual((await readStatus(process.context)).notBackedUp, ['acme']);
  },
);

inEachInstallation(
  'what the backup holds is back and signs in, and the audit says what was replaced',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    await macKey(process.context);
    const file = await backedUp(world, process);
    await setConnection.run(process.context, { name: 'acme', contacts: ['late@acme.com'] });
    const replaced = await process.context.store.read((tx) => tx.audit.head());
    const [, ...before] = await process.context.store.read((tx) => tx.audit.newest(1_000));
    const earlier = before.map(({ hash }) => hash.slice(0, 12));
    assert.deepEqual(await restored(process, file), {
      connections: 1,
      keyPairs: 1,
      discarded: [],
      carriedOver: [],
      damaged: [],
      connectionsGone: [],
    });
    const { connection } = await world.whole(process.context, id);
    assert.deepEqual([connection.contacts, connection.nextLookAt], [[], world.clock.now()]);
    const [entry] = await process.context.store.read((tx) => tx.audit.newest(1));
    assert.deepEqual(
      [entry?.action, entry?.after],
      [
        'database.restored',
        {
          schemaVersion: migrations.length,
          replacedAudit: { sequence: replaced.sequence, hash: replaced.hash, earlier },
          discarded: [],
        },
      ],
    );
    assert.notEqual(entry?.mac, null, 'whoever restored had the vault');
    assert.equal((await verifyAudit.run(process.context, { kept: null })).brokenAt, null);
    const again = await world.process();
    const result = await world.signIn(again, id);
    assert.equal(result.type === 'signedIn' && result.pair.fingerprint, certificate.pair.fingerprint);
  },
);

inEachInstallation(
  'an end of the audit that another machine remembered before a restore is no sign of a database put back',
  async (world, t) => {
    const { process } = await world.connected();
    const { context } = process;
    await macKey(context);
    const folder = await temporaryFolder(t);
    const told: Trouble[] = [];
    const onMachine = (name: string) =>
      rememberHead(
        { ...context, files: systemFiles },
        { inside: join(folder, name), beside: join(folder, 'no-folder', name) },
        async (trouble) => void told.push(trouble),
      );
    const contact = (address: string) => setConnection.run(context, { name: 'acme', contacts: [address] });
    await contact('first@acme.com');
    const file = await backedUp(world, process);
    await contact('second@acme.com');
    await onMachine('behind');
    for (const address of ['third@acme.com', 'fourth@acme.com', 'fifth@acme.com']) await contact(address);
    await onMachine('at the end');
    await restored(process, file);
    await onMachine('behind');
    await onMachine('at the end');
    assert.deepEqual(told, []);
    await contact('second@acme.com');
    await onMachine('behind');
    const { sequence } = await context.store.read((tx) => tx.audit.head());
    await world.place.tamper(`update audit_entry set hash = '${'0'.repeat(64)}' where sequence = ${sequence}`);
    await onMachine('behind');
    assert.equal(told.length, 1, 'what came after the restore is not excused by it');
  },
);

inEachInstallation('a restore drops cached tokens: they belong to a time that is gone', async (world) => {
  const { process, id } = await world.connected();
  const file = await backedUp(world, process);
  await restored(process, file);
  assert.equal(await process.context.store.read((tx) => tx.tokens.get(id)), null);
});

inEachInstallation('a key pair that the backup lacks is lost only when it is named, each of them', async (world) => {
  const { process } = await world.connected();
  const file = await backedUp(world, process);
  const second = (await world.download(process)).pair.fingerprint;
  const third = (await world.download(process)).pair.fingerprint;
  const error = await refuses('backupLacksKeyPairs', restored(process, file));
  assert.deepEqual(String(error.parameters.fingerprints).split(', ').sort(), [second, third].sort());
  await refuses('backupLacksKeyPairs', restored(process, file, [second]));
  await refuses('invalidInput', restored(process, file, [second, third, '00:11:22:33']));
  assert.deepEqual(await world.states(process), ['active', 'issued', 'issued']);
  const { discarded } = await restored(process, file, [second, third.slice(0, 20)]);
  assert.deepEqual(discarded.sort(), [second, third].sort());
  assert.deepEqual(await world.states(process), ['active']);
});

inEachInstallation('a key pair that only the backup has damaged is lost only when it is named', async (world) => {
  const { process, id, certificate } = await world.connected();
  const { fingerprint } = certificate.pair;
  const file = await backedUp(world, process);
  const written = new DatabaseSync(file);
  written.exec('update key_pair set sealed_private_key = zeroblob(length(sealed_private_key))');
  written.close();
  const error = await refuses('backupLacksKeyPairs', restored(process, file));
  assert.equal(error.parameters.fingerprints, fingerprint);
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  const { discarded, damaged } = await restored(process, file, [fingerprint]);
  assert.deepEqual([discarded, damaged], [[fingerprint], [fingerprint]]);
  assert.deepEqual((await restored(process, file)).damaged, [fingerprint]);
});

inEachInstallation(
  'a pair that was reported leaked after the backup signs nothing after the restore',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    const { fingerprint } = certificate.pair;
    const file = await backedUp(world, process);
    const report = await reportCompromised.run(process.context, { name: 'acme', fingerprint });
    const { carriedOver } = await restored(process, file, [report.replacement?.pair.fingerprint ?? '']);
    assert.deepEqual([carriedOver, await world.states(process)], [[fingerprint], ['compromised']]);
    const result = await world.signIn(await world.process(), id);
    assert.equal(result.type === 'notSignedIn' && result.failure.code, 'noUsableKeyPair');
  },
);

inEachInstallation('a pair that was destroyed after the backup stays destroyed', async (world) => {
  const { process, id, certificate } = await world.connected();
  await setConnection.run(process.context, { name: 'acme', retentionDays: 0 });
  world.upload(await world.download(process));
  await world.settle(process, id);
  const file = await backedUp(world, process);
  await world.signIn(process, id);
  await world.clock.advance(dayMs);
  await world.settle(process, id);
  assert.deepEqual(await world.states(process), ['destroyed', 'active']);
  assert.deepEqual((await restored(process, file)).carriedOver, [certificate.pair.fingerprint]);
  assert.deepEqual(await world.states(process), ['destroyed', 'active']);
});

inEachInstallation('a key in a device is put back as the place where it lies', async (world) => {
  const process = await world.process({ signerKeys: new DeviceKeys() });
  const id = await world.connect(process);
  const { pair } = await world.download(process);
  const file = await backedUp(world, process);
  const keyOf = () => process.context.store.read((tx) => tx.keyPairs.keyReference(pair.id));
  const device = await keyOf();
  const { keyPairs, damaged } = await restored(process, file);
  assert.deepEqual([keyPairs, damaged, await keyOf()], [1, [], device]);
  assert.equal((await world.whole(process.context, id)).pairs[0]?.fingerprint, pair.fingerprint);
});

inEachInstallation(
  'a key that waited for its certificate when it was backed up and leaked since is gone',
  async (world) => {
    const { process } = await world.connected();
    const { store, clock } = process.context;
    const { pair } = await world.download(process);
    const key = (await store.read((tx) => tx.keyPairs.keyReference(pair.id))) ?? assert.fail();
    const newest = (await store.read((tx) => tx.audit.newest(1)))[0] ?? assert.fail();
    const entry = { ...newest, action: 'keyRequest.made' } as const;
    const { id, clientAppId, algorithm, publicKeyHash, subject } = pair;
    const requests = [id, 'waits'].map((one) => {
      const requestDer = new Uint8Array([0x30, 0]);
      return { id: one, clientAppId, algorithm, publicKeyHash, subject, requestDer, requestedAt: clock.now() };
    });
    await world.place.tamper(`delete from key_pair where id = '${id}'`);
    await store.write(async (tx) => {
      for (const request of requests) await tx.keyRequests.insert(request, key, entry);
    });
    const file = await backedUp(world, process);
    await store.write((tx) => tx.keyRequests.issue(pair, entry));
    const { replacement } = await reportCompromised.run(process.context, {
      name: 'acme',
      fingerprint: pair.fingerprint,
    });
    assert.equal(replacement, null);
    await restored(process, file, [pair.fingerprint]);
    assert.deepEqual(
      (await store.read((tx) => tx.keyRequests.ofApp(clientAppId))).map((request) => request.id),
      ['waits'],
    );
    assert.ok((await world.actions(process)).includes('keyRequest.discarded'));
  },
);

inEachInstallation('after a restore nothing is destroyed before the app was accepted again', async (world) => {
  const { process, id } = await world.connected();
  await setConnection.run(process.context, { name: 'acme', retentionDays: 30 });
  world.upload(await world.download(process));
  await world.settle(process, id);
  await world.clock.advance(31 * dayMs);
  await world.signIn(process, id);
  const file = await backedUp(world, process);
  await restored(process, file);
  const { app } = await world.whole(process.context, id);
  const { holds } = await advanceRotation(process.context, app.id, true);
  assert.deepEqual(
    [holds.map(({ hold }) => hold), app.destructionHeldSince],
    [['heldUntilAccepted'], world.clock.now()],
  );
  await world.clock.advance(1_000);
  await world.signIn(await world.process(), id);
  await advanceRotation(process.context, app.id, true);
  assert.deepEqual(await world.states(process), ['destroyed', 'active']);
});

inEachInstallation(
  'a restore waits for nobody: it names who has the database open, and changes nothing',
  async (world) => {
    const { process } = await world.connected();
    const file = await backedUp(world, process);
    const other = await world.process();
    await refuses('processesRunning', restored(process, file));
    await other.context.store.close();
    await restored(process, file);
  },
);

inEachInstallation(
  'a backup that the present secret does not open is refused before anything is touched',
  async (world) => {
    const { process } = await world.connected();
    const file = await backedUp(world, process);
    await refuses('backupForeignVault', restored(process, file, [], 'wrong words'));
    assert.deepEqual(await world.states(process), ['active']);
  },
);

inEachInstallation('a backup of the embedded database goes into an empty one of either kind', async (world, t) => {
  const folder = await temporaryFolder(t);
  const location = { type: 'sqlite', file: join(folder, 'latchkey.db') } as const;
  const embedded = new Installation({ location, folder, tamper: async () => {} });
  t.after(() => embedded.close());
  const { process: from, id } = await embedded.connected();
  const file = await backedUp(embedded, from);
  const to = await world.process();
  assert.equal((await restored(to, file)).keyPairs, 1);
  const before = await embedded.whole(from.context, id);
  const after = await world.whole(to.context, id);
  assert.deepEqual(after.pairs, before.pairs);
  assert.equal(after.app.consumerKey, before.app.consumerKey);
  await to.context.sealer.open();
});

inEachInstallation(
  'connections newer than the backup are named before, and lost only where they were',
  async (world) => {
    const { process } = await world.connected();
    const file = await backedUp(world, process);
    await world.connect(process, 'late', { username: 'late@acme.example' });
    const context = { ...process.context, backups: backupsOf(process) };
    assert.deepEqual(await previewRestore.run(context, { file }), { connections: ['late'], keyPairs: [] });
    await refuses('changedMeanwhile', restored(process, file));
    assert.ok(await process.context.store.read((tx) => tx.connections.byName('late')), 'nothing was restored');
    assert.deepEqual((await restored(process, file, [], 'correct horse', ['late'])).connectionsGone, ['late']);
    assert.equal(await process.context.store.read((tx) => tx.connections.byName('late')), null);
  },
);

inEachInstallation('a key that only the org has after a restore is told as that, with its instant', async (world) => {
  const { process, id, certificate } = await world.connected();
  const file = await backedUp(world, process);
  await world.clock.advance(dayMs);
  const newer = await world.download(process);
  world.upload(newer);
  await world.settle(process, id);
  await world.clock.advance(dayMs);
  await restored(process, file, [newer.pair.fingerprint]);
  const restoredAt = world.clock.now();
  await world.clock.advance(minuteMs);
  const causes = async () => {
    const result = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
    return result.verified ? [] : result.diagnosis.causes;
  };
  const [first] = await causes();
  assert.equal(first?.cause, 'restored_from_older_backup');
  assert.ok(first.evidence.some((one) => one.name === 'restoredFromBackup' && one.at === restoredAt));
  // The org takes what the backup holds: what fails later has other causes.
  world.upload(certificate);
  await world.settle(process, id);
  world.upload(newer);
  await world.clock.advance(dayMs);
  assert.ok((await causes()).every(({ cause }) => cause !== 'restored_from_older_backup'));
});
