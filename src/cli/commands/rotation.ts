// `latchkey rotate`, `revert` and `key compromised`.

import { resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { uploadSteps } from '../../domain/rotation/upload-instructions.ts';
import { showCertificate } from '../../operations/certificates.ts';
import type { Context } from '../../operations/context.ts';
import { findConnection } from '../../operations/find-connection.ts';
import { iso, keyPairJson, triedJson } from '../../operations/json-view.ts';
import { reportCompromised } from '../../operations/report-compromised.ts';
import { revert } from '../../operations/revert.ts';
import { type RotateOptions, type RotationState, rotate } from '../../operations/rotate.ts';
import { statusOfOne } from '../../operations/status.ts';
import type { Application } from '../application.ts';
import { isClockTrusted } from '../clock-doubt.ts';
import { day, moment } from '../describe.ts';
import { type OtherPrograms, otherPrograms } from '../first-rotation.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, text, wholeNumber } from '../read-options.ts';
import { fitted } from '../table.ts';
import { attemptProgress } from '../tried-lines.ts';
import { checkedAlgorithm, refuseExisting, writeCertificate } from './certificate.ts';

const sharedKeyWarning =
  "If another program signs in with this app's key, a new certificate locks it out: stop and ask first.";

export async function rotateName(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const out = text(options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const days = text(options, 'days');
  const algorithm = text(options, 'algorithm');
  const context = await app.context();
  const isPatient = isSet(options, 'wait');
  const step: RotateOptions = {
    isClockTrusted: await isClockTrusted(app, context, name),
    uploaded: isSet(options, 'uploaded'),
    ...(algorithm === undefined ? {} : { algorithm: checkedAlgorithm(algorithm) }),
    ...(days === undefined ? {} : { lifetimeDays: wholeNumber(days, 'days', 1, 3_650) }),
    onTried: attemptProgress(app.terminal),
  };
  const programs = await otherPrograms(context, name);
  if (programs !== null && app.terminal.isInteractive && (await isSharedKey(app, programs))) return sharedKey();
  let state = await rotate(context, name, step);
  const upload = isSet(options, 'uploaded') ? null : await uploadOf(app, context, name, state, out, programs);
  if (app.terminal.isInteractive && upload !== null && !isPatient) {
    app.terminal.err(`${fitted(uploadLines(upload, state).join('\n'), app.terminal.width)}\n`);
    const { confirm } = await import('../prompts.ts');
    if (await confirm('Is the new certificate saved in Salesforce?')) {
      state = await rotate(context, name, { ...step, uploaded: true });
    }
  }
  const isWatched = app.terminal.isInteractive && (state.step === 'handover' || state.step === 'awaitingUpload');
  if (isPatient || isWatched) state = await waitUntilSettled(app, context, name, state, step);
  return outcomeOf(app, context, name, state, upload);
}

async function isSharedKey(app: Application, { note }: OtherPrograms): Promise<boolean> {
  app.terminal.err(`${fitted(note, app.terminal.width)}\n`);
  const { confirm } = await import('../prompts.ts');
  return confirm("Does another program sign in with this app's key?");
}

function sharedKey(): Outcome {
  const text = [
    'Nothing was changed. A new certificate would lock that program out: the app has one slot.',
    'Give it an app of its own, or let it get its tokens here (latchkey token NAME), then rotate.',
  ].join('\n');
  return { text, json: { step: null, reason: 'sharedKey' }, exitCode: 3 };
}

interface Upload {
  file: string;
  steps: string[];
  /** Asked before the first rotation; null at every later one. */
  programs: OtherPrograms | null;
  /** Other connections of the same app. */
  others: string[];
}

/** What is to be uploaded, and how; null when the org has it. */
async function uploadOf(
  app: Application,
  context: Context,
  name: string,
  state: RotationState,
  out: string | undefined,
  programs: OtherPrograms | null,
): Promise<Upload | null> {
  const file = await certificateFile(app, context, name, state, out);
  if (file === null) return null;
  const { connection, app: clientApp } = await context.store.read((tx) => findConnection(tx, name));
  const others = state.connections.filter((other) => other !== connection.name);
  return { file, steps: uploadSteps(clientApp, connection, file), others, programs };
}

function uploadLines({ file, steps, others, programs }: Upload, { keyPair }: RotationState): string[] {
  return [
    `The new certificate, valid until ${day(keyPair.notAfter)}: ${file}`,
    ...(others.length > 0 ? [`This rotates the app of ${others.join(', ')} as well.`] : []),
    ...(programs === null ? [] : [programs.note, sharedKeyWarning]),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
}

/** The file of the certificate that waits for its upload; written once, then found again. */
async function certificateFile(
  app: Application,
  context: Context,
  name: string,
  state: RotationState,
  out: string | undefined,
): Promise<string | null> {
  if (state.step !== 'issued' && state.step !== 'awaitingUpload') return null;
  const { fingerprint } = state.keyPair;
  const { pem, fileName } = await showCertificate(context, name, fingerprint);
  const file = resolve(app.workingFolder, out ?? fileName);
  if (out === undefined && (await app.files.exists(file))) return file;
  return writeCertificate(app, name, fingerprint, file, pem);
}

async function waitUntilSettled(
  app: Application,
  context: Context,
  name: string,
  begun: RotationState,
  step: RotateOptions,
): Promise<RotationState> {
  let state = begun;
  let said = '';
  while (state.step !== 'settled') {
    const line = `${progressOf(state)} Next look at ${moment(state.nextLookAt)}.`;
    if (line !== said) app.terminal.progress(line);
    said = line;
    await context.clock.sleep(Math.max(100, Math.min(state.nextLookAt - context.clock.now(), 60_000)));
    state = await rotate(context, name, { ...step, uploaded: false });
  }
  return state;
}

function progressOf({ step }: RotationState): string {
  switch (step) {
    case 'issued':
    case 'awaitingUpload':
      return 'Not accepted by Salesforce yet; whatever works now goes on working.';
    case 'handover':
      return 'Accepted by Salesforce; watching until every server has it.';
    case 'settled':
      return 'Settled.';
  }
}

async function outcomeOf(
  app: Application,
  context: Context,
  name: string,
  state: RotationState,
  upload: Upload | null,
): Promise<Outcome> {
  const { nextStep } = await statusOfOne(context, name);
  const now = context.clock.now();
  const awaits = upload !== null && (state.step === 'issued' || state.step === 'awaitingUpload');
  const json = {
    step: state.step,
    keyPair: keyPairJson(state.keyPair, now),
    certificateFile: awaits ? upload.file : null,
    uploadSteps: awaits ? upload.steps : [],
    signInSources: upload?.programs?.sources?.map((one) => ({ ...one, lastAt: iso(one.lastAt) })) ?? null,
    attempts: state.attempts.map(triedJson),
    connections: state.connections,
    nextLookAt: iso(state.nextLookAt),
    nextStep,
  };
  const lines = [
    ...(awaits && !app.terminal.isInteractive ? uploadLines(upload, state) : []),
    progressOf(state),
    `  ${state.keyPair.standing.state} key pair ${state.keyPair.fingerprint}`,
    `Next: ${nextStep}`,
  ];
  return done(lines.join('\n'), json);
}

export async function revertName(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const out = text(invocation.options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const context = await app.context();
  const { pair, connections } = await revert(context, name);
  const { pem, fileName } = await showCertificate(context, name, pair.fingerprint);
  const file = resolve(app.workingFolder, out ?? fileName);
  if (out !== undefined || !(await app.files.exists(file)))
    await writeCertificate(app, name, pair.fingerprint, file, pem);
  const { connection, app: clientApp } = await context.store.read((tx) => findConnection(tx, name));
  const steps = uploadSteps(clientApp, connection, file);
  const lines = [
    `The certificate to go back to (${pair.standing.state}, until ${day(pair.notAfter)}): ${file}`,
    'If it is still the one in Salesforce, nothing is to be done. Else:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
  const keyPair = keyPairJson(pair, context.clock.now());
  return done(lines.join('\n'), { keyPair, certificateFile: file, connections, steps, nextStep: steps[0] });
}

export async function compromised(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const fingerprint = argument(invocation, 1);
  const out = text(invocation.options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const context = await app.context();
  const { pair } = await showCertificate(context, name, fingerprint);
  if (!isSet(invocation.options, 'yes')) {
    if (!app.terminal.isInteractive) throw new LatchkeyError('confirmationNeeded', { act: 'Reporting a leaked key' });
    app.terminal.err(`${consequence(name, pair)}\n`);
    const { confirm } = await import('../prompts.ts');
    if (!(await confirm('Stop using this key pair now?'))) return done('Nothing was changed.', { reported: false });
  }
  const report = await reportCompromised(context, name, fingerprint);
  const { replacement } = report;
  const file =
    replacement === null
      ? null
      : await writeCertificate(app, name, replacement.pair.fingerprint, out ?? replacement.fileName, replacement.pem);
  const { nextStep } = await statusOfOne(context, name);
  const lines = [
    `${report.pair.fingerprint} signs nothing from now on.`,
    ...(file === null ? [] : [`Upload its replacement now: ${file}`]),
    ...(report.isOutage ? ['Nothing signs in until that is done.'] : []),
    'Whoever has the leaked key can sign in until then: its certificate is in the org until another is saved there.',
    `Next: ${nextStep}`,
  ];
  const now = context.clock.now();
  const json = {
    reported: true,
    keyPair: keyPairJson(report.pair, now),
    replacement: replacement && keyPairJson(replacement.pair, now),
    certificateFile: file,
    isOutage: report.isOutage,
    nextStep,
  };
  return done(lines.join('\n'), json);
}

function consequence(name: string, pair: KeyPair): string {
  const inUse = pair.standing.state === 'active' || pair.standing.state === 'settling';
  return inUse
    ? `This key pair is in use: "${name}" cannot sign in until a new certificate is uploaded.`
    : `This key pair is ${pair.standing.state}; it will sign nothing any more.`;
}
