// `latchkey token NAME`: an access token and nothing else on standard output.

import { invalidInput } from '../../domain/errors.ts';
import { Secret } from '../../domain/secret.ts';
import { acquireToken } from '../../operations/token/acquire.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet } from '../read-options.ts';

const largestTokenBytes = 16 * 1024;

export async function token(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const refused = isSet(invocation.options, 'refusedStdin') ? await refusedToken(app) : null;
  app.terminal.passing(`Getting a token for "${name}" …`);
  const access = await app.perform(acquireToken, { name, fresh: isSet(invocation.options, 'fresh'), refused });
  return done(access.token.reveal(), acquireToken.view(access));
}

/** Errors: invalidInput when there is none: a script that loses it must not get the same one again. */
async function refusedToken({ terminal }: Application): Promise<Secret<string>> {
  const refused = new TextDecoder().decode(await terminal.readInput(largestTokenBytes)).trim();
  if (refused === '')
    throw invalidInput('refused token', 'standard input is empty', 'Give the token that Salesforce refused there.');
  return new Secret(refused);
}
