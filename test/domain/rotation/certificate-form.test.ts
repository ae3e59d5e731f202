import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AppKind } from '../../../src/domain/client-app/client-app.ts';
import {
  type CertificateForm,
  certificateForm,
  formDigest,
  formWith,
} from '../../../src/domain/rotation/certificate-form.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';

const derOf = () => Buffer.from(makeKeyPair().certificatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
const [first, second] = [derOf(), derOf()];

const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');

const ownNames = ['certificate', 'consumerKey', 'consumerSecret'];
const elementName = fc
  .stringMatching(/^[a-z][a-zA-Z]{0,12}$/)
  .filter((name) => !ownNames.includes(name) && !name.startsWith('should') && name !== 'oauthConfig');
const content = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9 .:/@-]{0,20}$/),
  fc.constantFrom('&amp;&#13;', 'Zürich 東京', '<![CDATA[<certificate>no</certificate>]]>', '<!-- <certificate>no -->'),
);
const field = fc.tuple(elementName, content).map(([name, text]) => `<${name}>${text}</${name}>`);
const nested = fc.tuple(elementName, fc.array(field, { maxLength: 3 })).map(([name, inner]) => {
  return `<${name}>${inner.join('\n  ')}<certificate>of another element</certificate></${name}>`;
});
const line = fc.constantFrom('\n    ', '\r\n\t', '\n', '');
const fields = fc.array(fc.tuple(line, fc.oneof(field, field, nested)), { minLength: 1, maxLength: 8 });

interface Drawn {
  kind: AppKind;
  /** Everything but the three elements, cut where the certificate is, or would be put. */
  before: string;
  after: string;
  indent: string;
}

const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(fc.constantFrom<AppKind>('connected-app', 'external-client-app'), fields, fields, line, fc.boolean())
  .map(([kind, head, tail, indent, hasDeclaration]) => {
    const written = (some: typeof head) => some.map(([blank, one]) => `${blank}${one}`).join('');
    const declaration = hasDeclaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : '';
    const isConnected = kind === 'connected-app';
    const root = isConnected ? 'ConnectedApp' : 'ExtlClntAppGlobalOauthSettings';
    const [open, close] = isConnected
      ? ['<samlConfig><certificate>saml</certificate></samlConfig><oauthConfig>', '</oauthConfig>']
      : ['', ''];
    const before = `${declaration}<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${open}${written(head)}`;
    return { kind, before, after: `${written(tail)}\n${close}</${root}>\n`, indent };
  });

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

function formOf(kind: AppKind, text: string): CertificateForm {
  const form = certificateForm(kind, bytesOf(text));
  assert.ok(typeof form !== 'string', String(form));
  return form;
}

test('replaces the certificate and leaves every other byte as it was', () => {
  fc.assert(
    fc.property(drawn, ({ kind, before, after, indent }) => {
      const form = formOf(kind, `${before}${indent}<certificate>${base64(first)}</certificate>${after}`);
      assert.deepEqual(form.certificateDer, new Uint8Array(first));
      const sent = Buffer.from(formWith(form, second)).toString();
      assert.equal(sent, `${before}${indent}<certificate>${base64(second)}</certificate>${after}`);
    }),
  );
});

test('takes consumer key and consumer secret out with their lines, and nothing else', () => {
  fc.assert(
    fc.property(drawn, line, ({ kind, before, after, indent }, blank) => {
      const certificate = `${indent}<certificate>${base64(first)}</certificate>`;
      const keys = `${blank}<consumerKey>3MVG9key</consumerKey>${blank}<consumerSecret>hush</consumerSecret>`;
      const form = formOf(kind, `${before}${certificate}${keys}${after}`);
      assert.equal(form.consumerKey, '3MVG9key');
      assert.equal(Buffer.from(form.text, 'latin1').toString(), `${before}${certificate}${after}`);
      const sent = Buffer.from(formWith(form, second)).toString();
      assert.equal(sent, `${before}${indent}<certificate>${base64(second)}</certificate>${after}`);
    }),
  );
});

test('puts a certificate that the org did not show into the slot, once, and takes no byte away', () => {
  fc.assert(
    fc.property(drawn, ({ kind, before, after }) => {
      const form = formOf(kind, `${before}${after}`);
      assert.equal(form.certificateDer, null);
      const sent = formWith(form, second);
      const again = formOf(kind, Buffer.from(sent).toString());
      assert.deepEqual(again.certificateDer, new Uint8Array(second));
      const without = Buffer.from(sent)
        .toString()
        .replace(new RegExp(`\\s*<certificate>${base64(second).replaceAll('+', '\\+')}</certificate>`), '');
      assert.equal(without.replace(/\s/g, ''), `${before}${after}`.replace(/\s/g, ''));
      assert.equal(formDigest(form), formDigest(again));
    }),
  );
});

test('stands between its neighbours in the order of the schema where it is put in', () => {
  const form = formOf(
    'external-client-app',
    `<ExtlClntAppGlobalOauthSettings>
    <callbackUrl>https://x</callbackUrl>
    <externalClientApplication>A</externalClientApplication>
</ExtlClntAppGlobalOauthSettings>
`,
  );
  assert.equal(
    Buffer.from(formWith(form, first)).toString(),
    `<ExtlClntAppGlobalOauthSettings>
    <callbackUrl>https://x</callbackUrl>
    <certificate>${base64(first)}</certificate>
    <externalClientApplication>A</externalClientApplication>
</ExtlClntAppGlobalOauthSettings>
`,
  );
});

test('tells a change of any other field from a change of the certificate', () => {
  fc.assert(
    fc.property(drawn, ({ kind, before, after }) => {
      const with_ = (der: Uint8Array) => formOf(kind, `${before}\n  <certificate>${base64(der)}</certificate>${after}`);
      assert.equal(formDigest(with_(first)), formDigest(with_(second)));
      const other = formOf(
        kind,
        `${before}\n  <certificate>${base64(first)}</certificate><isAdmin>x</isAdmin>${after}`,
      );
      assert.notEqual(formDigest(with_(first)), formDigest(other));
    }),
  );
});

test('refuses what is no such component, and what would rotate the consumer key', () => {
  const refused = (kind: AppKind, text: string) => certificateForm(kind, bytesOf(text));
  assert.equal(refused('connected-app', '<Other/>'), 'notTheComponent');
  assert.equal(refused('connected-app', '<!DOCTYPE x><ConnectedApp></ConnectedApp>'), 'notTheComponent');
  assert.equal(refused('connected-app', '<ConnectedApp><label>x</label>'), 'notTheComponent');
  assert.equal(refused('connected-app', '<ConnectedApp><label>x</label></ConnectedApp>'), 'noOauth');
  const oauth = '<oauthConfig><callbackUrl>https://x</callbackUrl></oauthConfig>';
  assert.equal(typeof refused('connected-app', `<ConnectedApp>${oauth}</ConnectedApp>`), 'object');
  assert.equal(refused('connected-app', `<ConnectedApp>${oauth}${oauth}</ConnectedApp>`), 'notTheComponent');
  const settings = (inner: string) =>
    refused('external-client-app', `<ExtlClntAppGlobalOauthSettings>${inner}</ExtlClntAppGlobalOauthSettings>`);
  assert.equal(settings('<certificate>a</certificate><certificate>b</certificate>'), 'certificateTwice');
  assert.equal(settings('<certificate>not one</certificate>'), 'certificateUnreadable');
  assert.equal(settings('<shouldRotateConsumerKey>true</shouldRotateConsumerKey>'), 'rotatesConsumerKey');
  assert.equal(typeof settings('<shouldRotateConsumerKey>false</shouldRotateConsumerKey>'), 'object');
});
