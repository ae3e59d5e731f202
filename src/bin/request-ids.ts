// Gives each request an id, which its answer bears and every line that is logged for it. Of an address no more than its first
// part is logged: those of calendars and acknowledgements are secrets.

import { requestIds } from '../adapters/system/logger.ts';
import { newId } from '../domain/ports.ts';
import type { Fetch } from '../http/asker.ts';
import type { Context } from '../operations/context.ts';

export function withRequestIds(fetch: Fetch, { random, clock, log }: Pick<Context, 'random' | 'clock' | 'log'>): Fetch {
  return (request, asker) => {
    const id = newId(random);
    const beganMs = clock.monotonicMs();
    return requestIds.run(id, async () => {
      const response = await fetch(request, asker);
      response.headers.set('x-request-id', id);
      const path = `/${new URL(request.url).pathname.split('/')[1]}`;
      const ms = Math.round(clock.monotonicMs() - beganMs);
      log.write('info', 'A request was answered.', { method: request.method, path, status: response.status, ms });
      return response;
    });
  };
}
