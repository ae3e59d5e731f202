// Server-sent events (HTML Living Standard, section 9.2) as the body of an answer. Nothing is made faster than the reader takes it,
// and a comment now and then tells both sides that the other is there.

import { type Clock, secondMs } from '../domain/ports.ts';

/** Well under the time after which a connection without a byte is closed. */
const beatMs = 10 * secondMs;

export const eventStreamType = 'text/event-stream';

export const beat = ': still here\n\n';

export function wantsEvents(request: Request): boolean {
  return request.method !== 'HEAD' && (request.headers.get('accept') ?? '').toLowerCase().includes(eventStreamType);
}

export function eventText(event: string | null, data: unknown, id?: number | string): string {
  const lines = [...(event === null ? [] : [`event: ${event}`]), `data: ${JSON.stringify(data)}`];
  return `${[...lines, ...(id === undefined ? [] : [`id: ${id}`])].join('\n')}\n\n`;
}

/** @param make Ends when its signal aborts: then nobody reads any more. An error ends the stream; its reader asks again. */
export function eventStream(
  make: (gone: AbortSignal) => AsyncGenerator<string>,
  failed: (error: unknown) => void,
): Response {
  const gone = new AbortController();
  const events = make(gone.signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await events.next();
        if (gone.signal.aborted) return;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        failed(error);
        if (!gone.signal.aborted) controller.close();
      }
    },
    async cancel() {
      gone.abort();
      await events.return(undefined);
    },
  });
  // A proxy in between is asked to hold nothing back.
  return new Response(body, { headers: { 'content-type': eventStreamType, 'x-accel-buffering': 'no' } });
}

/** Waits for what `happens`, no longer than until the next sign of life is due. */
export async function nextOf(
  clock: Pick<Clock, 'sleep'>,
  happens: (over: AbortSignal) => Promise<void>,
  gone: AbortSignal,
): Promise<'happened' | 'beat' | 'gone'> {
  const waiting = new AbortController();
  const over = AbortSignal.any([gone, waiting.signal]);
  try {
    return await Promise.race([
      happens(over).then(() => 'happened' as const),
      clock.sleep(beatMs, over).then(() => 'beat' as const),
    ]);
  } catch (error) {
    if (gone.aborted) return 'gone';
    throw error;
  } finally {
    waiting.abort();
  }
}
