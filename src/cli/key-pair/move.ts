// `latchkey key move NAME --to URI`: a rotation whose new pair is made there, by request where an authority signs. Nothing is exported:
// the old pair stays where it is, as usable as it was, until the new one has settled.

import { LatchkeyError } from '../../domain/errors.ts';
import { setConnection } from '../../operations/connection/set.ts';
import type { Application } from '../application.ts';
import { custodyOf } from '../connection/connection-options.ts';
import type { Invocation } from '../invocation.ts';
import type { Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';
import { download } from './certificate.ts';
import { request } from './key-requests.ts';

export async function moveKeys(app: Application, invocation: Invocation): Promise<Outcome> {
  const custody = custodyOf(textOption(invocation.options, 'to') ?? '');
  const name = argument(invocation, 0);
  // The key first: where the place does nothing for us, nothing is changed.
  const made = await download(app, invocation, custody).catch((error: unknown) => {
    if (!(error instanceof LatchkeyError) || error.code !== 'signedByAuthority') throw error;
    return request(app, invocation, custody);
  });
  await app.perform(setConnection, { name, custody });
  return made;
}
