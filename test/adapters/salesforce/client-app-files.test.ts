import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { appFiles, connectedApp } from '../../../src/adapters/salesforce/client-app-files.ts';

const folder = 'unpackaged/connectedApps';

test('the files of a zip come by the full name of their app', () => {
  const zip = zipSync({
    [`${folder}/Sync%2Fnightly.connectedApp`]: strToU8('<a/>'),
    'unpackaged/package.xml': strToU8(''),
  });
  assert.deepEqual(appFiles(zip, connectedApp), [{ fullName: 'Sync/nightly', xml: '<a/>' }]);
});

test('a small zip that unpacks to more than all apps of an org can have is not unpacked', () => {
  const zeros = new Uint8Array(190_000);
  const files = Object.fromEntries(Array.from({ length: 110 }, (_, i) => [`${folder}/A${i}.connectedApp`, zeros]));
  const zip = zipSync(files);
  assert.ok(zip.length < 100_000);
  assert.equal(appFiles(zip, connectedApp), null);
});

test('a zip that lists more files than an org can return is not read to its end', () => {
  const empty = new Uint8Array();
  const zip = zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, empty])), { level: 0 });
  assert.equal(appFiles(zip, connectedApp), null);
});

test('a consumer secret goes no further than the zip', () => {
  const canary = 'F00DCANARYSECRET';
  const xml = `<ConnectedApp><oauthConfig><consumerSecret>${canary}</consumerSecret><consumerKey>3MVG9</consumerKey></oauthConfig></ConnectedApp>`;
  const [file] = appFiles(zipSync({ [`${folder}/A.connectedApp`]: strToU8(xml) }), connectedApp) ?? [];
  assert.match(file?.xml ?? '', /3MVG9/);
  assert.doesNotMatch(file?.xml ?? '', new RegExp(canary));
});
