// Acknowledging and snoozing, by link and by command; calendar feeds; the test of a channel.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import {
  acknowledgeByLink,
  acknowledgeConnection,
  acknowledgeMessage,
  readAcknowledgement,
} from '../../../src/operations/notice/acknowledge.ts';
import {
  calendarText,
  createFeed,
  listFeeds,
  readFeed,
  revokeFeed,
} from '../../../src/operations/notice/calendar-feeds.ts';
import { testChannel } from '../../../src/operations/notice/test-channel.ts';
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
  const seen = await readAcknowledgement(office.context, token);
  assert.ok(seen.type === 'open' && !seen.isAcknowledged && seen.message.notices.length === 1);
  assert.deepEqual(await acknowledgeByLink(office.context, token, null), { type: 'acknowledged', notices: 1 });
  const again = await readAcknowledgement(office.context, token);
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
  await acknowledgeByLink(office.context, token, 10);
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
  assert.deepEqual(await acknowledgeByLink(office.context, forged, null), { type: 'unknown' });
  await office.clock.advance(46 * dayMs);
  assert.equal((await acknowledgeByLink(office.context, token, null)).type, 'expired');
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
  assert.equal(await acknowledgeMessage(office.context, mail.id, null), 2);
  assert.equal(await acknowledgeMessage(office.context, 'f'.repeat(32), null), 0);
  assert.equal(await acknowledgeConnection(office.context, { id: 'c-acme', clientAppId: 'app-acme' }, 3), 1);
});

test('a calendar feed is read with its secret alone, and no more once it is revoked', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 200);
  await office.settle('beta', 300);
  const one = await createFeed(office.context, 'acme');
  const all = await createFeed(office.context, null);
  assert.equal((await readFeed(office.context, one.token))?.match(/BEGIN:VEVENT/g)?.length, 2);
  assert.equal((await readFeed(office.context, all.token))?.match(/BEGIN:VEVENT/g)?.length, 4);
  assert.equal(await readFeed(office.context, one.token), await calendarText(office.context, 'acme'));
  assert.equal(await readFeed(office.context, new Secret('guess')), null);
  assert.equal((await listFeeds(office.context)).length, 2);
  const kept = JSON.stringify(
    await office.context.store.read((tx) => Promise.all([tx.audit.newest(9), tx.calendarFeeds.open()])),
  );
  assert.ok(!kept.includes(one.token.reveal()));
  assert.equal(await revokeFeed(office.context, one.feed.id), true);
  assert.equal(await revokeFeed(office.context, one.feed.id), false);
  assert.equal(await readFeed(office.context, one.token), null);
  assert.notEqual(await readFeed(office.context, all.token), null);
});

test('the test of a channel sends at once, and names the channels when there is no such one', async (t) => {
  const office = await openOffice(t, ['mail', 'slack']);
  const expected = [{ recipient: 'all@acme.example', outcome: { type: 'accepted' } }];
  assert.deepEqual(await testChannel(office.context, 'mail'), expected);
  assert.equal((await testChannel(office.context, 'slack'))[0]?.recipient, '');
  assert.equal((await testChannel(office.context, 'mail', 'me@acme.example'))[0]?.recipient, 'me@acme.example');
  const noDefaults = { ...office.context, noticeSettings: { ...office.context.noticeSettings, defaultContacts: [] } };
  const alone = { ...noDefaults, channels: [Object.assign(office.mail, { sender: 'latchkey@acme.example' })] };
  assert.equal((await testChannel(alone, 'mail'))[0]?.recipient, 'latchkey@acme.example');
  await office.settle('acme', 20);
  assert.deepEqual(
    (await testChannel(alone, 'mail')).map(({ recipient }) => recipient),
    ['admin@acme.example'],
  );
  await assert.rejects(testChannel(office.context, 'pigeon'), /mail, slack|no channel is called "pigeon"/);
});
