import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { componentFiles, connectedApp, externalClientApp } from '../../../src/adapters/salesforce/client-app-files.ts';
import { escapeXml } from '../../../src/adapters/salesforce/xml.ts';
import { makeChain } from '../../formats/chain.ts';
import { rsaLeaf } from '../../formats/rsa-leaf.ts';

const folder = 'unpackaged/connectedApps';

test('the files of a zip come by the full name of their app', () => {
  const zip = zipSync({
    [`${folder}/Sync%2Fnightly.connectedApp`]: strToU8('<a/>'),
    'unpackaged/package.xml': strToU8(''),
  });
  assert.deepEqual(componentFiles(zip, connectedApp), [{ fullName: 'Sync/nightly', text: '<a/>' }]);
});

test('a small zip that unpacks to more than all apps of an org can have is not unpacked', () => {
  const zeros = new Uint8Array(190_000);
  const files = Object.fromEntries(Array.from({ length: 110 }, (_, i) => [`${folder}/A${i}.connectedApp`, zeros]));
  const zip = zipSync(files);
  assert.ok(zip.length < 100_000);
  assert.equal(componentFiles(zip, connectedApp), null);
});

test('a zip that lists more files than an org can return is not read to its end', () => {
  const empty = new Uint8Array();
  const zip = zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, empty])), { level: 0 });
  assert.equal(componentFiles(zip, connectedApp), null);
});

test('a consumer secret goes no further than the zip', () => {
  const canary = 'F00DCANARYSECRET';
  const xml = `<ConnectedApp><oauthConfig><consumerSecret>${canary}</consumerSecret><consumerKey>3MVG9</consumerKey></oauthConfig></ConnectedApp>`;
  const [file] = componentFiles(zipSync({ [`${folder}/A.connectedApp`]: strToU8(xml) }), connectedApp) ?? [];
  assert.match(file?.text ?? '', /3MVG9/);
  assert.doesNotMatch(file?.text ?? '', new RegExp(canary));
});

test('(a) reads the certificate of an app however its file was uploaded', () => {
  const { der, pem } = rsaLeaf();
  const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
  const chain = makeChain();
  const shapes: [string, Uint8Array][] = [
    [base64(der), der],
    // Text before BEGIN: Salesforce keeps the whole file.
    [base64(`Bag Attributes\n    friendlyName: north\n${pem}`), der],
    [base64(pem.replaceAll('\n', '\r\n')), der],
    [pem, der],
    [escapeXml(pem).replaceAll('\n', '&#13;\n'), der],
    [base64(der).replaceAll(/(.{64})/g, '$1&#xD;&#xA;'), der],
    [`\n    ${base64(der)}\n  `, der],
    [chain.authority + chain.leaf, derOf(chain.leaf)],
    [base64(chain.leaf + chain.authority), derOf(chain.leaf)],
    [`${base64(der)}</certificate><certificate>${base64(der)}`, der],
    [`${pem}</certificate>\n<certificate>`, der],
  ];
  for (const [content, expected] of shapes) {
    const certificate = `<certificate>${content}</certificate>`;
    const connected = connectedApp.read({
      fullName: 'A',
      text: `<ConnectedApp><oauthConfig>${certificate}</oauthConfig></ConnectedApp>`,
    });
    const external = externalClientApp.read({
      fullName: 'A',
      text: `<ExtlClntAppGlobalOauthSettings>${certificate}</ExtlClntAppGlobalOauthSettings>`,
    });
    for (const app of [connected, external]) {
      assert.ok(app !== null && typeof app === 'object', `${content.slice(0, 40)}: ${JSON.stringify(app)}`);
      assert.deepEqual(Buffer.from(app.certificateDer ?? []), Buffer.from(expected));
    }
  }
});

test('(a) says of a certificate that is none what it is', () => {
  const read = (content: string) =>
    connectedApp.read({
      fullName: 'A',
      text: `<ConnectedApp><oauthConfig><certificate>${content}</certificate></oauthConfig></ConnectedApp>`,
    });
  assert.match(String(read('nothing')), /certificateUnreadable: There is neither a certificate nor a key/);
  assert.match(String(read(rsaLeaf().pem + rsaLeaf().pem)), /holds 2 certificates that are no chain/);
  assert.equal(Object(read('')).certificateDer, null);
});

function derOf(pem: string): Uint8Array {
  return Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64');
}
