// What an authority signed is followed by no other kind unasked: after a leak, in another place, and in what people are told.

import assert from 'node:assert/strict';
import { createCustody } from '../../../src/adapters/keys/custody.ts';
import { appSubjects } from '../../../src/domain/notice/app-subjects.ts';
import { defaultNoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import type { SignerKeys } from '../../../src/domain/vault/signer-keys.ts';
import { showConnection } from '../../../src/operations/connection/show.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { requestCertificate } from '../../../src/operations/key-pair/request.ts';
import { writeLife } from '../../../src/operations/key-pair/steps/write-life.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { calendarPrinter } from '../../../src/text/notice/calendar.ts';
import { stepText } from '../../../src/text/notice/steps.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import { nextStepWords } from '../../../src/text/status/next-step.ts';
import { MemoryDevice } from '../../adapters/keys/memory-device.ts';
import { opensslOutput } from '../../formats/openssl.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { connectedByAuthority } from './connected-by-authority.ts';

const plain = { name: 'acme', algorithm: 'rsa-2048', subject: null, dnsNames: [], isForClients: false } as const;

async function nextOf({ context }: Process): Promise<string> {
  return nextStepWords((await showConnection.run(context, { name: 'acme' })).nextStep, 'latchkey');
}

const asksFor = (pem: string) =>
  opensslOutput(['req', '-noout', '-text', '-nameopt', 'RFC2253'], pem).match(
    /Subject: .*|Requested Extensions:[\s\S]*?(?=Signature)/g,
  );

inEachInstallation(
  'a leak of what an authority signed is followed at once by a request for the like, once',
  async (world) => {
    const { process, id, first, install, requests } = await connectedByAuthority(world);
    const { context } = process;
    const [leaked] = (await world.whole(context, 'acme')).pairs;
    const named = { name: 'acme', fingerprint: leaked?.fingerprint ?? '' };
    const reports = await Promise.all(
      [context, (await world.process()).context].map((each) => reportCompromised.run(each, named)),
    );
    await reportCompromised.run(context, named);
    assert.deepEqual(await world.states(process), ['compromised'], 'nothing that signs itself');
    assert.equal(reports.filter(({ request, isOutage }) => request !== null && isOutage).length, 1);
    const [next, ...more] = await requests();
    assert.deepEqual([more, next?.algorithm, asksFor(next?.pem ?? '')], [[], 'rsa-3072', asksFor(first.pem)]);
    assert.equal(
      await nextOf(process),
      'The leaked certificate is still in Salesforce. Make its replacement, with what your authority made of the request: latchkey certificate install acme --cert FILE',
    );
    await refuses(
      'signedByAuthority',
      rotate.run(context, { name: 'acme' }, () => {}),
    );
    world.upload(await install(next?.pem ?? ''));
    assert.equal((await world.signIn(process, id)).type, 'signedIn');
  },
);

inEachInstallation('of a report of a leak that was cut off the reconciler makes the request', async (world) => {
  const { process, look, requests } = await connectedByAuthority(world);
  const { context } = process;
  const { pairs } = await world.whole(context, 'acme');
  await context.store.write(async (tx) => {
    const leaked = { type: 'compromised', keyPairId: pairs[0]?.id ?? '', at: world.clock.now() } as const;
    await writeLife(context, tx, pairs, leaked);
  });
  await look();
  await look();
  assert.deepEqual(await world.states(process), ['compromised']);
  assert.equal((await requests()).length, 1);
});

const providerUri = 'pkcs11:token=memory';

async function withDevice(world: Installation, { context: usual }: Process) {
  const device = new MemoryDevice();
  const { signerKeys } = createCustody({
    software: usual.signerKeys as SignerKeys,
    providers: { providerUris: [providerUri], named: async () => device.open() },
    usual: 'software:',
    clock: world.clock,
    expect: async () => {},
  });
  return { device, process: await world.process({ signerKeys }) };
}

inEachInstallation('in another place the next key of what an authority signed is made by request', async (world) => {
  const { process: usual, first, requests } = await connectedByAuthority(world);
  const { device, process } = await withDevice(world, usual);
  const wish = { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 365, custody: providerUri } as const;
  await refuses('signedByAuthority', downloadCertificate.run(process.context, wish));
  assert.equal(device.keys.size, 0);
  await requestCertificate.run(process.context, { ...plain, custody: providerUri });
  assert.equal(device.keys.size, 1);
  assert.deepEqual(await world.states(process), ['active']);
  assert.deepEqual(asksFor((await requests())[0]?.pem ?? ''), asksFor(first.pem));
});

inEachInstallation('each place that tells the next step names the request, or what comes back', async (world) => {
  const { process, requests } = await connectedByAuthority(world, { rotateBeforeDays: null });
  const { context } = process;
  const settings = { ...defaultNoticeSettings, defaultContacts: ['ops@acme.example'] };
  const told = async () => {
    const { app, pairs, connection } = await world.whole(context, 'acme');
    const waiting = await context.store.read((tx) => tx.keyRequests.ofApp(app.id));
    const facts = { app, pairs, connections: [connection], requests: waiting };
    const [subject] = appSubjects(facts, settings, world.clock.now());
    assert.ok(subject !== undefined);
    const steps = [null, 'https://latchkey.example'].map((url) =>
      wordsOf(subject.item, world.clock.now(), url).steps.map(stepText),
    );
    return { steps, calendar: calendarPrinter(null)('acme', [facts]).replaceAll('\r\n ', '') };
  };
  const installs = 'Install what comes back: `latchkey certificate install acme --cert FILE`.';
  const makes = 'Make the request for the next certificate: `latchkey certificate request acme`.';
  const before = await told();
  assert.deepEqual(before.steps[0], [`${makes} Let your authority sign it.`, installs]);
  assert.match(before.steps[1]?.join(' ') ?? '', /connections\/acme#key-requests.*connections\/acme#key-requests/);
  assert.ok(before.calendar.includes(makes) && !before.calendar.includes('latchkey rotate'));
  const within = /^Rotate within \d+ days, with/;
  assert.match(await nextOf(process), within);
  assert.match(await nextOf(process), /a request that your authority signs: latchkey certificate request acme$/);
  await requestCertificate.run(context, plain);
  const [{ mark } = assert.fail()] = await requests();
  assert.deepEqual((await told()).steps[0], [
    `Take the request: \`latchkey certificate requests acme --mark ${mark} --out acme-${mark}.csr\`. Let your authority sign it.`,
    installs,
  ]);
  assert.match(await nextOf(process), /of the request: latchkey certificate install acme --cert FILE$/);
});
