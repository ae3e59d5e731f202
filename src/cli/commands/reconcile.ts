// `latchkey reconcile --once`: one pass over all that is due, for a crontab instead of `serve`.

import type { Application } from '../application.ts';
import type { Outcome } from '../outcome.ts';

export async function reconcile(app: Application): Promise<Outcome> {
  const { looked, failed } = await app.reconcileOnce();
  const text = `Looked at ${looked} connection${looked === 1 ? '' : 's'}${failed > 0 ? `; ${failed} could not be looked at, see the log` : ''}.`;
  return { text, json: { looked, failed }, exitCode: failed > 0 ? 4 : 0 };
}
