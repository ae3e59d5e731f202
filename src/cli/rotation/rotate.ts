// `latchkey rotate NAME`: one step, or with somebody at the terminal the whole way.

import { resolve } from 'node:path';
import { invalidInput } from '../../domain/errors.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import type { TriedKey } from '../../domain/token/sign-in-result.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { diagnoseRotation } from '../../operations/rotation/diagnose.ts';
import { findOtherPrograms, type OtherPrograms } from '../../operations/rotation/find-other-programs.ts';
import { rotate } from '../../operations/rotation/rotate.ts';
import type { ToldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import { day } from '../../text/instants.ts';
import { rotationWords } from '../../text/rotation/rotation-words.ts';
import { uploadSteps } from '../../text/rotation/upload-instructions.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import { diagnosisLines } from '../diagnosis/diagnosis-lines.ts';
import type { Invocation } from '../invocation.ts';
import { checkedAlgorithm, refuseExisting, writeCertificate } from '../key-pair/certificate.ts';
import type { Outcome } from '../outcome.ts';
import { argument, isSet, textOption, wholeNumber } from '../read-options.ts';
import { fitted } from '../table.ts';
import { attemptProgress } from '../token/tried-lines.ts';
import { beginAnother } from './begin-another.ts';
import { otherProgramsNote } from './first-rotation.ts';
import { answeredLine, progressLine, type TakeStep, type Waited, waitUntilSettled } from './rotation-progress.ts';

const sharedKeyWarning =
  "If another program signs in with this app's key, a new certificate locks it out: stop and ask first.";

export async function rotateName(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  if (isSet(options, 'deploy')) return (await import('./deploy.ts')).rotateDeployed(app, invocation);
  for (const only of ['putBack', 'now'] as const) {
    if (isSet(options, only)) throw invalidInput(only, 'it goes with --deploy alone', 'Give --deploy as well.');
  }
  if (isSet(options, 'dryRun')) throw invalidInput('dryRun', 'it goes with --deploy alone', 'Give --deploy as well.');
  const name = argument(invocation, 0);
  const out = textOption(options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const days = textOption(options, 'days');
  const algorithm = textOption(options, 'algorithm');
  const request = {
    name,
    ...(algorithm === undefined ? {} : { algorithm: checkedAlgorithm(algorithm) }),
    ...(days === undefined ? {} : { lifetimeDays: wholeNumber(days, 'days', 1, 3_650) }),
  };
  const onTried = attemptProgress(app.terminal);
  const step: TakeStep = (said) => app.perform(rotate, { ...request, ...said }, onTried);
  const programs = await app.perform(findOtherPrograms, { name });
  const isAttended = app.terminal.isInteractive && !isSet(options, 'yes');
  const isAsked = programs !== null && isAttended;
  if (isAsked && (await isSharedKey(app, programs))) return sharedKey(app.calledAs());
  const isPatient = isSet(options, 'wait');
  const isReported = isSet(options, 'uploaded');
  let state = await step({ uploaded: isReported });
  let waited: Waited | null = null;
  if (isAttended && !isPatient && !isReported && state.acceptedAt !== null) {
    const { confirm } = await import('../prompts.ts');
    ({ state, waited } = await beginAnother(app, state, step, name, confirm));
  }
  const upload = await uploadOf(app, name, state, out, programs);
  const written = upload === null && out !== undefined ? await writtenTo(app, name, state, out) : null;
  if (isAttended && upload !== null && !isPatient) {
    const lines = uploadLines({ ...upload, programs: isAsked ? null : programs }, state);
    app.terminal.err(`${fitted(lines.join('\n'), app.terminal.width)}\n`);
    const { confirm } = await import('../prompts.ts');
    if (await confirm('Is the new certificate saved in Salesforce?')) state = await step({ uploaded: true });
  }
  const isWaitedFor = isAttended && (state.acceptedAt !== null || state.uploadReportedAt !== null);
  if (waited === null && (isPatient || isWaitedFor)) waited = await waitUntilSettled(app, state, step, name);
  state = waited?.state ?? state;
  const found = waited === null ? await app.perform(diagnoseRotation, { name, state }) : waited.found;
  return outcomeOf(app, name, {
    state,
    attempts: waited?.attempts ?? state.attempts,
    answered: waited === null,
    upload,
    written,
    diagnosis: found === null ? null : rotationWords(found, { name, latchkey: app.calledAs() }),
    isPatient,
    isShown: isAttended && !isPatient,
  });
}

async function isSharedKey(app: Application, programs: OtherPrograms): Promise<boolean> {
  app.terminal.err(`${fitted(otherProgramsNote(programs), app.terminal.width)}\n`);
  const { confirm } = await import('../prompts.ts');
  return confirm("Does another program sign in with this app's key?");
}

function sharedKey(latchkey: string): Outcome {
  const text = [
    'Nothing was changed. A new certificate would lock that program out: the app has one slot.',
    `Give it an app of its own, or let it get its tokens here (${latchkey} token NAME), then rotate.`,
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

/** What is to be uploaded, and how; null when the org has it, or somebody said so and it may be on its way. */
async function uploadOf(
  app: Application,
  name: string,
  state: RotationState,
  out: string | undefined,
  programs: OtherPrograms | null,
): Promise<Upload | null> {
  const isOnItsWay = state.uploadReportedAt !== null && !state.isLate;
  if (state.acceptedAt !== null || isOnItsWay) return null;
  const { fingerprint } = state.keyPair;
  const { pem, fileName } = await app.perform(showCertificate, { name, fingerprint, isForUpload: true });
  const known = resolve(app.workingFolder, out ?? fileName);
  // Written once, then found again.
  const isThere = out === undefined && (await app.files.exists(known));
  const file = isThere ? known : await writeCertificate(app, name, fingerprint, known, pem);
  const { connection, app: clientApp } = await app.perform(showConnection, { name });
  const others = state.connections.filter((other) => other !== connection.name);
  return { file, steps: uploadSteps(clientApp, connection, file), others, programs };
}

/** Its certificate is asked for although the org has it, or it is on its way there. */
async function writtenTo(app: Application, name: string, { keyPair }: RotationState, out: string): Promise<string> {
  const { fingerprint } = keyPair;
  const { pem } = await app.perform(showCertificate, { name, fingerprint, isForUpload: true });
  return writeCertificate(app, name, fingerprint, resolve(app.workingFolder, out), pem);
}

function uploadLines({ file, steps, others, programs }: Upload, { keyPair }: RotationState): string[] {
  const which = keyPair.standing.state === 'previous' ? 'The certificate to go back to' : 'The new certificate';
  return [
    `${which}, valid until ${day(keyPair.notAfter)}: ${file}`,
    ...(others.length > 0 ? [`This rotates the app of ${others.join(', ')} as well.`] : []),
    ...(programs === null ? [] : [otherProgramsNote(programs), sharedKeyWarning]),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
}

interface Ended {
  state: RotationState;
  /** Of the whole way. */
  attempts: readonly TriedKey[];
  /** What the last look was answered is to be told: nobody watched. */
  answered: boolean;
  upload: Upload | null;
  /** By --out, where nothing is to be uploaded any more. */
  written: string | null;
  diagnosis: ToldDiagnosis | null;
  isPatient: boolean;
  /** The upload steps were shown already. */
  isShown: boolean;
}

async function outcomeOf(app: Application, name: string, ended: Ended): Promise<Outcome> {
  const { state, diagnosis } = ended;
  const upload = state.acceptedAt === null ? ended.upload : null;
  const whole = await app.perform(showConnection, { name });
  const isMissing = diagnosis !== null && state.failure === null;
  const nextStep = isMissing
    ? `Do that, then: ${app.calledAs()} rotate ${name} --uploaded`
    : nextStepWords(whole.nextStep, app.calledAs());
  const { programs } = ended.upload ?? { programs: null };
  const { step, keyPair, nextLookAt, ...view } = rotate.view({ ...state, attempts: ended.attempts }, app.clock.now());
  const json = {
    step,
    keyPair,
    certificateFile: upload?.file ?? ended.written,
    uploadSteps: upload?.steps ?? [],
    signInSources: findOtherPrograms.view(programs),
    ...view,
    diagnosis,
    nextLookAt,
    nextStep,
  };
  const answered = ended.answered ? answeredLine(state, whole.pairs) : null;
  const colours = paint(app.terminal.hasColour);
  const stands = progressLine(state, whole, app.settings());
  const lines = [
    ...(upload !== null && !ended.isShown ? uploadLines(upload, state) : []),
    ...(answered === null ? [] : [answered]),
    ...(ended.written === null ? [] : [`Wrote ${ended.written}`]),
    state.step === 'settled' ? colours.as('green', stands) : stands,
    `  ${state.keyPair.standing.state} key pair ${state.keyPair.fingerprint}`,
    ...(diagnosis === null ? [] : ['', ...diagnosisLines(diagnosis, colours), '']),
    `Next: ${nextStep}`,
  ];
  // One step that found nothing yet is done; who waits for the end, or signs in no more, is told by the exit code.
  const isBroken = diagnosis !== null && (state.isSlotLost || state.failure !== null || ended.isPatient);
  return { text: lines.join('\n'), json, exitCode: isBroken ? 1 : 0 };
}
