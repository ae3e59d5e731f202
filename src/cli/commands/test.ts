// `latchkey test NAME`: "Connection verified.", or the diagnosis.

import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Context } from '../../operations/context.ts';
import { status } from '../../operations/status.ts';
import { type TestResult, testConnection } from '../../operations/test-connection.ts';
import type { Application } from '../application.ts';
import { day } from '../describe.ts';
import type { Invocation } from '../invocation.ts';
import type { Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { attemptLine } from '../tried-lines.ts';

export async function test(app: Application, invocation: Invocation): Promise<Outcome> {
  const [name] = invocation.values;
  const context = await app.context();
  if (isSet(invocation.options, 'all')) return testAll(app, context);
  if (name === undefined)
    throw new LatchkeyError('invalidInput', {
      field: 'name',
      problem: 'it is missing',
      fix: 'Name a connection, or give --all.',
    });
  const result = await testOne(app, context, name);
  return { text: describe(result), json: testJson(result), exitCode: result.verified ? 0 : 1 };
}

async function testOne(app: Application, context: Context, name: string): Promise<TestResult> {
  return testConnection(context, name, {
    isClockTrusted: await app.isClockTrusted(),
    onTried: (tried) => app.terminal.err(`${attemptLine(tried)}\n`),
  });
}

async function testAll(app: Application, context: Context): Promise<Outcome> {
  const { connections } = await status(context);
  const results: TestResult[] = [];
  for (const { connection } of connections) results.push(await testOne(app, context, connection.name));
  const broken = results.filter(({ verified }) => !verified);
  const lines = results.map((result) => `${result.whole.connection.name}: ${describe(result).split('\n')[0]}`);
  const summary =
    broken.length === 0
      ? `All ${results.length} connections verified.`
      : `${broken.length} of ${results.length} connections do not work.`;
  return {
    text: [...lines, summary].join('\n'),
    json: { connections: results.map(testJson) },
    exitCode: broken.length === 0 ? 0 : 1,
  };
}

function describe(result: TestResult): string {
  if (result.verified) {
    const { pair, orgId, username, daysLeft } = result;
    return [
      'Connection verified.',
      `  org ${orgId}, signed in as ${username}`,
      `  key pair ${pair.fingerprint} (${pair.standing.state})`,
      `  certificate valid until ${day(pair.notAfter)}, ${daysLeft} days left`,
    ].join('\n');
  }
  const [best, ...others] = result.diagnosis.causes;
  const lines = [`"${result.whole.connection.name}" could not sign in: ${redactSecrets(result.failure.message)}`];
  if (best !== undefined) {
    lines.push(
      '',
      `Most likely: ${best.title}`,
      ...best.evidence.map((one) => `  - ${one}`),
      `What to do: ${best.remedy}`,
    );
  }
  if (others.length > 0) {
    lines.push('', 'Or:', ...others.slice(0, 3).map((one) => `  ${one.title} (${Math.round(one.likelihood * 100)} %)`));
    lines.push(`To tell the first two apart: ${result.diagnosis.tellApart}`);
  }
  return lines.join('\n');
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
