// Control characters, marks of direction and line breaks that an org, a file or the database brings, through every way out:
// terminal, JSON, mail, Slack, Teams, PagerDuty, webhook, calendar, pages, metrics, log. And refused in what people name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailChannel } from '../../src/adapters/channels/mail.ts';
import { pagerDutyChannel } from '../../src/adapters/channels/pagerduty.ts';
import { slackChannel } from '../../src/adapters/channels/slack.ts';
import { readSmtpUrl } from '../../src/adapters/channels/smtp-url.ts';
import { teamsChannel } from '../../src/adapters/channels/teams.ts';
import { webhookChannel } from '../../src/adapters/channels/webhook.ts';
import { textField } from '../../src/adapters/salesforce/json-fields.ts';
import { createLogger } from '../../src/adapters/system/logger.ts';
import { checkedAppName } from '../../src/domain/client-app/client-app.ts';
import { checkedContact, checkedName, checkedUsername } from '../../src/domain/connection/connection-input.ts';
import type { Channel } from '../../src/domain/notice/channel.ts';
import type { NoticeItem, ShownConnection } from '../../src/domain/notice/notice-item.ts';
import type { ToldNotice } from '../../src/domain/notice/notice-message.ts';
import type { Transport } from '../../src/domain/ports.ts';
import { Secret } from '../../src/domain/secret.ts';
import { hiddenCharacter } from '../../src/formats/plain-text.ts';
import { renderMetrics } from '../../src/http/installation/render-metrics.ts';
import { openPage } from '../../src/http/notice/acknowledgement-page.ts';
import { supportBundle } from '../../src/operations/diagnosis/support-bundle.ts';
import { supportBundlePage } from '../../src/text/diagnosis/support-bundle-page.ts';
import { errorWords } from '../../src/text/errors.ts';
import { calendarPrinter } from '../../src/text/notice/calendar.ts';
import { runbookPrinter } from '../../src/text/rotation/runbook-page.ts';
import { MailServer } from '../adapters/channels/mail-server.ts';
import { certificate, expiry, messageFor, now, waiting } from '../adapters/channels/messages.ts';
import { active, aPair } from '../domain/notice/facts.ts';
import { refuses } from '../operations/scene/installation.ts';
import { inEachInstallation } from '../operations/scene/on-each-database.ts';
import { aClientApp, aConnection } from '../support/connections.ts';
import { FakeClock } from '../support/fake-clock.ts';

const planted =
  'Ev\u001b[2J\u001b]0;t\u0007il\u202egnp\u2066\u200f\u009b31m\u2028x\r\nBcc: eva@evil.example\n\u200b\ud800';

const connection: ShownConnection = {
  name: 'acme',
  username: planted,
  loginUrl: 'https://acme.my.salesforce.com',
  orgId: planted,
};
const place = {
  appName: planted,
  appKind: 'connected-app',
  consumerKey: planted,
  connections: [connection],
  connectionCount: 1,
} as const;
const shown = { ...certificate, subject: planted };
const items: NoticeItem[] = [
  { type: 'certificateExpires', certificate: shown, place, waiting: { ...waiting, subject: planted } },
  { type: 'watchedCertificateExpires', certificate: shown, label: planted, location: planted },
  { type: 'stoppedWorking', connection, since: now, code: planted, message: planted },
  { type: 'finding', org: planted, title: planted, detail: planted, remedy: planted },
  { type: 'deliveryGivenUp', channel: planted, recipient: planted, subjectLine: planted, attempts: 1, detail: planted },
];
const notices: ToldNotice[] = items.map((item, index) => ({ ...expiry(), subject: `s${index}`, item }));

/** Nothing hidden but the line ends of the form itself. */
function assertPlain(text: string, what: string): void {
  assert.equal(
    hiddenCharacter(text.replaceAll(/\r?\n|\t/g, '')),
    null,
    `${what}: ${JSON.stringify(text.slice(0, 400))}`,
  );
}

function assertPlainValues(value: unknown, what: string): void {
  if (typeof value === 'string') assertPlain(value, what);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) assertPlainValues(one, `${what}.${key}`);
}

test('Slack, Teams, PagerDuty and a webhook get nothing hidden', async () => {
  const bodies: string[] = [];
  const transport: Transport = {
    async send({ body }) {
      bodies.push(String(body));
      return { status: 202, headers: {}, body: new Uint8Array(), roundTripMs: 0 };
    },
  };
  const common = { minimumSeverity: 'reminder', transport } as const;
  const url = new Secret('https://hook.example/x');
  const channels: Channel[] = [
    slackChannel({ ...common, name: 'slack', url }),
    teamsChannel({ ...common, name: 'teams', url }),
    pagerDutyChannel({ ...common, name: 'pagerduty', routingKey: new Secret('key') }),
    webhookChannel({ ...common, name: 'webhook', url, secret: new Secret('secret'), clock: new FakeClock(now) }),
  ];
  for (const channel of channels) {
    // Frozen by an older release, or put into the database: the words themselves are planted.
    const words = { subjectLine: planted, text: planted, html: planted };
    for (const told of [...notices.map((one) => [one]), notices]) {
      await channel.deliver(messageFor(channel, told));
      await channel.deliver({ ...messageFor(channel, told), ...words });
    }
  }
  assert.equal(bodies.length, 4 * 2 * (items.length + 1));
  for (const body of bodies) assertPlainValues(JSON.parse(body), body.slice(0, 40));
});

test('a mail gets nothing hidden, and no header more', async (t) => {
  const server = await MailServer.start(t);
  const channel = mailChannel({
    name: 'mail',
    minimumSeverity: 'reminder',
    server: readSmtpUrl(new Secret(`smtp://127.0.0.1:${server.port}`)),
    from: 'Latchkey <latchkey@latchkey.example>',
    messagesPerSecond: 1_000,
  });
  t.after(() => channel.close());
  const message = messageFor({ name: 'mail', kind: 'mail' }, notices);
  assert.deepEqual(await channel.deliver(message), { type: 'accepted' });
  await channel.deliver({ ...message, subjectLine: planted, text: planted, html: planted });
  assert.equal(server.received.length, 2);
  for (const { mail, to } of server.received) {
    assertPlain(mail.subject ?? '', 'subject');
    assertPlain(mail.text ?? '', 'text');
    assertPlain(mail.html ?? '', 'html');
    assert.deepEqual([to, mail.bcc ?? []], [['admin@acme.example'], []]);
  }
});

test('a calendar, pages, metrics and log lines get nothing hidden', async () => {
  const app = aClientApp({ name: planted, consumerKey: planted });
  const one = aConnection({ username: planted, org: { orgId: planted, userId: planted, instanceUrl: planted } });
  const pairs = [{ ...aPair('pair-1', active(now), now, 90), subject: planted }];
  const calendar = calendarPrinter(null)(null, [{ app, pairs, connections: [one] }]);
  assertPlain(calendar, 'calendar');
  assert.doesNotMatch(calendar, /^Bcc:/m);
  const facts = { connection: one, app, pairs, connections: ['acme'], contacts: [planted] };
  assertPlain(runbookPrinter({ machine: planted, command: planted }).page(facts, now), 'runbook');
  for (const notice of notices) {
    const message = { ...messageFor({ name: 'mail', kind: 'mail' }, [notice]), subjectLine: planted };
    assertPlain(String(await openPage(message, false, now, null)), 'page');
  }
  const sample = { name: 'latchkey_notice_deliveries_total', labels: [planted, planted], value: 1 } as const;
  assert.equal(renderMetrics([sample]).split('\n').length, 4);
  assertPlain(renderMetrics([sample]), 'metrics');
  for (const format of ['plain', 'json'] as const) {
    const lines: string[] = [];
    const parts = {
      out: (line: string) => lines.push(line),
      format,
      lowestLevel: 'debug',
      clock: new FakeClock(now),
    } as const;
    createLogger(parts).write('warn', planted, { planted, error: new Error(planted) });
    assert.equal(lines.join('').split('\n').length, 2);
    assertPlain(lines.join(''), format);
  }
});

inEachInstallation('the support bundle shows nothing hidden of what the database holds', async (world) => {
  const { process } = await world.connected();
  await process.context.store.write(async (tx) => {
    const [app] = await tx.clientApps.page('', 1);
    assert.ok(app);
    await tx.clientApps.update(
      { ...app, name: planted.replace('\ud800', '') },
      {
        at: now,
        actor: { name: 'test', from: 'test' },
        action: 'clientApp.changed',
        subject: { type: 'clientApp', id: app.id, name: planted },
        before: null,
        after: planted,
      },
    );
  });
  const bundle = await world.drive(supportBundle.run(process.context, { name: 'acme', versions: { planted } }));
  assertPlain(supportBundlePage(bundle), 'bundle');
});

test('what an org, a certificate or a file says is cleaned where it comes in', () => {
  assertPlain(textField({ label: planted }, 'label') ?? '', 'label');
  assert.equal(textField({ label: planted }, 'label')?.includes('\n'), false);
});

test('names, addresses and users with a hidden character are refused by its code point', async () => {
  for (const [check, text] of [
    [checkedName, 'ac\u202eme'],
    [checkedContact, 'a\u202e@b.example'],
    [checkedUsername, 'a\u202e@b.example'],
    [checkedAppName, 'Ac\u202eme'],
  ] as const) {
    const error = await refuses('invalidInput', (async () => check(text))());
    assert.match(errorWords(error, 'latchkey').message, /U\+202E/);
  }
});
