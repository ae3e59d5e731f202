// What a monitoring system asks: health, and metrics for whoever holds the token of the data folder. Where it has a listener of its
// own, that one answers nothing else. There no name of a host is asked for: health tells nothing of the installation.

import { Hono } from 'hono';
import { type Access, anybody } from '../../domain/access/permission.ts';
import type { MetricsSnapshot } from '../../domain/installation/metrics-snapshot.ts';
import type { Secret } from '../../domain/secret.ts';
import { perform } from '../../operations/act.ts';
import type { NoticeContext } from '../../operations/context.ts';
import { checkReadiness, type VaultProof, type WriteProof } from '../../operations/installation/check-readiness.ts';
import { readMetrics } from '../../operations/installation/read-metrics.ts';
import type { Fetch } from '../asker.ts';
import type { FaceApp } from '../face-app.ts';
import { faceProblem, nothingHere } from '../problem.ts';
import { hasToken } from '../request-checks.ts';
import { withStrictHeaders } from '../strict-headers.ts';
import type { Sample } from './metric-table.ts';
import { metricsContentType, renderMetrics } from './render-metrics.ts';
import { snapshotSamples } from './snapshot-samples.ts';

export interface ProbeParts {
  context: HttpNeeds;
  token: Secret<string>;
  /** False while it starts and once it stops. */
  isAccepting(): boolean;
  /** Of this process; they stand beside those of the installation. */
  ownSamples(): readonly Sample[];
}

/** What an act may need when a request outside of the API performs it. */
export type HttpNeeds = Pick<
  NoticeContext,
  'store' | 'clock' | 'sealer' | 'random' | 'log' | 'actor' | 'noticeSettings'
> & {
  metrics(): Promise<MetricsSnapshot>;
  writeProof: WriteProof;
  troubles: VaultProof;
};

/** The token of the data folder, for a monitoring system. */
const tokenHolder: Access = { permissions: ['open', 'monitor'], reach: null };

export function createProbeFace(parts: ProbeParts): { fetch: Fetch } {
  const app: FaceApp = new Hono();
  healthRoutes(app, parts);
  metricsRoute(app, parts);
  app.notFound(nothingHere);
  app.onError((error) => {
    parts.context.log.write('error', 'A request failed.', { error });
    return faceProblem('internal', 500, null);
  });
  return {
    fetch: async (request, asker) => withStrictHeaders(await app.fetch(request, { asker, words: null }), null),
  };
}

export function healthRoutes(app: FaceApp, { context, isAccepting }: ProbeParts): void {
  app.get('/health/live', () => Response.json({ status: 'live' }));
  app.get('/health/ready', async () => {
    const { database, vault } = await perform(anybody, checkReadiness, context, undefined);
    const isReady = database && vault && isAccepting();
    const body = { status: isReady ? 'ready' : 'notReady', database, vault, accepting: isAccepting() };
    return Response.json(body, { status: isReady ? 200 : 503 });
  });
}

/** What is asked for after it without the token gets 401, whatever it is. */
export function metricsRoute(app: FaceApp, { context, token, ownSamples }: ProbeParts): void {
  app.use(async (c, next) => (hasToken(c.req.raw, token) ? next() : unauthorized()));
  app.get('/metrics', async () => {
    const snapshot = await perform(tokenHolder, readMetrics, context, undefined);
    const samples = [...ownSamples(), ...snapshotSamples(snapshot)];
    return new Response(renderMetrics(samples), { headers: { 'content-type': metricsContentType } });
  });
}

function unauthorized(): Response {
  const refused = faceProblem('probeToken', 401, null);
  refused.headers.set('www-authenticate', 'Bearer');
  return refused;
}
