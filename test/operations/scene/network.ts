// The way from the processes of a test to the simulated orgs: in process, with every token request kept, and with a test's
// own hand on what becomes of each.

import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import type { Simulator } from '../../../simulator/simulator.ts';
import {
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type Transport,
  TransportFault,
} from '../../../src/domain/ports.ts';

export interface SentAssertion {
  host: string;
  /** The whole JWS. */
  assertion: string;
  claims: { iss: string; sub: string; aud: string; exp: number; jti: string };
  timeoutMs: number;
}

/** What becomes of a token request: `pass` asks the org. */
export type Fate = (pass: () => Promise<HttpResponse>, sent: SentAssertion) => Promise<HttpResponse>;

export class Network {
  readonly sent: SentAssertion[] = [];
  fate: Fate = (pass) => pass();
  readonly #simulator: Simulator;
  readonly #clock: Clock;

  constructor(simulator: Simulator, clock: Clock) {
    this.#simulator = simulator;
    this.#clock = clock;
  }

  readonly transport: Transport = {
    send: async (request) => {
      // What reads from an org goes by; the tests of this folder are about assertions.
      if (!request.url.endsWith('/services/oauth2/token')) return this.#ask(request);
      const sent = readSent(request);
      this.sent.push(sent);
      return this.fate(() => this.#ask(request), sent);
    },
  };

  /** What was sent since this was asked last. */
  taken(): SentAssertion[] {
    return this.sent.splice(0);
  }

  /** For `fate`: nothing comes back until the request's own time is over. */
  async silence({ timeoutMs }: SentAssertion): Promise<never> {
    await this.#clock.sleep(timeoutMs);
    throw new TransportFault('timedOut', 'no answer in time');
  }

  /** Holds every token request until the test lets them pass. */
  hold(): { arrived: Promise<void>; release(): void } {
    const gate = Promise.withResolvers<void>();
    const arrival = Promise.withResolvers<void>();
    this.fate = async (pass) => {
      arrival.resolve();
      await gate.promise;
      return pass();
    };
    const release = () => {
      this.fate = (pass) => pass();
      gate.resolve();
    };
    return { arrived: arrival.promise, release };
  }

  async #ask({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const given = body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) };
    try {
      const response = await this.#simulator.fetch(new Request(url, { method, headers, ...given }));
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: Object.fromEntries(response.headers), body: bytes, roundTripMs: 0 };
    } catch (error) {
      // A reset rejects the fetch, an answer that breaks off rejects the reading of its body.
      if (!(error instanceof TypeError)) throw error;
      throw new TransportFault('connectionReset', error.message);
    }
  }
}

function readSent({ url, body, timeoutMs }: HttpRequest): SentAssertion {
  const assertion = new URLSearchParams(String(body)).get('assertion') ?? '';
  const [, claims = ''] = assertion.split('.');
  return {
    host: new URL(url).origin,
    assertion,
    claims: JSON.parse(Buffer.from(claims, 'base64url').toString()),
    timeoutMs,
  };
}

/** Whether the assertion was signed with the private key of this certificate (RFC 7515 section 5.2). */
export function isSignedWith({ assertion }: SentAssertion, certificate: string | Uint8Array): boolean {
  const at = assertion.lastIndexOf('.');
  const publicKey = createPublicKey(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }));
  const signature = Buffer.from(assertion.slice(at + 1), 'base64url');
  return verify('sha256', Buffer.from(assertion.slice(0, at)), publicKey, signature);
}
