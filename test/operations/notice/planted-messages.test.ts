// Who can write to the database, and has not the vault, sends no words of his through our channels, and keeps back no notice.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { hourMs } from '../../../src/domain/ports.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import type { Place } from '../scene/place.ts';
import { Office, RecordingChannel, start } from './office.ts';

/** An office in which one notice waits for a mail server that is away. */
async function waiting({ location }: Place, t: TestContext): Promise<Office> {
  const store = await openStore({ location, clock: systemClock, random: systemRandom });
  t.after(() => store.close());
  const office = new Office(store, [new RecordingChannel('mail')], {}, new FakeClock(start));
  await office.vault();
  await office.settle('acme', 20);
  office.mail.answer = () => ({ type: 'temporary', detail: 'away' });
  await office.run();
  assert.equal(office.mail.told().length, 1);
  office.mail.answer = () => ({ type: 'accepted' });
  await office.clock.advance(hourMs);
  return office;
}

const standings = async ({ context: { store } }: Office) =>
  (await store.read((tx) => tx.notices.newestMessages(10))).map(({ standing }) => standing.state).sort();

onEachDatabase('a message whose words were changed is not sent; what it told is told anew', async (place, t) => {
  const office = await waiting(place, t);
  await place.tamper(`update notice_message set content = replace(content, 'acme', 'evil')`);
  assert.equal((await office.run()).delivery.givenUp, 1);
  await office.run();
  assert.ok(office.mail.received.every((message) => !JSON.stringify(message).includes('evil')));
  assert.deepEqual(office.mail.told(), ['admin@acme.example keyPair:pair-acme days:30']);
  await office.run();
  assert.deepEqual(office.mail.told(), []);
});

onEachDatabase('a message that was put in, with whatever proof of another, is not sent', async (place, t) => {
  const office = await waiting(place, t);
  await office.run();
  office.mail.told();
  const columns = 'channel, recipient, is_urgent, created_at, attempts, next_attempt_at';
  const words = `replace(content, 'admin@acme.example', 'victim@acme.example')`;
  for (const [id, content, mac] of [
    ['planted-1', words, 'mac'],
    ['planted-2', words, 'null'],
    ['planted-3', 'content', 'mac'],
    ['planted-4', "replace(content, id, 'planted-4')", 'mac'],
    ['planted-5', "replace(content, id, 'planted-5')", 'null'],
  ]) {
    await place.tamper(`insert into notice_message (id, content, mac, state, ${columns})
      select '${id}', ${content}, ${mac}, 'pending', ${columns} from notice_message where state = 'sent'`);
  }
  const { delivery } = await office.run();
  assert.deepEqual([delivery.sent, delivery.givenUp, office.mail.received.length], [0, 5, 0]);
  assert.deepEqual(await standings(office), [...Array(5).fill('givenUp'), 'sent']);
});
