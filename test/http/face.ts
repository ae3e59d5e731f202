// The HTTP face in process, over a real database with one certificate that is about to expire and a channel that writes
// down what it gets.

import type { TestContext } from 'node:test';
import { Secret } from '../../src/domain/secret.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { createHttpFace } from '../../src/http/http-face.ts';
import { Counters } from '../../src/http/installation/counters.ts';
import { type PageFiles, Pages } from '../../src/http/pages.ts';
import { WriteProof } from '../../src/operations/installation/check-readiness.ts';
import { collectMetrics } from '../../src/operations/installation/steps/collect-metrics.ts';
import { type Office, openOffice } from '../operations/notice/office.ts';
import { trustedClock } from '../operations/scene/installation.ts';

export const origin = 'http://127.0.0.1:7420';
const asker = { address: '127.0.0.1', isSecure: false };
export const publicOrigin = 'https://latchkey.acme.example';
export const token = 'a-token-of-more-than-thirty-two-characters';

/** What a build of the pages leaves, in small. */
const pageFiles: PageFiles = new Map(
  Object.entries({ '/index.html': '<!doctype html><title>Latchkey</title>', '/assets/index-1a2b.js': 'run();' }).map(
    ([path, text]) => [path, new TextEncoder().encode(text)],
  ),
);

export interface Face {
  office: Office;
  counters: Counters;
  isAccepting: boolean;
  isVaultUsable: boolean;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The request as a server hands it over. */
  answer(request: Request): Promise<Response>;
  /** The link in the one mail that was sent. */
  acknowledgePath: string;
}

export async function openFace(test: TestContext): Promise<Face> {
  const office = await openOffice(test, ['mail'], { publicUrl: publicOrigin });
  await office.settle('acme', 20);
  await office.run();
  const [message] = office.mail.received;
  if (message?.acknowledgeUrl === undefined || message.acknowledgeUrl === null) throw new TypeError('a link was sent');
  const counters = new Counters();
  const { context } = office;
  const metricsContext = {
    ...context,
    settings: defaultSettings,
    clockTrust: trustedClock,
    clock: { ...context.clock, ...awake(office) },
  };
  const face: Face = {
    office,
    counters,
    isAccepting: true,
    isVaultUsable: true,
    fetch: (path, init) => http.fetch(new Request(path.startsWith('http') ? path : `${origin}${path}`, init), asker),
    answer: (request) => http.fetch(request, asker),
    acknowledgePath: new URL(message.acknowledgeUrl).pathname,
  };
  const http = createHttpFace({
    api: null,
    pages: new Pages(pageFiles),
    context: {
      ...context,
      metrics: () => collectMetrics(metricsContext),
      writeProof: new WriteProof(context),
      troubles: face,
    },
    origins: [origin, 'http://localhost:7420', publicOrigin],
    token: new Secret(token),
    isAccepting: () => face.isAccepting,
    ownSamples: () => counters.samples(),
    hasProbeFace: false,
  });
  return face;
}

/** Pages are read without a pause: nobody moves the clock meanwhile. */
function awake({ clock }: Office) {
  return { now: () => clock.now(), monotonicMs: () => clock.monotonicMs(), sleep: async () => undefined };
}

export const authorized = { headers: { authorization: `Bearer ${token}` } };
