// Who can write to the database, and has not the vault, has no words of his mailed as a finding.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { hourMs } from '../../../src/domain/ports.ts';
import { auditKeyOf } from '../../../src/operations/audit/steps/audit-key.ts';
import { keepFindings } from '../../../src/operations/watch/steps/keep-verdict.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import type { Place } from '../scene/place.ts';
import { Office, RecordingChannel, start } from './office.ts';

const key = 'org.certificateCleared.app.certificate';
const id = `${key}.${start}`;
const words = { title: 'a slot is empty', detail: 'of Latchkey', remedy: 'upload' };
const truth = { ...words, severity: 'urgent', org: 'acme', contacts: ['admin@acme.example'] } as const;

/** An office whose watcher has found one thing that nobody was told of. */
async function found({ location }: Place, t: TestContext): Promise<{ office: Office; read(): Promise<void> }> {
  const store = await openStore({
    ...{ location, clock: systemClock, random: systemRandom },
    auditKey: () => auditKeyOf(office.context),
  });
  t.after(() => store.close());
  const office: Office = new Office(store, [new RecordingChannel('mail')], {}, new FakeClock(start));
  await office.vault();
  const { context } = office;
  const read = async () => {
    await store.write((tx) => keepFindings(context, tx, 'org', new Map([[key, truth]]), new Set()));
  };
  await read();
  return { office, read };
}

onEachDatabase('a finding is told in the words that were found', async (place, t) => {
  const { office } = await found(place, t);
  await office.run();
  assert.match(office.mail.received[0]?.text ?? '', /a slot is empty/);
  assert.deepEqual(office.mail.told(), [`admin@acme.example finding:${id} found`]);
});

onEachDatabase('a finding whose words or recipients were changed is told once it is read anew', async (place, t) => {
  const { office, read } = await found(place, t);
  await place.tamper(`update finding set content = replace(replace(content, 'a slot', 'evil'), 'admin@', 'victim@')`);
  await office.run();
  assert.deepEqual(office.mail.told(), []);
  await office.clock.advance(hourMs);
  await read();
  await office.run();
  assert.match(office.mail.received[0]?.text ?? '', /a slot is empty/);
  assert.deepEqual(office.mail.told(), [`admin@acme.example finding:${id} found`]);
  await read();
  await office.run();
  assert.deepEqual(office.mail.told(), []);
});

onEachDatabase('a finding that was put in, with whatever proof of another, is not told, and ends', async (place, t) => {
  const { office, read } = await found(place, t);
  await office.run();
  office.mail.told();
  for (const [planted, content, mac] of [
    ['planted.1', `replace(content, '${id}', 'org.planted.1')`, 'mac'],
    ['planted.2', `replace(content, '${id}', 'org.planted.2')`, 'null'],
    ['planted.3', 'content', 'mac'],
  ])
    await place.tamper(`insert into finding (id, content, ended_at, mac)
      select 'org.${planted}', ${content}, null, ${mac} from finding where id = '${id}'`);
  const look = `insert into notice_owner (owner_type, owner_id, look_at, revision) values`;
  for (const number of [1, 2, 3]) await place.tamper(`${look} ('finding', 'org.planted.${number}', ${start}, 0)`);
  await office.run();
  assert.deepEqual(office.mail.told(), []);
  await read();
  await office.run();
  assert.deepEqual(office.mail.told(), []);
});

onEachDatabase('nobody hears that a told finding is over because somebody broke its row', async (place, t) => {
  const { office } = await found(place, t);
  await office.run();
  office.mail.told();
  await place.tamper(`update finding set content = replace(content, '"endedAt":null', '"endedAt":5')`);
  await place.tamper(`update notice_owner set look_at = ${start}`);
  await office.clock.advance(hourMs);
  await office.run();
  assert.deepEqual(office.mail.told(), []);
});
