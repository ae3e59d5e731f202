// Acknowledging and snoozing, by link and by command; calendar feeds; the test of a channel.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoticeMessage } from '../../../src/domain/notice/notice-message.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { acknowledgeNotices } from '../../../src/operations/notice/acknowledge.ts';
import { acknowledgeByLink } from '../../../src/operations/notice/acknowledge-by-link.ts';
import { addFeed } from '../../../src/operations/notice/add-feed.ts';
import { listFeeds } from '../../../src/operations/notice/list-feeds.ts';
import { readFeed } from '../../../src/operations/notice/read-feed.ts';
import { readAcknowledgement } from '../../../src/operations/notice/read-link.ts';
import { revokeFeed } from '../../../src/operations/notice/revoke-feed.ts';
import { showCalendar } from '../../../src/operations/notice/show-calendar.ts';
import { testChannel } from '../../../src/operations/notice/test-channel.ts';
import { calendarPrinter } from '../../../src/text/notice/calendar.ts';
import { type Office, openOffice } from './office.ts';

const linked = { publicUrl: 'https://latchkey.example' };

async function linkOf(office: Office): Promise<string> {
  await office.run();
  const url = office.mail.received[0]?.acknowledgeUrl ?? '';
  assert.match(url, /^https:\/\/latchkey\.example\/acknowledge\//);
  assert.ok(office.mail.received[0]?.text.includes(url) && office.mail.received[0]?.html.includes(url));
  return url.split('/').at(-1) ?? '';
}

test('a link shows its message without changing anything, and its button silences that threshold alone', async (t) => {
  const office = await openOffice(t, ['mail'], linked);
  await office.settle('acme', 20);
  const token = await linkOf(office);
  const seen = await readAcknowledgement.run(office.context, { token });
  assert.ok(seen.type === 'open' && !seen.isAcknowledged && seen.message.notices.length === 1);
  assert.deepEqual(await acknowledgeByLink.run(office.context, { token, snoozeDays: null }), {
    type: 'acknowledged',
    notices: 1,
  });
  const again = await readAcknowledgement.run(office.context, { token });
  assert.ok(again.type === 'open' && again.isAcknowledged);
  const [entry] = await office.context.store.read((tx) => tx.audit.newest(1));
  assert.deepEqual([entry?.action, entry?.actor.name], ['notice.acknowledged', 'admin@acme.example']);

  await office.change('acme', () => ({ contacts: ['new@acme.example'] }));
  office.mail.told();
  await office.run();
  assert.deepEqual(office.mail.told(), []);
  await office.clock.advance(13 * dayMs);
  await office.run();
  assert.deepEqual(
    office.mail.told().filter((one) => one.includes('keyPair')),
    ['new@acme.example keyPair:pair-acme days:7'],
  );
});

test('a snoozed notice comes back when its time is over', async (t) => {
  const office = await openOffice(t, ['mail'], linked);
  await office.settle('acme', 29);
  const token = await linkOf(office);
  office.mail.told();
  await acknowledgeByLink.run(office.context, { token, snoozeDays: 10 });
  const until = office.clock.now() + 10 * dayMs;
  const told: string[] = [];
  for (let day = 0; day < 12; day += 1) {
    await office.run();
    told.push(...office.mail.told());
    await office.clock.advance(dayMs);
  }
  assert.deepEqual(told, [`admin@acme.example keyPair:pair-acme snoozed:${until}`]);
});

test('a forged or expired link does nothing and says which', async (t) => {
  const office = await openOffice(t, ['mail'], linked);
  await office.settle('acme', 20);
  const token = await linkOf(office);
  const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  assert.deepEqual(await acknowledgeByLink.run(office.context, { token: forged, snoozeDays: null }), {
    type: 'unknown',
  });
  await office.clock.advance(46 * dayMs);
  assert.equal((await acknowledgeByLink.run(office.context, { token, snoozeDays: null })).type, 'expired');
  assert.deepEqual(await office.context.store.read((tx) => tx.notices.acknowledgementsOf(['keyPair:pair-acme'])), []);
});

test('without a public URL the mail names the command, and the command does the same', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  await office.settle('beta', 20);
  await office.run();
  const [mail] = office.mail.received;
  assert.ok(mail?.acknowledgeUrl === null && !mail.html.includes('href'));
  assert.ok(mail.text.includes(`latchkey notify acknowledge ${mail.id}`));
  const acknowledged = (what: string, snoozeDays: number | null) =>
    acknowledgeNotices.run(office.context, { what, snoozeDays });
  assert.equal((await acknowledged(mail.id, null)).notices, 2);
  await assert.rejects(acknowledged('f'.repeat(32), null), { code: 'nothingToAcknowledge' });
  assert.equal((await acknowledged('acme', 3)).notices, 1);
});

test('a calendar feed is read with its secret alone, and no more once it is revoked', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 200);
  await office.settle('beta', 300);
  const one = await addFeed.run(office.context, { name: 'acme' });
  const all = await addFeed.run(office.context, { name: null });
  assert.equal(
    (await readFeed.run(office.context, { token: one.token, print: calendarPrinter(null) }))?.match(/BEGIN:VEVENT/g)
      ?.length,
    2,
  );
  assert.equal(
    (await readFeed.run(office.context, { token: all.token, print: calendarPrinter(null) }))?.match(/BEGIN:VEVENT/g)
      ?.length,
    4,
  );
  assert.equal(
    await readFeed.run(office.context, { token: one.token, print: calendarPrinter(null) }),
    await showCalendar.run(office.context, { name: 'acme', print: calendarPrinter(null) }),
  );
  assert.equal(await readFeed.run(office.context, { token: new Secret('guess'), print: calendarPrinter(null) }), null);
  assert.equal((await listFeeds.run(office.context)).length, 2);
  const kept = JSON.stringify(
    await office.context.store.read((tx) => Promise.all([tx.audit.newest(9), tx.calendarFeeds.open()])),
  );
  assert.ok(!kept.includes(one.token.reveal()));
  await revokeFeed.run(office.context, { id: one.feed.id });
  await assert.rejects(revokeFeed.run(office.context, { id: one.feed.id }), { code: 'feedNotFound' });
  assert.equal(await readFeed.run(office.context, { token: one.token, print: calendarPrinter(null) }), null);
  assert.notEqual(await readFeed.run(office.context, { token: all.token, print: calendarPrinter(null) }), null);
});

test('the test of a channel sends at once, and names the channels when there is no such one', async (t) => {
  const office = await openOffice(t, ['mail', 'slack']);
  const expected = [{ recipient: 'all@acme.example', outcome: { type: 'accepted' } }];
  const sent = async (channel: string, recipient?: string, context = office.context) =>
    (await testChannel.run({ notices: async () => context }, { channel, recipient })).results;
  assert.deepEqual(await sent('mail'), expected);
  assert.equal((await sent('slack'))[0]?.recipient, '');
  assert.equal((await sent('mail', 'me@acme.example'))[0]?.recipient, 'me@acme.example');
  const noDefaults = { ...office.context, noticeSettings: { ...office.context.noticeSettings, defaultContacts: [] } };
  const alone = { ...noDefaults, channels: [Object.assign(office.mail, { sender: 'latchkey@acme.example' })] };
  assert.equal((await sent('mail', undefined, alone))[0]?.recipient, 'latchkey@acme.example');
  await office.settle('acme', 20);
  assert.deepEqual(
    (await sent('mail', undefined, alone)).map(({ recipient }) => recipient),
    ['admin@acme.example'],
  );
  await assert.rejects(sent('pigeon'), /mail, slack|no channel is called "pigeon"/);
});

test('the test incident of a pager is closed again, under the key that it was opened with', async (t) => {
  const office = await openOffice(t, ['pagerduty', 'mail']);
  const [pager, mail] = office.channels;
  const sent = async (channel: string) =>
    (await testChannel.run({ notices: async () => office.context }, { channel })).results;
  assert.deepEqual(await sent('pagerduty'), [{ recipient: '', outcome: { type: 'accepted' } }]);
  const events = pager?.received.splice(0) ?? [];
  assert.deepEqual(
    events.map(({ action }) => action),
    ['trigger', 'resolve'],
  );
  assert.ok(events[0]?.dedupKey);
  assert.equal(events[1]?.dedupKey, events[0]?.dedupKey);
  await sent('mail');
  assert.equal(mail?.received.length, 1);

  Object.assign(pager ?? {}, {
    answer: ({ action }: NoticeMessage) => ({ type: action === 'resolve' ? 'temporary' : 'accepted', detail: '503' }),
  });
  assert.deepEqual(await sent('pagerduty'), [{ recipient: '', outcome: { type: 'temporary', detail: '503' } }]);
});
