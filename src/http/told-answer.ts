// The answer of an act that tells while it goes on, as events.

import type { Clock } from '../domain/ports.ts';
import type { Log } from '../operations/context.ts';
import type { Words } from '../text/words.ts';
import { beat, eventStream, eventText, nextOf } from './event-stream.ts';
import { problemIn } from './problem.ts';

interface Parts {
  needs: { clock: Clock; log: Log };
  words: Words | null;
}

/**
 * `progress` for each thing told, then `done` with the answer or `problem` with the problem. Until something was told, an error is
 * an answer of its own, with its status. The act goes on also when nobody listens any more.
 */
export async function toldAnswer(
  { needs: { clock, log }, words }: Parts,
  fields: readonly string[],
  run: (tell: (told: unknown) => void) => Promise<{ view: unknown }>,
): Promise<Response> {
  const events: string[] = [];
  let isOver = false;
  let wake = () => {};
  const begun = Promise.withResolvers<void>();
  const add = (event: string, data: unknown) => {
    events.push(eventText(event, data));
    begun.resolve();
    wake();
  };
  const running = run((told) => add('progress', told));
  await Promise.race([running, begun.promise]);
  void running
    .then(
      ({ view }) => add('done', view ?? null),
      (error) => add('problem', problemIn(error, { log, words }, fields)),
    )
    .finally(() => {
      isOver = true;
      wake();
    });
  return eventStream(
    async function* (gone) {
      while (!gone.aborted) {
        yield* events.splice(0);
        if (events.length > 0) continue;
        if (isOver) return;
        const told = () =>
          new Promise<void>((resolve) => {
            wake = resolve;
          });
        if ((await nextOf(clock, told, gone)) === 'beat') yield beat;
      }
    },
    (error) => log.write('warn', 'A stream of events ended with an error.', { error }),
  );
}
