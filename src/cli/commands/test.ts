// `latchkey test NAME`: "Connection verified.", or the diagnosis.

import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { invalidInput } from '../../domain/errors.ts';
import { signInError } from '../../operations/acquire-token.ts';
import type { Context } from '../../operations/context.ts';
import { status } from '../../operations/status.ts';
import { type TestResult, testConnection } from '../../operations/test-connection.ts';
import type { Application } from '../application.ts';
import { describeDoubt, isClockTrusted } from '../clock-doubt.ts';
import { type Paint, paint } from '../colours.ts';
import { day } from '../describe.ts';
import { diagnosisLines } from '../diagnosis-lines.ts';
import type { Invocation } from '../invocation.ts';
import { note, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { attemptProgress } from '../tried-lines.ts';
import { testUntilPropagated } from '../wait-for-propagation.ts';

export async function test(app: Application, invocation: Invocation): Promise<Outcome> {
  const [name] = invocation.values;
  const isAll = isSet(invocation.options, 'all');
  if (isAll === (name !== undefined)) {
    const problem = isAll ? 'it is given together with --all' : 'it is missing';
    throw invalidInput('name', problem, 'Name a connection, or give --all.');
  }
  const context = await app.context();
  if (name === undefined) return testAll(app, context);
  const once = () => testOne(app, context, name);
  const result = isSet(invocation.options, 'wait') ? await testUntilPropagated(app, context, once) : await once();
  const doubt = await app.clockDoubt(result.whole.connection.loginUrl);
  if (doubt?.doubt === 'offServerTime') note(app.terminal, `${describeDoubt(doubt)}.`);
  return testOutcome(app, context, result);
}

export function testOutcome(app: Application, { settings }: Context, result: TestResult): Outcome {
  const text = describe(result, settings.loginsPerHour, paint(app.terminal.hasColour));
  return { text, json: testJson(result), exitCode: result.verified ? 0 : 1 };
}

export async function testOne(app: Application, context: Context, name: string): Promise<TestResult> {
  return testConnection(context, name, {
    isClockTrusted: await isClockTrusted(app, context, name),
    onTried: attemptProgress(app.terminal),
  });
}

async function testAll(app: Application, context: Context): Promise<Outcome> {
  const { connections } = await status(context);
  const colours = paint(app.terminal.hasColour);
  const results: TestResult[] = [];
  for (const { connection } of connections) {
    app.terminal.progress(connection.name);
    results.push(await testOne(app, context, connection.name));
  }
  const broken = results.filter(({ verified }) => !verified);
  const lines = results.map((result) => oneLine(result, colours));
  const summary =
    broken.length === 0
      ? `All ${results.length} connections verified.`
      : `${broken.length} of ${results.length} connections do not work. For the cause of one: latchkey test NAME`;
  return {
    text: [...lines, summary].join('\n'),
    json: { connections: results.map(testJson) },
    exitCode: broken.length === 0 ? 0 : 1,
  };
}

function oneLine(result: TestResult, { as }: Paint): string {
  const { name } = result.whole.connection;
  if (result.verified) return `${name}: ${as('green', 'verified')}`;
  const [best] = result.diagnosis.causes;
  return `${name}: ${as('red', 'does not work')}${best === undefined ? '' : `, most likely: ${best.title}`}`;
}

function describe(result: TestResult, loginsPerHour: number, colours: Paint): string {
  if (result.verified) {
    const { pair, orgId, username, daysLeft } = result;
    return [
      colours.as('green', 'Connection verified.'),
      `  org ${orgId}, signed in as ${username}`,
      `  ${pair.standing.state} key pair ${pair.fingerprint}`,
      `  certificate valid until ${day(pair.notAfter)}, ${colours.paintDays(daysLeft, `${daysLeft} days left`)}`,
    ].join('\n');
  }
  const { connection } = result.whole;
  const known = signInError(connection.name, result.failure, loginsPerHour);
  // What is known needs no ranking of causes.
  if (known.code !== 'signInFailed') return [colours.as('red', known.message), known.nextAction].join('\n');
  const headline = `"${connection.name}" could not sign in: ${redactSecrets(result.failure.message)}`;
  return [colours.as('red', headline), '', ...diagnosisLines(result.diagnosis, colours)].join('\n');
}

export function testJson(result: TestResult) {
  const { connection } = result.whole;
  if (!result.verified) {
    const { diagnosis } = result;
    return {
      connection: connection.name,
      verified: false,
      orgId: connection.org?.orgId ?? null,
      username: connection.username,
      keyPair: null,
      diagnosis,
    };
  }
  const { pair, orgId, username, daysLeft } = result;
  const keyPair = {
    fingerprint: pair.fingerprint,
    state: pair.standing.state,
    notAfter: new Date(pair.notAfter).toISOString(),
    daysLeft,
  };
  return { connection: connection.name, verified: true, orgId, username, keyPair, diagnosis: null };
}
