// The channels over HTTP, against a real receiver.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, type TestContext, test } from 'node:test';
import { openChannels } from '../../../src/adapters/channels/channel-settings.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import type { Channel } from '../../../src/domain/notice/channel.ts';
import { secondMs } from '../../../src/domain/ports.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { expiry, messageFor, now } from './messages.ts';

const transport = createTransport({ environment: {} });
after(() => transport.close());

interface Receiver {
  url: string;
  got: { headers: IncomingHttpHeaders; body: string }[];
}

async function receiver(t: TestContext, answer: RequestListener): Promise<Receiver> {
  const got: Receiver['got'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  t.after(() => server.closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/SECRETPATH`, got };
}

const yes: RequestListener = (_request, response) => response.end('ok');

async function open(kind: string, url: string, clock = new FakeClock(now)): Promise<Channel> {
  const environment = { HOOK_URL: url, HOOK_SECRET: 'shared-secret', ROUTING: 'routing-key-1' };
  const settings = {
    webhook: { url, secret: { environment: 'HOOK_SECRET' } },
    slack: { url: { environment: 'HOOK_URL' } },
    teams: { url: { environment: 'HOOK_URL' } },
    pagerduty: { url, routingKey: { environment: 'ROUTING' } },
  }[kind];
  const readFile = () => Promise.reject(new Error('no files here'));
  const { channels } = await openChannels([{ name: kind, kind, ...settings }], {
    environment,
    readFile,
    transport: async () => transport,
    clock,
  });
  const [channel] = channels;
  assert.ok(channel);
  return channel;
}

test('signs the webhook over timestamp and body, and keeps id and body at every repetition', async (t) => {
  const { url, got } = await receiver(t, yes);
  const clock = new FakeClock(now);
  const channel = await open('webhook', url, clock);
  const message = messageFor(channel, [expiry()], '', 'https://latchkey.example');
  assert.deepEqual(await channel.deliver(message), { type: 'accepted' });
  await clock.advance(60 * secondMs);
  await channel.deliver(message);
  const [first, second] = got;
  assert.ok(first && second);
  for (const { headers, body } of [first, second]) {
    const signed = createHmac('sha256', 'shared-secret').update(`${headers['latchkey-timestamp']}.${body}`);
    assert.equal(headers['latchkey-signature'], `v1=${signed.digest('hex')}`);
    assert.equal(headers['latchkey-delivery'], message.id);
    assert.equal(headers['user-agent'], 'Latchkey');
  }
  assert.equal(first.headers['latchkey-timestamp'], String(now / secondMs));
  assert.equal(second.headers['latchkey-timestamp'], String(now / secondMs + 60));
  assert.equal(first.body, second.body);
  const told = JSON.parse(first.body);
  assert.equal(told.notices[0].certificate.notAfter, '2027-01-08T12:00:00.000Z');
  assert.match(told.acknowledgeUrl, /^https:\/\/latchkey\.example\/acknowledge\/[\w-]{72}$/);
});

test('tells Slack without waking anybody by a name', async (t) => {
  const { url, got } = await receiver(t, yes);
  const channel = await open('slack', url);
  await channel.deliver(messageFor(channel, [expiry('<!channel> & co')], ''));
  const body = JSON.parse(got[0]?.body ?? '');
  assert.equal(body.blocks[0].type, 'header');
  assert.ok(body.blocks[1].text.text.length <= 3_000);
  assert.match(body.text, /&lt;!channel&gt; &amp; co/);
  assert.doesNotMatch(body.blocks[1].text.text, /<!channel>/);
  assert.match(body.blocks[1].text.text, /^\*Org:\* [^\n]+\n\*App:\* [\s\S]*\n1\. /);
  const many = Array.from({ length: 400 }, (_, index) => expiry(`org-${index}`));
  await channel.deliver(messageFor(channel, many, ''));
  const section = JSON.parse(got[1]?.body ?? '').blocks[1].text.text;
  assert.ok(section.length <= 3_000);
  assert.match(
    section,
    /^• The certificate of "org-0" expires in 7 days\n[\s\S]*`latchkey status` shows all of them\./,
  );
});

test('links chat messages and incidents to the pages; a name makes no link of its own', async (t) => {
  const { url, got } = await receiver(t, yes);
  const pages = 'https://latchkey.example';
  const page = `${pages}/connections/acme-prod/rotation`;
  const place = {
    appName: '[here](https://evil.example) <https://evil.example|here>',
    appKind: 'connected-app',
  } as const;
  const { item } = expiry();
  const lured = {
    ...expiry(),
    item: { ...item, place: { ...('place' in item ? item.place : {}), ...place } } as typeof item,
  };
  for (const kind of ['slack', 'teams', 'pagerduty'] as const) {
    const channel = await open(kind, url);
    await channel.deliver(messageFor(channel, [lured], '', pages));
  }
  const [slack, teams, pagerDuty] = got.map(({ body }) => JSON.parse(body));
  const section = slack.blocks[1].text.text;
  assert.ok(section.includes(`1. <${page}|Get the new certificate>.`), section);
  assert.ok(!section.includes('<https://evil'), section);
  const texts = teams.attachments[0].content.body.map(({ text = '' }) => text);
  assert.ok(texts.includes(`1. [Get the new certificate](${page}).`), texts.join('\n'));
  assert.ok(!texts.some((text: string) => /(?<!\\)\]\(https:..evil/.test(text)), texts.join('\n'));
  assert.deepEqual(pagerDuty.links[0], { href: page, text: 'Get the new certificate' });
  assert.doesNotMatch(JSON.stringify(got), /latchkey (rotate|status)/);
});

test('tells Slack of 400 where the pages list them', async (t) => {
  const { url, got } = await receiver(t, yes);
  const channel = await open('slack', url);
  const many = Array.from({ length: 400 }, (_, index) => expiry(`org-${index}`));
  await channel.deliver(messageFor(channel, many, '', 'https://latchkey.example'));
  const section = JSON.parse(got[0]?.body ?? '').blocks[1].text.text;
  assert.match(section, /\n<https:\/\/latchkey\.example\/?\|See all connections>$/);
});

test('tells Slack what to do also where what was seen is longer than a section', async (t) => {
  const { url, got } = await receiver(t, yes);
  const channel = await open('slack', url);
  const detail = Array.from({ length: 90 }, (_, index) => `"Salesforce & ERP ${index}" (Salesforce_ERP_${index})`).join(
    ', ',
  );
  const item = {
    type: 'finding',
    org: null,
    title: '90 apps share one key',
    detail,
    remedy: 'Give each its own.',
  } as const;
  await channel.deliver(messageFor(channel, [{ ...expiry(), item }], ''));
  const section = JSON.parse(got[0]?.body ?? '').blocks[1].text.text;
  assert.match(section, /^\*Seen:\* "Salesforce &amp; ERP 0"[^\n]+…\nGive each its own\./);
});

for (const kind of ['slack', 'teams']) {
  test(`${kind}: a message says where its commands can be typed`, async (t) => {
    const { url, got } = await receiver(t, yes);
    const channel = await open(kind, url);
    await channel.deliver(messageFor(channel, [expiry()], ''));
    assert.match(got[0]?.body ?? '', /Commands are typed on /);
  });
}

test('tells Teams as an Adaptive Card, however many notices there are', async (t) => {
  const { url, got } = await receiver(t, (_request, response) => response.writeHead(202).end());
  const channel = await open('teams', url);
  const many = Array.from({ length: 400 }, (_, index) => expiry(`org-${index}`));
  assert.deepEqual(await channel.deliver(messageFor(channel, many, '')), { type: 'accepted' });
  const [card] = JSON.parse(got[0]?.body ?? '').attachments;
  assert.equal(card.contentType, 'application/vnd.microsoft.card.adaptive');
  assert.equal(card.content.type, 'AdaptiveCard');
  assert.ok((got[0]?.body.length ?? Infinity) < 28_000);
});

test('opens and resolves one PagerDuty incident per subject', async (t) => {
  const { url, got } = await receiver(t, (_request, response) => response.writeHead(202).end('{"status":"success"}'));
  const channel = await open('pagerduty', url);
  await channel.deliver(messageFor(channel, [expiry()], ''));
  await channel.deliver(
    messageFor(channel, [{ ...expiry(), occasion: 'days:7:over', severity: 'resolved', item: { type: 'over' } }], ''),
  );
  const [trigger, resolve] = got.map(({ body }) => JSON.parse(body));
  assert.equal(trigger.event_action, 'trigger');
  assert.equal(trigger.routing_key, 'routing-key-1');
  assert.equal(trigger.payload.severity, 'error');
  assert.deepEqual(resolve, { routing_key: 'routing-key-1', event_action: 'resolve', dedup_key: trigger.dedup_key });
});

const answers: [string, RequestListener, string][] = [
  ['429', (_request, response) => response.writeHead(429).end('slow down'), 'temporary'],
  ['503', (_request, response) => response.writeHead(503).end(), 'temporary'],
  ['404', (_request, response) => response.writeHead(404).end('no_team'), 'permanent'],
  [
    'a redirect',
    (_request, response) => response.writeHead(302, { location: 'https://example.com' }).end(),
    'permanent',
  ],
  [
    'a 200 that says it failed',
    (_request, response) => response.end('Webhook message delivery failed with error 429'),
    'temporary',
  ],
  ['a connection closed instead of an answer', (request) => request.socket.destroy(), 'unknown'],
];

for (const [name, answer, expected] of answers) {
  test(`${name} is ${expected}, and the outcome does not name the secret URL`, async (t) => {
    const { url } = await receiver(t, answer);
    const channel = await open('slack', url);
    const outcome = await channel.deliver(messageFor(channel, [expiry()], ''));
    assert.equal(outcome.type, expected);
    assert.doesNotMatch(JSON.stringify(outcome), /SECRETPATH/);
  });
}

test('a receiver that is not there is another try', async () => {
  const channel = await open('slack', 'http://127.0.0.1:1/x');
  assert.equal((await channel.deliver(messageFor(channel, [expiry()], ''))).type, 'temporary');
});

test('refuses channels that are half configured, without repeating a secret', async () => {
  const parts = {
    environment: { S: 'planted-secret' },
    readFile: async () => 'planted-secret',
    transport: async () => transport,
    clock: new FakeClock(),
  };
  for (const wrong of [
    'no list',
    [{ kind: 'slack' }],
    [{ name: 'a', kind: 'carrier-pigeon' }],
    [{ name: 'a', kind: 'slack', url: { environment: 'S' } }],
    [{ name: 'a', kind: 'slack', url: { file: '/x' } }],
    [{ name: 'a', kind: 'webhook', url: 'http://example.com', secret: { environment: 'S' } }],
    [{ name: 'a', kind: 'webhook', url: 'https://example.com', secret: 'planted-secret' }],
    [{ name: 'a', kind: 'pagerduty', routingKey: { environment: 'UNSET' } }],
    [
      { name: 'a', kind: 'slack', url: 'https://example.com' },
      { name: 'a', kind: 'teams', url: 'https://example.com' },
    ],
  ]) {
    const opened = await openChannels(wrong, parts);
    assert.deepEqual(
      opened.wrong.map(({ error }) => error.code),
      ['invalidInput'],
    );
    assert.ok(!JSON.stringify(opened.wrong).includes('planted-secret'));
  }
});
