// Notices from the certificates in a real database to what a channel receives: none missed, none twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { dyingAt, Killed, leaseIsOverMs, openOffice, RecordingChannel, start } from './office.ts';

test('tells every threshold once over months of hourly sweeps, and nothing after the replacement settled', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 60);
  const told: string[] = [];
  for (let hour = 0; hour < 70 * 24; hour += 6) {
    await office.run();
    told.push(...office.mail.told());
    if (hour === 68 * 24) await office.replace('acme', 365);
    await office.clock.advance(6 * hourMs);
  }
  const expected = ['days:30', 'days:7', 'days:1', 'expired', 'week:1'].map(
    (occasion) => `admin@acme.example keyPair:pair-acme ${occasion}`,
  );
  assert.deepEqual(
    told.filter((one) => !one.includes('allWell')),
    expected,
  );
  assert.deepEqual(
    told.filter((one) => one.includes('allWell')),
    ['all@acme.example allWell:1 monthly', 'all@acme.example allWell:2 monthly'],
  );
});

test('a fleet of 400 due connections is one mail to each contact', async (t) => {
  const office = await openOffice(t);
  for (let index = 0; index < 400; index += 1) await office.settle(`org-${index}`, 20);
  const report = await office.run();
  assert.equal(report.delivery.sent, 1);
  const [mail] = office.mail.received;
  assert.equal(mail?.notices.length, 400);
  assert.match(mail?.subjectLine ?? '', /^400 notices: /);
  assert.equal((await office.run()).delivery.sent, 0);
});

test('after 40 days without a process the most urgent missed threshold is told once, and that nothing ran', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 45);
  await office.run();
  await office.clock.advance(40 * dayMs);
  await office.run();
  assert.deepEqual(office.mail.told().sort(), [
    'admin@acme.example keyPair:pair-acme days:7',
    'all@acme.example allWell:1 monthly',
    `all@acme.example loop:notices:${start} stoodStill`,
  ]);
  await office.run();
  assert.deepEqual(office.mail.told(), []);
});

test('a sweep without news looks at nothing, however many certificates there are', async (t) => {
  const office = await openOffice(t);
  for (let index = 0; index < 50; index += 1) await office.settle(`org-${index}`, 300);
  assert.equal((await office.run()).sweep.owners, 100);
  assert.equal((await office.run()).sweep.owners, 0);
  await office.settle('late', 300);
  assert.equal((await office.run()).sweep.owners, 2);
});

test('whether a certificate is still in use is asked again in the claiming transaction', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  const { store } = office.context;
  let races = 0;
  const racing = {
    ...store,
    close: () => store.close(),
    write: store.write.bind(store),
    // The rotation settles after the sweep has looked and before it claims.
    read: async <T>(work: Parameters<typeof store.read<T>>[0]) => {
      const result = await store.read(work);
      const text = JSON.stringify(result, (_, value) => (value instanceof Map ? [...value] : value));
      if (text?.includes('"due":[{')) {
        races += 1;
        await office.replace('acme', 365);
      }
      return result;
    },
  };
  await office.run({ store: racing });
  assert.equal(races, 1);
  assert.deepEqual(office.mail.told(), []);
});

test('a contact added late gets the most urgent open notice alone', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 5);
  await office.run();
  office.mail.told();
  await office.change('acme', () => ({ contacts: ['admin@acme.example', 'new@acme.example'] }));
  await office.run();
  assert.deepEqual(office.mail.told(), ['new@acme.example keyPair:pair-acme days:7']);
});

test('changed thresholds and contacts of the installation take effect in the next sweep', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 50, { contacts: [] });
  await office.run();
  assert.deepEqual(office.mail.told(), []);
  await office.run({
    noticeSettings: { ...office.context.noticeSettings, noticeDays: [60], defaultContacts: ['b@acme.example'] },
  });
  assert.deepEqual(office.mail.told(), ['b@acme.example keyPair:pair-acme days:60']);
});

test('a failure is told when it begins and when it ends, to the same people and the same incident', async (t) => {
  const office = await openOffice(t, ['mail', 'pagerduty']);
  const [mail, pager] = office.channels;
  await office.settle('acme', 300);
  await office.run();
  const since = office.clock.now();
  await office.change('acme', () => ({
    failure: { since, at: since, code: 'refusedWithEveryKey', message: 'invalid assertion' },
  }));
  await office.run();
  await office.run();
  assert.deepEqual(mail?.told(), [`admin@acme.example failure:c-acme:${since} stopped`]);
  await office.clock.advance(hourMs);
  await office.change('acme', () => ({ failure: null }));
  await office.run();
  await office.run();
  assert.deepEqual(mail?.told(), [`admin@acme.example failure:c-acme:${since} worksAgain`]);
  assert.deepEqual(
    pager?.received.map(({ action, dedupKey }) => [action, dedupKey === pager.received[0]?.dedupKey]),
    [
      ['trigger', true],
      ['resolve', true],
    ],
  );
});

test('a message that is not taken is repeated as it was, with the pauses of the schedule', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 5);
  office.mail.answer = () => ({ type: 'temporary', detail: '451 greylisted' });
  const attempts: number[] = [];
  for (let minute = 0; minute < 30; minute += 1) {
    await office.run();
    if (minute === 10) office.mail.answer = () => ({ type: 'accepted' });
    while (attempts.length < office.mail.received.length) attempts.push(minute);
    await office.clock.advance(minuteMs);
  }
  assert.deepEqual(attempts, [0, 1, 6, 21]);
  assert.equal(new Set(office.mail.received.map((message) => JSON.stringify(message))).size, 1);
});

test('a refusal for good is reported at once through another channel, and once', async (t) => {
  const office = await openOffice(t, ['mail', 'slack']);
  const [mail, slack] = office.channels;
  assert.ok(mail && slack);
  await office.settle('acme', 20);
  mail.answer = ({ recipient }) =>
    recipient === 'admin@acme.example' ? { type: 'permanent', detail: '550 no such user' } : { type: 'accepted' };
  const report = await office.run();
  assert.equal(report.delivery.givenUp, 1);
  const [id] = mail.received.map((message) => message.id);
  assert.deepEqual(mail.told(), [
    'admin@acme.example keyPair:pair-acme days:30',
    `all@acme.example delivery:${id} givenUp`,
  ]);
  assert.deepEqual(slack.told(), ['keyPair:pair-acme days:30', `delivery:${id} givenUp`]);
  await office.run();
  assert.deepEqual([...mail.told(), ...slack.told()], []);
});

test('when the retries are over the message is given up and reported, and the report of a report is not', async (t) => {
  const office = await openOffice(t, ['mail', 'slack']);
  const [mail, slack] = office.channels;
  assert.ok(mail && slack);
  await office.settle('acme', 300);
  await office.run();
  const since = office.clock.now();
  await office.change('acme', () => ({
    failure: { since, at: since, code: 'userInactive', message: 'inactive user' },
  }));
  mail.answer = () => ({ type: 'temporary', detail: 'connection refused' });
  for (let hour = 0; hour < 8 * 24; hour += 1) {
    await office.run();
    await office.clock.advance(hourMs);
  }
  const attempts = new Map<string, number>();
  for (const { notices } of mail.received) {
    const subject = notices[0]?.subject ?? '';
    attempts.set(subject, (attempts.get(subject) ?? 0) + 1);
  }
  assert.deepEqual([...attempts.values()], [10, 10]);
  assert.deepEqual(
    slack.told().map((one) => one.replace(/:[0-9a-f]{32}/, ':ID')),
    [`failure:c-acme:${since} stopped`, 'delivery:ID givenUp'],
  );
});

test('one slow or broken channel holds up no other', async (t) => {
  const office = await openOffice(t, ['mail', 'slack']);
  const [mail, slack] = office.channels;
  assert.ok(mail && slack);
  await office.settle('acme', 20);
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = new RecordingChannel('mail');
  slow.deliver = async () => {
    await promise;
    return { type: 'accepted' };
  };
  const running = office.run({ channels: [slow, slack] });
  while (slack.received.length === 0) await new Promise((next) => setImmediate(next));
  resolve();
  assert.equal((await running).delivery.sent, 2);
});

test('two processes at once tell nobody twice', async (t) => {
  const office = await openOffice(t);
  for (let index = 0; index < 30; index += 1) {
    await office.settle(`org-${index}`, 20, { contacts: [`admin-${index % 5}@acme.example`] });
  }
  await Promise.all([office.run(), office.run({ holder: 'process-2' }), office.run({ holder: 'process-3' })]);
  await office.run();
  const told = office.mail.told();
  assert.equal(told.length, 30);
  assert.equal(new Set(told).size, 30);
});

test('what says that something expired waits for a trusted clock and is then told', async (t) => {
  const office = await openOffice(t);
  office.isClockTrusted = false;
  await office.settle('acme', 2);
  await office.run();
  await office.clock.advance(3 * dayMs);
  await office.run();
  assert.deepEqual(
    office.mail.told().filter((one) => one.includes('keyPair')),
    ['admin@acme.example keyPair:pair-acme days:7', 'admin@acme.example keyPair:pair-acme days:1'],
  );
  office.isClockTrusted = true;
  await office.clock.advance(hourMs);
  await office.run();
  assert.deepEqual(office.mail.told(), ['admin@acme.example keyPair:pair-acme expired']);
});

for (const moment of ['before', 'after'] as const) {
  test(`killed ${moment} any call of a port, the next sweep finishes: none missed, repeated only with the same ids`, async (t) => {
    let repeated = 0;
    let died = 0;
    for (let call = 1; call < 60; call += 1) {
      const office = await openOffice(t, ['mail', 'pagerduty']);
      await office.settle('acme', 5);
      await office.settle('beta', 20);
      const killed = await office.run(dyingAt(office.context, call, moment)).then(
        () => false,
        (error) => error instanceof Killed,
      );
      if (killed) died += 1;
      await office.clock.advance(leaseIsOverMs);
      await office.run();
      for (const channel of office.channels) {
        const bodies = new Map(channel.received.map((message) => [message.id, JSON.stringify(message)]));
        for (const message of channel.received) assert.equal(JSON.stringify(message), bodies.get(message.id));
        repeated += channel.received.length - bodies.size;
        const told = [...bodies.values()].flatMap((body) =>
          JSON.parse(body).notices.map((one: { subject: string }) => one.subject),
        );
        const expected = channel.kind === 'mail' ? ['keyPair:pair-acme', 'keyPair:pair-beta'] : ['keyPair:pair-acme'];
        assert.deepEqual(told.sort(), expected, `${channel.kind}, killed ${moment} call ${call}`);
      }
      if (!killed) break;
    }
    assert.ok(died > 15, `died ${died} times`);
    // The one window: after the receiver's yes and before our record of it, on each of the two channels.
    assert.ok(moment === 'after' ? repeated > 0 : true, `repeated ${repeated}`);
  });
}

test('certificates elsewhere and findings are told like our own', async (t) => {
  const office = await openOffice(t);
  const { store, clock } = office.context;
  const shown = { fingerprint: 'AA:BB', subject: 'CN=partner', notBefore: start, notAfter: start + 6 * dayMs };
  const watched = {
    id: 'w-1',
    label: 'partner',
    location: 'partner.example:443',
    certificate: shown,
    contacts: [],
    noticeDays: null,
  };
  const finding = {
    id: 'f-1',
    foundAt: clock.now(),
    endedAt: null,
    severity: 'urgent' as const,
    org: 'acme.my.salesforce.com (00D000000000001EAA)',
    title: 'The certificate of "Acme" was replaced by somebody else',
    detail: 'CC:DD',
    remedy: 'Upload ours again.',
    contacts: ['admin@acme.example'],
  };
  await store.write(async (tx) => {
    await tx.watchedCertificates.insert(watched, office.audit('watchedCertificate', 'w-1'));
    await tx.findings.insert(finding, office.audit('finding', 'f-1'));
  });
  await office.run();
  const [found] = office.mail.received.filter(({ recipient }) => recipient === 'admin@acme.example');
  assert.match(found?.text ?? '', /^Org: +acme\.my\.salesforce\.com \(00D000000000001EAA\)$/m);
  assert.deepEqual(office.mail.told().sort(), [
    'admin@acme.example finding:f-1 found',
    'all@acme.example watched:w-1:AA:BB days:7',
  ]);
  const renewed = { ...watched, certificate: { ...shown, fingerprint: 'EE:FF', notAfter: start + 400 * dayMs } };
  await store.write(async (tx) => {
    await tx.watchedCertificates.update(renewed, office.audit('watchedCertificate', 'w-1'));
    await tx.findings.update({ ...finding, endedAt: clock.now() }, office.audit('finding', 'f-1'));
  });
  await office.clock.advance(7 * dayMs);
  await office.run();
  assert.deepEqual(
    office.mail.told().filter((one) => !one.includes('loop:')),
    [],
  );
});
