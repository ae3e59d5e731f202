// The way from nothing to a verified connection, for a person at a terminal: questions, certificate, app, upload, consumer key,
// test. Stopped anywhere, it says how to go on with what is there: the answers before the connection is added, its next step after.

import type { AppKind } from '../../domain/client-app/client-app.ts';
import { checkedConsumerKey } from '../../domain/client-app/consumer-key.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { addConnection } from '../../operations/connection/add.ts';
import { setConnection } from '../../operations/connection/set.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { downloadCertificate } from '../../operations/key-pair/download.ts';
import { appSteps } from '../../text/connection/app-instructions.ts';
import { day } from '../../text/instants.ts';
import { uploadSteps } from '../../text/rotation/upload-instructions.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import { testOne, testOutcome } from '../diagnosis/test.ts';
import { noteWrongClock } from '../installation/wrong-clock.ts';
import type { Invocation } from '../invocation.ts';
import { writeCertificate } from '../key-pair/certificate.ts';
import { done, type Outcome } from '../outcome.ts';
import { confirm, type Questions, questionsAs } from '../prompts.ts';
import { fitted } from '../table.ts';
import { testUntilPropagated } from '../token/wait-for-propagation.ts';
import { askForConnection, commandWith, type GivenInput } from './ask-for-connection.ts';
import { inputNotes } from './input-notes.ts';
import { lookalikeConsent } from './lookalike-consent.ts';

export async function addGuided(
  app: Application,
  invocation: Invocation,
  given: GivenInput,
  questions: Questions = questionsAs(app.calledAs()),
): Promise<Outcome> {
  const answers = { ...given };
  let name: string | null = null;
  try {
    const input = await askForConnection(answers, questions);
    const acceptLookalikes = await lookalikeConsent(app, invocation, [input]);
    if (acceptLookalikes === null) return done('Nothing was added.', { added: false });
    const added = await app.perform(addConnection, { ...input, acceptLookalikes });
    name = added.connection.name;
    inputNotes(app, added.warnings);
    await noteWrongClock(app, name);
    return await guideToVerified(app, name);
  } catch (error) {
    if (!(error instanceof LatchkeyError && error.code === 'cancelled')) throw error;
    if (name !== null) return { ...(await leftAt(app, name)), exitCode: 130 };
    const command = `${app.calledAs()} ${commandWith(answers)}`;
    const text = `Cancelled; nothing is stored yet.\nTo go on with the answers so far: ${command}`;
    return { text, json: undefined, exitCode: 130 };
  }
}

async function guideToVerified(app: Application, name: string): Promise<Outcome> {
  const say = (...lines: string[]) => app.terminal.err(`${fitted(lines.join('\n'), app.terminal.width)}\n`);
  say(`Added the connection "${name}".`);
  if (!(await confirm('Make its key pair and certificate now?', true))) return leftAt(app, name);
  const { pair, pem, fileName } = await app.perform(downloadCertificate, {
    name,
    algorithm: 'rsa-2048',
    lifetimeDays: 365,
  });
  const file = await writeCertificate(app, name, pair.fingerprint, fileName, pem);
  say(`Wrote ${file}`, `  valid until ${day(pair.notAfter)}, fingerprint ${pair.fingerprint}`, '');

  const { connection, app: clientApp } = await app.perform(showConnection, { name });
  const isNew = clientApp.consumerKey === null;
  const steps = isNew ? appSteps(clientApp, connection, file) : uploadSteps(clientApp, connection, file);
  say(...steps.map((step, index) => `${index + 1}. ${step}`), '');
  if (isNew) await askForConsumerKey(app, name, clientApp.kind);
  else if (!(await confirm('Is the certificate saved in Salesforce?', true))) return leftAt(app, name);
  const result = await testUntilPropagated(app, () => testOne(app, name, 'passing'));
  return testOutcome(app, result);
}

async function askForConsumerKey(app: Application, name: string, kind: AppKind): Promise<void> {
  const check = (text: string) => checkedConsumerKey(text, kind === 'external-client-app');
  const consumerKey = await questionsAs(app.calledAs()).ask('The Consumer Key', { placeholder: '3MVG9…', check });
  // The steps above were read in their order: the upload comes before the key.
  await app.perform(setConnection, { name, consumerKey, setupStep: 6 });
}

async function leftAt(app: Application, name: string): Promise<Outcome> {
  const { nextStep } = await app.perform(showConnection, { name });
  return done(`Everything so far is kept.\nNext: ${nextStepWords(nextStep, app.calledAs())}`, { nextStep });
}
