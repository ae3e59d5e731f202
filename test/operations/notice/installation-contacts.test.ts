import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { openOffice, start } from './office.ts';

test('without default contacts the one of its connection hears of the installation itself', async (t) => {
  const office = await openOffice(t, ['mail'], { defaultContacts: [] });
  await office.settle('acme', 365, { contacts: ['Admin@acme.example'] });
  const certificate = { fingerprint: 'AA:BB', subject: 'CN=partner', notBefore: start, notAfter: start + 5 * dayMs };
  const watched = { id: 'w-1', label: 'partner', location: 'partner', certificate, contacts: [], noticeDays: null };
  await office.context.store.write((tx) =>
    tx.watchedCertificates.insert(watched, office.audit('watchedCertificate', 'w-1')),
  );
  await office.run();
  assert.deepEqual(office.mail.told(), ['admin@acme.example watched:w-1:AA:BB days:7']);
  await office.clock.advance(31 * dayMs);
  await office.run();
  const told = office.mail.told();
  assert.ok(told.includes('admin@acme.example allWell:1 monthly'), told.join());
  assert.ok(
    told.some((one) => one.startsWith('admin@acme.example loop:notices:')),
    told.join(),
  );
});

test('the many contacts of a fleet hear of their own connections alone', async (t) => {
  const office = await openOffice(t, ['mail'], { defaultContacts: [] });
  for (let index = 0; index < 6; index += 1) {
    await office.settle(`org-${index}`, 365, { contacts: [`admin@org-${index}.example`] });
  }
  await office.run();
  await office.clock.advance(31 * dayMs);
  await office.run();
  assert.deepEqual(office.mail.told(), []);
});
