// E-mail against a real SMTP server, with the bad habits of real ones.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { mailChannel } from '../../../src/adapters/channels/mail.ts';
import { readSmtpUrl } from '../../../src/adapters/channels/smtp-url.ts';
import type { NoticeMessage } from '../../../src/domain/notice/notice-message.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { saidWords } from '../../../src/text/said-words.ts';
import { type Habit, MailServer, makeCertificate, type ServerCertificate } from './mail-server.ts';
import { expiry, messageFor, waiting } from './messages.ts';

const mail = { name: 'mail', kind: 'mail' } as const;
let shared: Promise<ServerCertificate> | undefined;

function certificate(): Promise<ServerCertificate> {
  shared ??= makeCertificate({ after: (done) => process.once('beforeExit', done) });
  return shared;
}

/** A server that stays silent is waited for as long as `timeoutMs`; every other case must not depend on how busy the machine is. */
async function send(
  t: TestContext,
  url: string,
  message: NoticeMessage,
  authorities: string[] = [],
  timeoutMs = 30_000,
) {
  const channel = mailChannel({
    name: 'mail',
    minimumSeverity: 'reminder',
    server: readSmtpUrl(new Secret(url)),
    from: 'Latchkey <latchkey@latchkey.example>',
    messagesPerSecond: 1_000,
    extraAuthorities: authorities,
    timeoutMs,
  });
  t.after(() => channel.close());
  return channel.deliver(message);
}

test('sends text and HTML with its own Message-ID, and attaches the certificate that waits', async (t) => {
  const server = await MailServer.start(t);
  const message = messageFor(mail, [expiry('acme-prod', { waiting })]);
  assert.deepEqual(await send(t, `smtp://127.0.0.1:${server.port}`, message), { type: 'accepted' });
  const [received] = server.received;
  assert.equal(received?.mail.messageId, '<0123456789abcdef0123456789abcdef@latchkey.example>');
  assert.equal(received?.mail.subject, 'Urgent: The certificate of "acme-prod" expires in 7 days');
  assert.deepEqual(received?.to, ['admin@acme.example']);
  for (const told of [
    '00D000000000001EAA',
    'AB:CD:EF:01',
    'Days left',
    '2027-01-08 12:00 UTC',
    'Acme <Sync> & Söhne',
    'latchkey rotate acme-prod --uploaded',
    'latchkey notify acknowledge 0123456789abcdef0123456789abcdef',
  ]) {
    assert.ok(received?.mail.text?.includes(told), `text: ${told}`);
  }
  assert.ok(received?.mail.html?.includes('Acme &#60;Sync&#62; &#38; Söhne'));
  assert.doesNotMatch(received?.mail.html ?? '', /<script|<img|https?:\/\/(?!acme)/);
  const [attached] = received?.mail.attachments ?? [];
  assert.equal(attached?.filename, waiting.fileName);
  assert.equal(
    Buffer.from(attached?.content as ArrayBuffer).toString(),
    '-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n',
  );
});

test('links to the pages where they can be reached, and names no command then', async (t) => {
  const server = await MailServer.start(t);
  const message = messageFor(mail, [expiry('acme-prod')], 'admin@acme.example', 'https://latchkey.example');
  assert.deepEqual(await send(t, `smtp://127.0.0.1:${server.port}`, message), { type: 'accepted' });
  const { text = '', html = '' } = server.received[0]?.mail ?? {};
  const page = 'https://latchkey.example/connections/acme-prod/rotation';
  assert.ok(text.includes(`1. Get the new certificate: ${page}\n`), text);
  assert.ok(text.includes(`3. Say that it is uploaded: ${page} Salesforce needs`), text);
  assert.match(html, new RegExp(`<a href="${page}"[^>]*>Get the new certificate</a>`));
  assert.doesNotMatch(`${text}${html}`, /latchkey (rotate|status|notify|test)|vm1/);
});

test('upgrades with STARTTLS before it logs in', async (t) => {
  const pair = await certificate();
  const server = await MailServer.start(t, pair);
  const outcome = await send(t, `smtp://us%40er:right@127.0.0.1:${server.port}`, messageFor(mail), [pair.cert]);
  assert.deepEqual(outcome, { type: 'accepted' });
  assert.deepEqual([server.received[0]?.secure, server.received[0]?.user], [true, 'us@er']);
});

test('speaks TLS from the first byte with smtps', async (t) => {
  const pair = await certificate();
  const server = await MailServer.start(t, { ...pair, secure: true });
  const outcome = await send(t, `smtps://user:right@127.0.0.1:${server.port}`, messageFor(mail), [pair.cert]);
  assert.deepEqual(outcome, { type: 'accepted' });
});

test('never sends credentials without TLS, and never to a certificate that nobody vouches for', async (t) => {
  const plain = await MailServer.start(t);
  const refused = await send(t, `smtp://user:right@127.0.0.1:${plain.port}`, messageFor(mail));
  assert.equal(refused.type, 'temporary');
  const foreign = await MailServer.start(t, await certificate());
  const untrusted = await send(t, `smtp://user:right@127.0.0.1:${foreign.port}`, messageFor(mail));
  assert.equal(untrusted.type, 'temporary');
  const told = saidWords(untrusted.type === 'temporary' ? untrusted.detail : '');
  assert.match(told, /not trusted: [^;]*NODE_EXTRA_CA_CERTS/);
  assert.deepEqual([...plain.logins, ...foreign.logins], []);
});

test('a wrong password is another try, and is not in the outcome although the server repeats it', async (t) => {
  const pair = await certificate();
  const server = await MailServer.start(t, pair);
  const outcome = await send(t, `smtp://user:hunter22@127.0.0.1:${server.port}`, messageFor(mail), [pair.cert]);
  assert.equal(outcome.type, 'temporary');
  assert.doesNotMatch(JSON.stringify(outcome), /hunter22/);
  assert.match(JSON.stringify(outcome), /535.*\[secret\]/);
});

const habits: [string, Habit, string][] = [
  ['greylisting', { type: 'reply', at: 'recipient', code: 451, text: 'greylisted, try later' }, 'temporary'],
  ['an unknown recipient', { type: 'reply', at: 'recipient', code: 550, text: 'no such user' }, 'permanent'],
  ['a refused sender', { type: 'reply', at: 'mail', code: 553, text: 'not you' }, 'permanent'],
  ['a full disk after DATA', { type: 'reply', at: 'data', code: 452, text: 'no room' }, 'temporary'],
  ['a refused content', { type: 'reply', at: 'data', code: 554, text: 'spam' }, 'permanent'],
  ['a server going down', { type: 'reply', at: 'mail', code: 421, text: 'shutting down' }, 'temporary'],
  ['death in the middle of DATA', { type: 'dieInData' }, 'unknown'],
  ['a connection closed instead of an answer', { type: 'closeInsteadOfAnswering' }, 'unknown'],
  ['silence instead of an answer', { type: 'silentAfterData' }, 'unknown'],
  ['a yes and then a hang-up', { type: 'acceptAndClose' }, 'accepted'],
];

for (const [name, habit, expected] of habits) {
  test(`${name} is ${expected}`, async (t) => {
    const server = await MailServer.start(t);
    server.habit = habit;
    const big = { ...messageFor(mail), text: 'long\n'.repeat(40_000) };
    const outcome = await send(
      t,
      `smtp://127.0.0.1:${server.port}`,
      big,
      [],
      habit.type === 'silentAfterData' ? 1_500 : undefined,
    );
    assert.equal(outcome.type, expected, JSON.stringify(outcome));
  });
}

test('a message whose answer was lost is not sent again by the channel itself', async (t) => {
  const server = await MailServer.start(t);
  server.habit = { type: 'closeInsteadOfAnswering' };
  await send(t, `smtp://127.0.0.1:${server.port}`, messageFor(mail));
  assert.equal(server.received.length, 1);
});

test('a server that is not there is another try', async (t) => {
  const outcome = await send(t, 'smtp://127.0.0.1:1', messageFor(mail));
  assert.equal(outcome.type, 'temporary', JSON.stringify(outcome));
});

test('one pool sends many mails over a few connections', async (t) => {
  const server = await MailServer.start(t);
  const channel = mailChannel({
    name: 'mail',
    minimumSeverity: 'reminder',
    server: readSmtpUrl(new Secret(`smtp://127.0.0.1:${server.port}`)),
    from: 'latchkey@latchkey.example',
    messagesPerSecond: 1_000,
  });
  t.after(() => channel.close());
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => channel.deliver(messageFor(mail))));
  assert.ok(outcomes.every(({ type }) => type === 'accepted'));
  assert.equal(server.received.length, 40);
});

test('reads where the mail server is, and how far it is trusted', () => {
  const read = (url: string) => {
    const { credentials, ...server } = readSmtpUrl(new Secret(url));
    return { ...server, user: credentials?.user ?? null };
  };
  assert.deepEqual(read('smtp://u:p@mail.example.com'), {
    host: 'mail.example.com',
    port: 587,
    tls: 'required',
    isVerified: true,
    user: 'u',
  });
  assert.deepEqual(read('smtps://mail.example.com'), {
    host: 'mail.example.com',
    port: 465,
    tls: 'implicit',
    isVerified: true,
    user: null,
  });
  assert.deepEqual(read('smtp://mail.example.com:2525'), {
    host: 'mail.example.com',
    port: 2525,
    tls: 'required',
    isVerified: true,
    user: null,
  });
  assert.deepEqual(read('smtp://localhost'), {
    host: 'localhost',
    port: 25,
    tls: 'offered',
    isVerified: false,
    user: null,
  });
  assert.deepEqual(read('smtp://u:p@[::1]'), { host: '::1', port: 587, tls: 'required', isVerified: true, user: 'u' });
  for (const wrong of [
    'mail.example.com',
    'https://u:hunter22@mail',
    'smtp://u@mail',
    'smtp://u:hunter22/x@mail',
    'smtp://u:%zzhunter22@mail',
  ]) {
    assert.throws(
      () => read(wrong),
      (error: Error) => !error.message.includes('hunter22'),
      wrong,
    );
  }
});
