// Files in other hands: a configuration, a secret or a data folder that somebody else owns or can change is not used.
// Giving a file away needs root; without it the tests of modes alone run.

import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPassphraseFile } from '../../../src/adapters/keys/passphrase-file.ts';
import { preparePrivateFile } from '../../../src/adapters/store/sqlite/private-files.ts';
import { ensurePrivateFolder, systemFiles } from '../../../src/adapters/system/files.ts';
import { readChannelSecret } from '../../../src/bin/channel-secret.ts';
import { readConfiguration } from '../../../src/bin/configuration.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { saidOf } from '../../support/error-words.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const stranger = 54_321;
const needsRoot = { skip: process.getuid?.() !== 0 && 'only root can give a file away' };

test('a configuration that others may change is refused, one that they may read is not', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'latchkey.config.json');
  writeFileSync(file, '{"port": 7999}');
  chmodSync(file, 0o644);
  assert.equal(readConfiguration({}, folder).listening.port, 7_999);
  chmodSync(file, 0o646);
  assert.throws(() => readConfiguration({}, folder), {
    code: 'writableByOthers',
    parameters: { path: file, mode: '646' },
  });
});

test('a configuration of another user is refused, also behind a link, and sudo is named', needsRoot, async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'latchkey.config.json');
  const theirs = join(folder, 'theirs.json');
  writeFileSync(theirs, '{"port": 7999}');
  chownSync(theirs, stranger, stranger);
  symlinkSync(theirs, file);
  assert.throws(
    () => readConfiguration({}, folder),
    (error) => {
      assert.ok(error instanceof LatchkeyError && error.code === 'foreignOwner');
      assert.match(saidOf(error), /belongs to another user \(#54321\).*sudo -u '#54321' latchkey/s);
      return true;
    },
  );
});

test('a data folder of another user, or below one, is refused before anything is made there', needsRoot, async (t) => {
  const theirs = join(await temporaryFolder(t), 'theirs');
  const data = join(theirs, 'data');
  mkdirSync(theirs, { mode: 0o700 });
  chownSync(theirs, stranger, stranger);
  const refusal = { code: 'foreignOwner', parameters: { path: theirs, owner: `#${stranger}` } };
  await assert.rejects(ensurePrivateFolder(theirs), refusal);
  await assert.rejects(ensurePrivateFolder(data), refusal);
  assert.throws(() => preparePrivateFile(join(data, 'latchkey.db')), refusal);
  assert.equal(existsSync(data), false);
});

test('a data folder below one that others may write to is refused; a sticky one is fine', async (t) => {
  const shared = join(await temporaryFolder(t), 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o777);
  const data = join(shared, 'data');
  const refusal = { code: 'writableByOthers', parameters: { path: shared, mode: '777' } };
  await assert.rejects(ensurePrivateFolder(data), refusal);
  assert.throws(() => preparePrivateFile(join(data, 'latchkey.db')), refusal);
  assert.equal(existsSync(data), false);
  chmodSync(shared, 0o1777);
  await ensurePrivateFolder(data);
});

test('a group that is not our own may not write above the data folder', needsRoot, async (t) => {
  const shared = join(await temporaryFolder(t), 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o775);
  await ensurePrivateFolder(join(shared, 'data'));
  chownSync(shared, 0, stranger);
  await assert.rejects(ensurePrivateFolder(join(shared, 'data')), { code: 'writableByOthers' });
});

test('a secret file and a database file of another user are refused', needsRoot, async (t) => {
  const folder = await temporaryFolder(t);
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'words', { mode: 0o600 });
  chownSync(secret, stranger, stranger);
  const refusal = { code: 'foreignOwner', parameters: { path: secret, owner: `#${stranger}` } };
  await assert.rejects(readPassphraseFile(secret, systemFiles), refusal);
  await assert.rejects(readChannelSecret(secret, { dataFolder: folder, keyFile: null, passphrase: null }), refusal);
  assert.throws(() => preparePrivateFile(secret), refusal);
});

test("a channel's secret is none of our own: neither the key file, nor a link to it, nor a copy", async (t) => {
  const folder = await temporaryFolder(t);
  const named = (name: string) => join(folder, name);
  const passphrase = { from: 'file', path: named('passphrase') } as const;
  const configuration = { dataFolder: folder, keyFile: null, passphrase };
  for (const name of ['passphrase', 'http-token', 'hook']) writeFileSync(named(name), `${name}\n`, { mode: 0o600 });
  writeFileSync(named('latchkey.key'), 'latchkey-key-1 KEY CHECKSUM\n', { mode: 0o600 });
  symlinkSync(named('latchkey.key'), named('link'));
  linkSync(named('passphrase'), named('second-name'));
  copyFileSync(named('latchkey.key'), named('copy'));
  assert.equal(await readChannelSecret(named('hook'), configuration), 'hook\n');
  for (const name of ['latchkey.key', 'link', 'copy', 'passphrase', 'second-name', 'http-token']) {
    await assert.rejects(readChannelSecret(named(name), configuration), {
      code: 'invalidInput',
      message: /is a secret of this installation/,
    });
  }
});
