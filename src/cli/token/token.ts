// `latchkey token NAME`: an access token and nothing else on standard output. `latchkey exec NAME -- COMMAND`: a command that has it
// in its environment, where no process listing shows it.

import { invalidInput } from '../../domain/errors.ts';
import { Secret } from '../../domain/secret.ts';
import { tokenHash } from '../../domain/token/cached-token.ts';
import { acquireToken } from '../../operations/token/acquire.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, textOption } from '../read-options.ts';

type Access = Parameters<typeof acquireToken.view>[0];

const largestTokenBytes = 16 * 1024;

export async function token(app: Application, invocation: Invocation): Promise<Outcome> {
  const refused = isSet(invocation.options, 'refusedStdin') ? tokenHash(await refusedToken(app)) : null;
  const access = await acquired(app, invocation, isSet(invocation.options, 'fresh'), refused);
  return done(written(access, textOption(invocation.options, 'format')), jsonOf(access));
}

export async function exec(app: Application, invocation: Invocation): Promise<Outcome> {
  const [, ...command] = invocation.values;
  const access = await acquired(app, invocation, false, null);
  const exitCode = await app.runCommand(command, variablesOf(access));
  return { text: '', json: undefined, exitCode };
}

function acquired(app: Application, invocation: Invocation, fresh: boolean, refusedHash: string | null) {
  const name = argument(invocation, 0);
  app.terminal.passing(`Getting a token for "${name}" …`);
  return app.perform(acquireToken, { name, fresh, refusedHash });
}

/** With the key that the API calls `assumedGoodUntil` under its earlier name as well. */
function jsonOf(access: Access) {
  const view = acquireToken.view(access);
  return { ...view, goodUntil: view.assumedGoodUntil };
}

/** The names that Salesforce's own command line reads. */
function variablesOf({ token, instanceUrl }: Access): Record<string, string> {
  return { SF_ACCESS_TOKEN: token.reveal(), SF_ORG_INSTANCE_URL: instanceUrl };
}

/** A token has no character that a shell reads inside single quotes. */
function written(access: Access, format = 'token'): string {
  if (format === 'json') return JSON.stringify(jsonOf(access));
  if (format === 'header') return `Authorization: Bearer ${access.token.reveal()}`;
  if (format !== 'env') return access.token.reveal();
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return Object.entries(variablesOf(access))
    .map(([name, value]) => `export ${name}=${quoted(value)}`)
    .join('\n');
}

/** Errors: invalidInput when there is none: a script that loses it must not get the same one again. */
async function refusedToken({ terminal }: Application): Promise<Secret<string>> {
  const refused = new TextDecoder().decode(await terminal.readInput(largestTokenBytes)).trim();
  if (refused === '')
    throw invalidInput('refused token', 'standard input is empty', 'Give the token that Salesforce refused there.');
  return new Secret(refused);
}
