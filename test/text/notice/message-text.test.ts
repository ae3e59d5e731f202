// What a mail looks like where it is read: small enough for Gmail, whole on a phone, the button where it is found.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoticeItem } from '../../../src/domain/notice/notice-item.ts';
import type { ToldNotice } from '../../../src/domain/notice/notice-message.ts';
import { noticePrinter } from '../../../src/text/notice/message-text.ts';
import { stepText } from '../../../src/text/notice/steps.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import { expiry, now } from '../../adapters/channels/messages.ts';

const printer = noticePrinter({ machine: 'vm1', command: '/opt/latchkey/bin/latchkey --data /srv/latchkey' });
const fingerprint = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(':');

function partsFor(notices: readonly ToldNotice[]) {
  const acknowledgeUrl = `https://latchkey.example/acknowledge/${'A'.repeat(72)}`;
  return { id: '0', notices, acknowledgeUrl, pagesUrl: null, now };
}

function expiryOf(name: string): ToldNotice {
  const told = expiry(name);
  const { item } = told;
  return item.type === 'certificateExpires'
    ? { ...told, item: { ...item, certificate: { ...item.certificate, fingerprint } } }
    : told;
}

test('a digest of 400 names all of them, stays under the 102 KB at which Gmail cuts, and has its button on top', () => {
  const notices = Array.from({ length: 400 }, (_, index) => expiryOf(`customer-${index}-production`));
  const html = printer.html(partsFor(notices));
  assert.ok(Buffer.byteLength(html) < 102 * 1024, `${Buffer.byteLength(html)} bytes`);
  for (const { item } of notices) {
    const { headline } = wordsOf(item, now);
    assert.ok(html.includes(headline.replaceAll('"', '&#34;')), headline);
  }
  assert.ok(html.indexOf('/acknowledge/') < html.indexOf('<b>'));
  assert.equal(printer.text(partsFor(notices)).split(fingerprint).length - 1, 400);
});

test('a fingerprint is broken after whole bytes, eight to a line', () => {
  const html = printer.html(partsFor([expiryOf('acme')]));
  assert.ok(html.includes('10:11:12:13:14:15:16:17:<br>18:19:1A:1B:1C:1D:1E:1F:<br>'));
});

const stopped = {
  type: 'stoppedWorking',
  connection: {
    name: 'acme',
    username: 'integration@acme.com',
    loginUrl: 'https://acme.my.salesforce.com',
    orgId: '00D000000000001AAA',
  },
  since: now,
  code: 'userInactive',
  message: 'invalid_grant: inactive user',
} as const;

test('a connection that stopped working is told with its likely cause and the remedy', () => {
  const { facts, steps } = wordsOf(stopped, now);
  assert.match(new Map(facts).get('Most likely') ?? '', /^The user is inactive, frozen or unlicensed \(9\d %/);
  assert.match(steps[1]?.text ?? '', /integration@acme\.com > Edit: tick Active/);
});

test('what a test found goes into the mail in place of a guess, with the clicks and the file of this very app', () => {
  const item = {
    ...stopped,
    code: 'refusedWithEveryKey',
    message: 'invalid_grant: invalid assertion',
    app: {
      kind: 'external-client-app',
      name: 'Billing',
      certificate: { fileName: 'acme-20261121-A1B2C3D4.crt', fingerprint: 'AB:CD' },
    },
    judged: { cause: 'certificate_cleared', likelihood: 0.97 },
  } as const;
  const { facts, steps } = wordsOf(item, now);
  assert.equal(new Map(facts).get('Most likely'), "A deploy wiped the app's certificate (97 %, by the last test)");
  assert.match(
    steps[1]?.text ?? '',
    /External Client App Manager > "Billing" .+ acme-20261121-A1B2C3D4\.crt \(SHA-256 AB:CD\)/,
  );
  assert.doesNotMatch(steps[1]?.text ?? '', /Connected App: /);
});

test('400 connections that stopped working at once are still one mail that Gmail shows whole', () => {
  const notices = Array.from({ length: 400 }, (_, index) => {
    const connection = { ...stopped.connection, name: `customer-${index}-production` };
    return { ...expiryOf('acme'), item: { ...stopped, connection } };
  });
  assert.ok(Buffer.byteLength(printer.html(partsFor(notices))) < 102 * 1024);
});

test('an app that takes none of its key pairs is told as no change that spreads', () => {
  const refused = { ...stopped, code: 'refusedWithEveryKey', message: 'invalid_grant: invalid assertion' };
  const proved = wordsOf({ ...refused, isSlotLost: true }, now);
  assert.match(new Map(proved.facts).get('Proved') ?? '', /this is not the spreading of a change/);
  assert.ok(!wordsOf(refused, now).facts.some(([label]) => label === 'Proved'));
  assert.doesNotMatch(
    `${new Map(proved.facts).get('Most likely')} ${proved.steps.map(stepText)}`,
    /change has not reached|change nothing/i,
  );
});

test('a mail says where its commands are typed, and as what; one without a command does not', () => {
  const parts = partsFor([expiryOf('acme')]);
  const where = /on .?vm1.?, there with .?\/opt\/latchkey\/bin\/latchkey --data \/srv\/latchkey/;
  assert.match(printer.text(parts), where);
  assert.match(printer.html(parts).replaceAll(/<[^>]+>/g, ''), where);
  const over: ToldNotice = { subject: 'a', occasion: 'over', severity: 'resolved', item: { type: 'over' } };
  assert.doesNotMatch(printer.text(partsFor([over])), /vm1/);
  assert.doesNotMatch(printer.html(partsFor([over])), /vm1/);
});

test('with pages, a finding and a trouble of the installation lead to a page and name no command', () => {
  const finding = {
    type: 'finding',
    org: null,
    title: 'A slot is empty',
    detail: 'of Latchkey',
    remedy: 'Upload it: `latchkey certificate download acme`.',
    remedyOnPages: 'Upload it: "Rotation".',
  } as const;
  const trouble = {
    type: 'installationTrouble',
    trouble: { type: 'databasePutBack', what: 'entry 7', detail: 'entry 9' },
    seenBy: 'serve',
    since: now,
  } as const;
  const told = (item: NoticeItem, pagesUrl: string | null) =>
    wordsOf(item, now, pagesUrl).steps.map(stepText).join(' ');
  assert.equal(told(finding, null), finding.remedy);
  assert.equal(
    told(finding, 'https://latchkey.example'),
    'Findings: https://latchkey.example/findings Upload it: "Rotation".',
  );
  assert.match(told(trouble, null), /`latchkey audit list`/);
  assert.match(told(trouble, 'https://latchkey.example'), /find out who did it: "Audit"/);
});
