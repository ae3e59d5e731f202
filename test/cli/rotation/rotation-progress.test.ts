// What `rotate` says while somebody waits: each kind of answer once, and at once what the org already shows to be wrong.

import assert from 'node:assert/strict';
import type { Application } from '../../../src/cli/application.ts';
import { beginAnother } from '../../../src/cli/rotation/begin-another.ts';
import { waitUntilSettled } from '../../../src/cli/rotation/rotation-progress.ts';
import { minuteMs } from '../../../src/domain/ports.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { showCertificate } from '../../../src/operations/key-pair/show.ts';
import { revert } from '../../../src/operations/rotation/revert.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { rotationWords } from '../../../src/text/rotation/rotation-words.ts';
import type { Installation, Process } from '../../operations/scene/installation.ts';
import { inEachInstallation } from '../../operations/scene/on-each-database.ts';

function watching(world: Installation, { context, tokens }: Process) {
  const said: string[] = [];
  const passing: string[] = [];
  const { clock, settings } = world;
  const needs = { ...context, tokens };
  const app = {
    terminal: {
      hasColour: false,
      width: 120,
      err: (text: string) => void said.push(text.trimEnd()),
      progress: (line: string) => void said.push(line),
      passing: (line: string) => void passing.push(line),
    },
    clock,
    settings: () => settings,
    calledAs: () => 'latchkey',
    perform: (act: { run(...parts: unknown[]): unknown }, input: unknown) => act.run(needs, input, () => {}),
  } as unknown as Application;
  const step = (request: object) => rotate.run(context, { name: 'acme', ...request }, () => {});
  const wait = async () => waitUntilSettled(app, await step({ uploaded: true }), step, 'acme');
  return { app, step, said, passing, wait: () => world.drive(wait()) };
}

async function begun(world: Installation) {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  const { keyPair } = await world.drive(rotate.run(process.context, { name: 'acme' }, () => {}));
  const next = await showCertificate.run(process.context, { name: 'acme', fingerprint: keyPair.fingerprint });
  return { process, next };
}

inEachInstallation(
  'while it is waited for, each kind of answer is told once, and the rest lives in one line',
  async (world) => {
    const { process, next } = await begun(world);
    world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 60, maxSeconds: 180 } });
    world.upload(next);
    const { said, passing, wait } = watching(world, process);
    const { state, found } = await wait();
    assert.deepEqual([state.step, found], ['settled', null]);
    assert.equal(said.filter((line) => line.includes('this key pair accepted')).length, 1, said.join('\n'));
    assert.ok(said.filter((line) => line.includes('refused assertion')).length <= 2, said.join('\n'));
    assert.ok(said.length <= 6, said.join('\n'));
    assert.ok(passing.some((line) => /^Next try in \d+ s\..* this key pair accepted\.$/.test(line)));
  },
  { orgs: [{ servers: 6 }] },
);

inEachInstallation(
  'a certificate in the wrong app is told while it is waited for, with the app and its repair',
  async (world) => {
    const { process, next } = await begun(world);
    const { orgId, loginUrl, username } = world.org();
    const other = world.control.createApp(orgId, {
      label: 'Payroll',
      settings: { permittedUsers: 'admin-approved', assigned: [username] },
    });
    const { context } = process;
    await addConnection.run(context, { name: 'payroll', loginUrl, username, consumerKey: other.consumerKey });
    const request = { name: 'payroll', algorithm: 'rsa-2048', lifetimeDays: 30 } as const;
    const theirs = await world.drive(downloadCertificate.run(context, request));
    world.control.uploadCertificate(orgId, other.consumerKey, theirs.pem);
    const tested = await world.drive(testConnection.run(context, { name: 'payroll' }, () => {}));
    assert.ok(tested.verified);
    world.control.uploadCertificate(orgId, other.consumerKey, next.pem);
    const since = world.clock.now();
    const { found } = await watching(world, process).wait();
    assert.ok(world.clock.now() < since + minuteMs, 'at the first look');
    assert.ok(found?.type === 'notArrived');
    const [cause] = rotationWords(found, {}).causes;
    assert.match(cause?.title ?? '', /wrong app: "Payroll"/);
    assert.match(cause?.remedy ?? '', /"Payroll"/);
    assert.match(cause?.remedy ?? '', /certificate list payroll/);
  },
);

inEachInstallation(
  'after a revert `rotate` on a terminal says that it is over, and begins the next at a yes',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    await world.settle(process, id);
    const { keyPair } = await world.drive(rotate.run(process.context, { name: 'acme' }, () => {}));
    world.upload(await showCertificate.run(process.context, { name: 'acme', fingerprint: keyPair.fingerprint }));
    const { app, step, said, wait } = watching(world, process);
    assert.equal((await wait()).state.step, 'settled');
    await world.drive(revert.run(process.context, { name: 'acme' }));
    world.upload(certificate);
    await world.clock.advance(minuteMs);

    const asked: string[] = [];
    const answering = (answer: boolean) => async (question: string) => {
      asked.push(question);
      return answer;
    };
    const typed = async (answer: boolean) =>
      beginAnother(app, await step({ uploaded: false }), step, 'acme', answering(answer));
    said.length = 0;
    const declined = await world.drive(typed(false));
    assert.equal(declined.waited?.state.step, 'settled');
    assert.match(said[0] ?? '', /^The last rotation is under way/);
    assert.match(said.at(-1) ?? '', /^The last rotation is over. Settled/);
    assert.deepEqual(asked, ['Begin a new rotation now?']);
    assert.equal((await world.states(process)).length, 2, 'a no makes no key pair');

    const { state, waited } = await world.drive(beginAnother(app, declined.state, step, 'acme', answering(true)));
    assert.deepEqual([state.step, waited], ['issued', null]);
  },
);
