// What "never twice" rests on in the database itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeMessage } from '../../../src/domain/notice/compose-message.ts';
import { freeze } from '../../../src/domain/notice/notice-message.ts';
import { deliverNotices } from '../../../src/operations/notice/loops/deliver.ts';
import { macKey } from '../../../src/operations/vault/steps/mac-key.ts';
import { noticePrinter } from '../../../src/text/notice/message-text.ts';
import { type Office, openOffice, start } from './office.ts';

const notice = {
  subject: 'keyPair:a',
  occasion: 'days:30',
  urgency: start,
  severity: 'reminder',
  channel: 'mail',
  recipient: 'a@acme.example',
  owner: { type: 'app', id: 'a' },
  takenBackAt: null,
  item: { type: 'test' },
} as const;

type Told = Omit<typeof notice, 'occasion' | 'subject'> & { occasion: string; subject: string };

async function frozen(office: Office, id: string, notices: readonly Told[]) {
  const [channel] = office.channels;
  assert.ok(channel);
  const { recipient } = notice;
  const message = composeMessage(notices, {
    id,
    channel,
    recipient,
    printer: noticePrinter({ machine: 'vm1', command: 'latchkey' }),
    messageIdDomain: 'latchkey.example',
    pagesUrl: null,
    link: null,
    now: start,
  });
  return freeze(message, await macKey(office.context));
}

async function claim(office: Office, id: string, notices: readonly Told[]) {
  const claims = [{ ...(await frozen(office, id, notices)), notices, audit: office.audit('notice', id) }];
  return office.context.store.write((tx) => tx.notices.claim(claims, start));
}

test('a claim that meets a claimed notice writes nothing at all', async (t) => {
  const office = await openOffice(t);
  assert.equal(await claim(office, 'first', [notice]), 1);
  assert.equal(await claim(office, 'second', [{ ...notice, occasion: 'days:7' }, notice]), 0);
  const { store } = office.context;
  assert.deepEqual(
    (await store.read((tx) => tx.notices.claimedOf(['keyPair:a']))).map(({ occasion }) => occasion),
    ['days:30'],
  );
  assert.equal(await store.read((tx) => tx.notices.message('second')), null);
});

test('of many messages claimed at once, only the one that meets a claimed notice is left out', async (t) => {
  const office = await openOffice(t);
  await claim(office, 'first', [notice]);
  const claiming = Array.from({ length: 120 }, async (_, index) => {
    const id = `mail-${index}`;
    const subject = index === 60 ? notice.subject : `keyPair:${index}`;
    const notices = [
      { ...notice, subject },
      { ...notice, subject, occasion: 'days:7' },
    ];
    return { ...(await frozen(office, id, notices)), notices, audit: office.audit('notice', id) };
  });
  const claims = await Promise.all(claiming);
  const { store } = office.context;
  assert.equal(await store.write((tx) => tx.notices.claim(claims, start)), 119);
  assert.equal(await store.read((tx) => tx.notices.message('mail-60')), null);
  assert.deepEqual(
    (await store.read((tx) => tx.notices.claimedOf(['keyPair:59', 'keyPair:a', 'keyPair:61'])))
      .map(({ subject, occasion }) => `${subject} ${occasion}`)
      .sort(),
    ['keyPair:59 days:30', 'keyPair:59 days:7', 'keyPair:61 days:30', 'keyPair:61 days:7', 'keyPair:a days:30'],
  );
  const written = await store.read((tx) => tx.audit.newest(200));
  assert.equal(written.filter(({ subject }) => subject.id.startsWith('mail-')).length, 119);
});

test('an attempt is begun by one process, and a finished message by none', async (t) => {
  const office = await openOffice(t);
  await claim(office, 'first', [notice]);
  const { store } = office.context;
  assert.equal(await store.write((tx) => tx.notices.beginAttempt('first', 0)), true);
  assert.equal(await store.write((tx) => tx.notices.beginAttempt('first', 0)), false);
  const sent = { state: 'sent', attempts: 1, nextAttemptAt: start, finishedAt: start, detail: null } as const;
  await store.write((tx) => tx.notices.endAttempt('first', sent, office.audit('notice', 'first')));
  assert.equal(await store.write((tx) => tx.notices.beginAttempt('first', 1)), false);
  // A late outcome of a lost attempt changes nothing any more.
  const late = { ...sent, state: 'givenUp', detail: 'too late' } as const;
  await store.write((tx) => tx.notices.endAttempt('first', late, office.audit('notice', 'first')));
  assert.equal((await store.read((tx) => tx.notices.message('first')))?.standing.state, 'sent');
});

test('a message that another process began and sent since it was read is not sent', async (t) => {
  const office = await openOffice(t);
  await claim(office, 'first', [notice]);
  const { store } = office.context;
  const sent = { state: 'sent', attempts: 1, nextAttemptAt: start, finishedAt: start, detail: null } as const;
  const read: typeof store.read = async (work) => {
    const result = await store.read(work);
    await store.write(async (tx) => {
      if (await tx.notices.beginAttempt('first', 0))
        await tx.notices.endAttempt('first', sent, office.audit('notice', 'first'));
    });
    return result;
  };
  const raced = { read, write: store.write.bind(store), close: () => store.close() };
  const report = await deliverNotices({ ...office.context, store: raced });
  assert.deepEqual([office.mail.received, report.sent], [[], 0]);
});

test('a message whose process died in the last attempt of all is given up, and not sent once more', async (t) => {
  const office = await openOffice(t);
  await claim(office, 'first', [notice]);
  for (let attempts = 0; attempts < 10; attempts += 1) {
    await office.context.store.write((tx) => tx.notices.beginAttempt('first', attempts));
  }
  const report = await deliverNotices(office.context);
  assert.deepEqual([office.mail.received, report.givenUp], [[], 1]);
});

test('a look that was asked for while another was under way is not lost', async (t) => {
  const office = await openOffice(t);
  const { store } = office.context;
  await store.write((tx) => tx.notices.lookBy(notice.owner, start));
  const [seen] = await store.read((tx) => tx.notices.dueOwners(start, null, 10));
  assert.ok(seen);
  await store.write((tx) => tx.notices.lookBy(notice.owner, start));
  await store.write((tx) => tx.notices.lookNext([{ seen, at: null }]));
  assert.equal((await store.read((tx) => tx.notices.dueOwners(start, null, 10))).length, 1);
});

test('the content of a message goes long after it was finished, its notices stay', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  await office.run();
  const [sent] = office.mail.received;
  await office.clock.advance(91 * 86_400_000);
  await office.run();
  const { store } = office.context;
  assert.equal(await store.read((tx) => tx.notices.message(sent?.id ?? '')), null);
  assert.equal((await store.read((tx) => tx.notices.noticesOfMessage(sent?.id ?? ''))).length, 1);
});

test('a rewrap of the vault finds the key of acknowledgement links and carries it over', async (t) => {
  const office = await openOffice(t);
  const { store } = office.context;
  const key = await macKey(office.context);
  const found = await store.read((tx) => tx.vault.textsNotUnder('root-2', 9));
  assert.deepEqual(
    found.map(({ purpose, rowId }) => [purpose, rowId]),
    [['acknowledgement-key', 'installation']],
  );
  const [row] = found;
  assert.ok(row);
  assert.deepEqual(await store.read((tx) => tx.vault.textsNotUnder('root-2', 9, row)), []);
  assert.equal(await store.write((tx) => tx.vault.resealText(row, { ...row.sealed, rootKeyId: 'root-2' })), true);
  assert.deepEqual(await store.read((tx) => tx.vault.textsNotUnder('root-2', 9)), []);
  assert.deepEqual((await macKey(office.context)).reveal(), key.reveal());
});
