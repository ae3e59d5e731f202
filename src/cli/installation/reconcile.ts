// `latchkey reconcile --once`: one pass over all that is due, for a crontab instead of `serve`: connections, the
// certificate watch, and the notices that are due.

import { counted } from '../../text/counted.ts';
import type { Application } from '../application.ts';
import type { Outcome } from '../outcome.ts';

export async function reconcile(app: Application): Promise<Outcome> {
  const pass = await app.reconcileOnce();
  const { looked, failed, watched, delivery } = pass;
  const { sent, retrying, givenUp } = delivery;
  const lines = [
    `Looked at ${counted(looked, 'connection')}${failed > 0 ? `; ${failed} could not be looked at, see the log` : ''}.`,
    ...(watched.read + watched.failed > 0
      ? [`Certificate watch: ${watched.read} read, ${watched.failed} to be tried again.`]
      : []),
    ...(sent + retrying + givenUp > 0
      ? [`Messages: ${sent} sent, ${retrying} to be tried again, ${givenUp} given up.`]
      : []),
  ];
  const json = { looked, failed, watched, notices: { sent, retrying, givenUp } };
  return { text: lines.join('\n'), json, exitCode: failed > 0 || givenUp > 0 ? 4 : 0 };
}
