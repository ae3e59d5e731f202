// The way from one simulated process to the orgs and back: it takes time, it times out, and what breaks on it breaks as the real
// transport says it.

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
  simulator: Pick<Simulator, 'fetch'>;
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
            const response = await readWhole(await parts.simulator.fetch(asFetch(request)));
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

function asFetch({ method, url, headers, body }: HttpRequest): Request {
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body: String(body) }) });
}

async function readWhole(response: Response): Promise<Omit<HttpResponse, 'roundTripMs'>> {
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/** A reset rejects the fetch; an answer that breaks off rejects the reading of its body. Both are told alike here. */
function faultOf(error: unknown): TransportFault {
  if (error instanceof TypeError) return new TransportFault('connectionReset', error.message);
  throw error;
}
