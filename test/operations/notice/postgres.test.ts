// The same notices on PostgreSQL, where processes really run at once.

import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { acknowledgeByLink } from '../../../src/operations/notice/acknowledge-by-link.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { dyingAt, Killed, Office, RecordingChannel, start } from './office.ts';

let server: PostgresServer;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

async function openOffice(t: TestContext): Promise<Office> {
  const location = { type: 'postgres', url: await server.createDatabase() } as const;
  const store = await openStore({ location, clock: systemClock, random: systemRandom });
  t.after(() => store.close());
  const channels = [new RecordingChannel('mail'), new RecordingChannel('pagerduty')];
  const office = new Office(store, channels, { publicUrl: 'https://latchkey.example' }, new FakeClock(start));
  await office.vault();
  return office;
}

test('three processes at once tell a fleet once, in one mail to each contact', async (t) => {
  const office = await openOffice(t);
  for (let index = 0; index < 40; index += 1) await office.settle(`org-${index}`, 20);
  await Promise.all(['a', 'b', 'c'].map((holder) => office.run({ holder })));
  await office.run();
  assert.equal(office.mail.received.length, 1);
  assert.equal(office.mail.told().length, 40);
});

test('a failure, an acknowledgement and a recovery', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  await office.run();
  const token = office.mail.received[0]?.acknowledgeUrl?.split('/').at(-1) ?? '';
  assert.deepEqual(await acknowledgeByLink.run(office.context, { token, snoozeDays: 5 }), {
    type: 'acknowledged',
    notices: 1,
  });
  const since = office.clock.now();
  await office.change('acme', () => ({
    failure: { since, at: since, code: 'userInactive', message: 'inactive user' },
  }));
  await office.run();
  await office.change('acme', () => ({ failure: null }));
  await office.run();
  await office.clock.advance(5 * dayMs);
  await office.run();
  assert.deepEqual(
    office.mail.told().filter((one) => one.startsWith('admin')),
    [
      'admin@acme.example keyPair:pair-acme days:30',
      `admin@acme.example failure:c-acme:${since} stopped`,
      `admin@acme.example failure:c-acme:${since} worksAgain`,
      `admin@acme.example keyPair:pair-acme snoozed:${start + 5 * dayMs}`,
    ],
  );
});

test('killed at any call of a port, the next process finishes', async (t) => {
  const office = await openOffice(t);
  let told = 0;
  for (let call = 1; call < 60; call += 4) {
    const id = `org-${call}`;
    await office.settle(id, 5);
    const ended = await office.run(dyingAt(office.context, call, 'after')).then(
      () => 'ended',
      (error) => (error instanceof Killed ? 'killed' : String(error)),
    );
    assert.ok(ended === 'ended' || ended === 'killed', ended);
    // The dead process's leases run on database time, which no test can move.
    await office.context.store.write((tx) => tx.leases.dropAll());
    await office.run();
    told += 1;
    for (const channel of office.channels) {
      const subjects = new Map(
        channel.received.map((message) => [message.id, message.notices.map(({ subject }) => subject)]),
      );
      assert.equal([...subjects.values()].flat().length, told, `${channel.name}, call ${call}`);
    }
  }
});
