// `latchkey test NAME`: "Connection verified.", or the diagnosis.

import type { TestResult, TestStep } from '../../domain/diagnosis/test-result.ts';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import { isSlotLost } from '../../domain/token/lost-slot.ts';
import { signInError } from '../../domain/token/sign-in-result.ts';
import { testConnection } from '../../operations/diagnosis/test-connection.ts';
import { showWholeStatus } from '../../operations/status/show-whole.ts';
import { testFailureText, toldFailure, toldStep } from '../../text/diagnosis/step-words.ts';
import { type ToldDiagnosis, toldCause, toldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import { errorWords } from '../../text/errors.ts';
import { day } from '../../text/instants.ts';
import { nobodySignsIn } from '../../text/rotation/lost-slot.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import { type Paint, paint } from '../colours.ts';
import { noteWrongClock } from '../installation/wrong-clock.ts';
import type { Invocation } from '../invocation.ts';
import type { Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { meansSeveral, selectedNames } from '../selection.ts';
import { daysInWords } from '../status/describe.ts';
import { attemptProgress } from '../token/tried-lines.ts';
import { testUntilPropagated } from '../token/wait-for-propagation.ts';
import { diagnosisLines } from './diagnosis-lines.ts';

type Verified = Extract<TestResult, { verified: true }>;
type NotVerified = Extract<TestResult, { verified: false }>;

export async function test(app: Application, invocation: Invocation): Promise<Outcome> {
  const names = await selectedNames(app, invocation);
  const isAll = isSet(invocation.options, 'all');
  if (isAll === (names !== null)) {
    const problem = isAll ? 'it is given together with --all' : 'it is missing';
    throw invalidInput('name', problem, 'Name a connection, or give --all.');
  }
  const [name] = names ?? [];
  if (name === undefined || meansSeveral(invocation)) return testSeveral(app, names);
  const isPatient = isSet(invocation.options, 'wait');
  const result = isPatient
    ? await testUntilPropagated(app, () => testOne(app, name, 'passing'))
    : await testOne(app, name);
  await noteWrongClock(app, name);
  return testOutcome(app, result);
}

export function testOutcome(app: Application, result: TestResult): Outcome {
  const text = describe(app, result, app.settings().loginsPerHour);
  return { text, json: testJson(result, app.calledAs()), exitCode: result.verified ? 0 : 1 };
}

/** @param steps `passing` where it is tested again and again: one line that lives, and not all of them at each try. */
export async function testOne(
  app: Application,
  name: string,
  steps: 'progress' | 'passing' = 'progress',
): Promise<TestResult> {
  const onTried = attemptProgress(app.terminal);
  return app.perform(testConnection, { name }, (told) => {
    if ('tried' in told) onTried(told.tried);
    else app.terminal[steps](stepLine(told.step));
  });
}

/** @param names null: all of them. */
async function testSeveral(app: Application, names: readonly string[] | null): Promise<Outcome> {
  const { connections } = await app.perform(showWholeStatus, undefined);
  const chosen = connections.filter(({ connection }) => names === null || names.includes(connection.name));
  const colours = paint(app.terminal.hasColour);
  const results: TestResult[] = [];
  const rationed: LatchkeyError[] = [];
  for (const { connection } of chosen) {
    app.terminal.progress(connection.name);
    try {
      results.push(await testOne(app, connection.name));
    } catch (error) {
      if (!(error instanceof LatchkeyError) || error.code !== 'loginBudgetSpent') throw error;
      rationed.push(error);
    }
  }
  const broken = results.filter(({ verified }) => !verified);
  const lines = [
    ...results.map((result) => oneLine(result, colours)),
    ...rationed.map((error) => `Not tested: ${errorWords(error, app.calledAs()).message}`),
  ];
  const summary =
    broken.length === 0
      ? `${rationed.length === 0 ? 'All ' : ''}${results.length} connections verified.`
      : `${broken.length} of ${results.length} connections do not work. For the cause of one: ${app.calledAs()} test NAME`;
  return {
    text: [...lines, summary].join('\n'),
    json: {
      connections: results.map((result) => testJson(result, app.calledAs())),
      notTested: rationed.map(({ parameters }) => parameters),
    },
    exitCode: broken.length > 0 ? 1 : rationed.length > 0 ? 3 : 0,
  };
}

function oneLine(result: TestResult, { as }: Paint): string {
  const { name } = result.whole.connection;
  if (result.verified) return `${name}: ${as('green', 'verified')}`;
  if (isSlotLost(result.whole)) return `${name}: ${as('red', 'does not work')}. ${nobodySignsIn(result.whole.app)}`;
  const [best] = toldOf(result, '').causes;
  if (best === undefined) return `${name}: ${as('red', 'does not work')}`;
  const isWeighed = best.likelihood > 0 && best.likelihood < 1;
  return `${name}: ${as('red', 'does not work')}${isWeighed ? ', most likely: ' : '. '}${best.title}`;
}

function describe(app: Application, result: TestResult, loginsPerHour: number): string {
  const colours = paint(app.terminal.hasColour);
  if (result.verified) return describeVerified(result, colours, app.calledAs());
  const known = knownError(result, loginsPerHour);
  if (known === null) return describeFailed(result, colours, app.calledAs());
  // What is known needs no ranking of causes.
  const { message, nextAction } = errorWords(known, app.calledAs());
  return `${colours.as('red', message)}\n${nextAction}`;
}

function describeVerified(result: Verified, colours: Paint, latchkey: string): string {
  const { pair, orgId, username, daysLeft, lacking, subject } = result;
  const view = testConnection.view(result);
  const nextStep = 'nextStep' in view ? view.nextStep : null;
  return [
    colours.as('green', 'Connection verified.'),
    `  org ${orgId}, signed in as ${username}`,
    `  ${pair.standing.state} key pair ${pair.fingerprint}`,
    `  certificate valid until ${day(pair.notAfter)}, ${colours.paintDays(daysLeft, daysInWords(daysLeft))}`,
    ...lacking.map((cause) => toldCause(cause, subject)).map(({ title, remedy }) => `For scans: ${title}. ${remedy}`),
    ...(nextStep === null ? [] : [`Next: ${nextStepWords(nextStep, latchkey)}`]),
  ].join('\n');
}

function describeFailed(result: NotVerified, colours: Paint, latchkey: string): string {
  const { connection, app } = result.whole;
  const what = result.failure.code === 'tokenNotUsable' ? 'signed in, but its token is refused' : 'could not sign in';
  const [cause = '', toDo = '', ...why] = diagnosisLines(toldOf(result, latchkey), colours);
  const notDone = notDoneLines(result.steps);
  return [
    ...(isSlotLost(result.whole) ? [colours.as('red', nobodySignsIn(app))] : []),
    colours.as('red', cause),
    toDo,
    `"${connection.name}" ${what}: ${testFailureText(result.failure)}`,
    ...spreadingLines(result, latchkey),
    '',
    ...why,
    ...(notDone.length === 0 ? [] : ['', colours.as('bold', 'Not tried:'), ...notDone]),
  ].join('\n');
}

function toldOf({ diagnosis, whole }: NotVerified, latchkey: string): ToldDiagnosis {
  return toldDiagnosis(diagnosis, { name: whole.connection.name, latchkey });
}

function knownError({ whole, failure }: NotVerified, loginsPerHour: number) {
  if (failure.code === 'keyPairDamaged' || failure.code === 'tokenNotUsable') return null;
  const error = signInError(whole.connection.name, failure, loginsPerHour);
  return error.code === 'signInFailed' ? null : error;
}

function spreadingLines({ spreading }: NotVerified, latchkey: string): string[] {
  if (spreading === null) return [];
  const { until, nextTryAt } = spreading;
  const next = nextTryAt < until ? ` at ${time(nextTryAt)}` : '';
  return [
    `Wait until ${time(until)} UTC; \`${latchkey} serve\` tries it again by itself${next}. Change nothing meanwhile.`,
  ];
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

function testJson(result: TestResult, latchkey: string) {
  const view = { ...testConnection.view(result), steps: result.steps.map((step) => toldStep(step)) };
  if (!result.verified) return { ...view, ...toldFailure(result.failure), diagnosis: toldOf(result, latchkey) };
  return { ...view, lacking: result.lacking.map((cause) => toldCause(cause, result.subject)) };
}

const marks = { passed: 'ok ', failed: '!  ', notTried: '-  ', notPermitted: '-  ' } as const;

function stepLine(step: TestStep): string {
  const { outcome, text, why } = toldStep(step);
  return `  ${marks[outcome]} ${text}${why === null ? '' : ` Not done: ${why}.`}`;
}

/** What was left out, said again beside the diagnosis: it bounds what the diagnosis can know. */
function notDoneLines(steps: readonly TestStep[]): string[] {
  return steps
    .filter(({ outcome }) => outcome === 'notTried' || outcome === 'notPermitted')
    .map((step) => toldStep(step))
    .map(({ text, why }) => `- ${text} (${why})`);
}
