// `latchkey token NAME`: an access token and nothing else on standard output.

import { invalidInput } from '../../domain/errors.ts';
import { iso } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import { TokenSource } from '../../operations/token/acquire.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet } from '../read-options.ts';

const largestTokenBytes = 16 * 1024;

export async function token(app: Application, invocation: Invocation): Promise<Outcome> {
  const context = await app.context();
  const { connection } = await context.store.read((tx) => findConnection(tx, argument(invocation, 0)));
  const source = new TokenSource(context);
  const refused = isSet(invocation.options, 'refusedStdin') ? await refusedToken(app) : null;
  app.terminal.passing(`Getting a token for "${connection.name}" …`);
  const access =
    refused === null
      ? await source.acquire(connection.id, { fresh: isSet(invocation.options, 'fresh') })
      : await source.refused(connection.id, refused);
  const accessToken = access.token.reveal();
  const { instanceUrl } = access;
  return done(accessToken, {
    accessToken,
    instanceUrl,
    issuedAt: iso(access.issuedAt),
    goodUntil: iso(access.goodUntil),
  });
}

/** Errors: invalidInput when there is none: a script that loses it must not get the same one again. */
async function refusedToken({ terminal }: Application): Promise<Secret<string>> {
  const refused = new TextDecoder().decode(await terminal.readInput(largestTokenBytes)).trim();
  if (refused === '')
    throw invalidInput('refused token', 'standard input is empty', 'Give the token that Salesforce refused there.');
  return new Secret(refused);
}
