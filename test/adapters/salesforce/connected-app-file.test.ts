import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { connectedAppFiles } from '../../../src/adapters/salesforce/connected-app-file.ts';

const folder = 'unpackaged/connectedApps';

test('the files of a zip come by the full name of their app', () => {
  const zip = zipSync({
    [`${folder}/Sync%2Fnightly.connectedApp`]: strToU8('<a/>'),
    'unpackaged/package.xml': strToU8(''),
  });
  assert.deepEqual(connectedAppFiles(zip), [{ fullName: 'Sync/nightly', xml: '<a/>' }]);
});

test('a small zip that unpacks to more than all apps of an org can have is not unpacked', () => {
  const zeros = new Uint8Array(190_000);
  const files = Object.fromEntries(Array.from({ length: 110 }, (_, i) => [`${folder}/A${i}.connectedApp`, zeros]));
  const zip = zipSync(files);
  assert.ok(zip.length < 100_000);
  assert.equal(connectedAppFiles(zip), null);
});

test('a zip that lists more files than an org can return is not read to its end', () => {
  const empty = new Uint8Array();
  const zip = zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, empty])), { level: 0 });
  assert.equal(connectedAppFiles(zip), null);
});
