// The way from one simulated process to the orgs and back: it takes time, it times out, and what breaks on it breaks as the real
// transport says it.

import type { Question, Reply } from '../../simulator/exchange.ts';
import { connectionReset } from '../../simulator/faults/play-fault.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import {
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type Transport,
  TransportFault,
} from '../../src/domain/ports.ts';
import type { Scheduler } from './scheduler.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface NetworkParts {
  scheduler: Scheduler;
  simulator: Pick<Simulator, 'reply'>;
  random: SeededRandom;
  clock: Clock;
  onSent(request: HttpRequest): void;
  onAnswered(request: HttpRequest, status: number | null): void;
}

export function simulatedTransport(parts: NetworkParts): Transport {
  return {
    send(request, signal) {
      const startMs = parts.clock.monotonicMs();
      return new Promise<HttpResponse>((resolve, reject) => {
        let isOver = false;
        const end = (status: number | null, settle: () => void) => {
          if (isOver) return;
          isOver = true;
          timeout.cancel();
          parts.onAnswered(request, status);
          settle();
        };
        const fail = (fault: TransportFault) => end(null, () => reject(fault));
        const timeout = parts.scheduler.after(request.timeoutMs, () => {
          fail(new TransportFault('timedOut', 'no answer in time'));
        });
        signal?.addEventListener('abort', () => fail(new TransportFault('aborted', 'given up by the caller')), {
          once: true,
        });
        parts.onSent(request);
        parts.scheduler.after(wayMs(parts.random), async () => {
          try {
            const response = await readWhole(await parts.simulator.reply(asQuestion(request)));
            parts.scheduler.after(wayMs(parts.random), () => {
              const roundTripMs = parts.clock.monotonicMs() - startMs;
              end(response.status, () => resolve({ ...response, roundTripMs }));
            });
          } catch (error) {
            if (!isOver) fail(faultOf(error));
          }
        });
      });
    },
  };
}

/** Mostly quick; one way in fifty takes a second or two. */
function wayMs(random: SeededRandom): number {
  return random.happens(0.02) ? random.between(500, 2_000) : random.between(10, 150);
}

function asQuestion({ method, url, headers, body }: HttpRequest): Question {
  return {
    method,
    url,
    headers: { get: (name) => headers[name] ?? null },
    text: async () => String(body ?? ''),
    formData: async () => formOf(String(headers['content-type']), Buffer.from(body ?? '')),
  };
}

/** What a deploy sends. Read at once: what Node reads of a form or a Blob takes turns of the event loop, of any number. */
function formOf(contentType: string, body: Buffer): FormData {
  const form = new FormData();
  const text = body.toString('latin1');
  for (const part of text.split(`--${contentType.split('boundary=')[1]}`).slice(1, -1)) {
    const [head = ''] = part.split('\r\n\r\n', 1);
    const [, name = ''] = / name="([^"]*)"/.exec(head) ?? [];
    const value = part.slice(head.length + 4, -2);
    if (head.includes('filename=')) form.set(name, new ReadFile(Buffer.from(value, 'latin1')));
    else form.set(name, value);
  }
  return form;
}

class ReadFile extends File {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Buffer) {
    super([new Uint8Array(bytes)], 'file.zip', { lastModified: 0 });
    this.#bytes = new Uint8Array(bytes);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes.buffer);
  }
}

async function readWhole({ status, headers, body, isBrokenOff }: Reply): Promise<Omit<HttpResponse, 'roundTripMs'>> {
  if (isBrokenOff === true) throw connectionReset();
  if (typeof body === 'string') return { status, headers, body: Buffer.from(body) };
  return { status, headers, body: new Uint8Array(await new Response(body).arrayBuffer()) };
}

function faultOf(error: unknown): TransportFault {
  if (error instanceof TypeError) return new TransportFault('connectionReset', error.message);
  throw error;
}
