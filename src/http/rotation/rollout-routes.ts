// Rotations without hands of many apps, in waves: asked for, seen, stopped.

import { z } from 'zod';
import type { Instant } from '../../domain/ports.ts';
import { showRollout } from '../../operations/rotation/show-rollout.ts';
import { startRollout } from '../../operations/rotation/start-rollout.ts';
import { stopRollout } from '../../operations/rotation/stop-rollout.ts';
import { rolloutAppWords } from '../../text/rotation/rollout-words.ts';
import { type Asked, route } from '../route.ts';
import { connectionName, instant } from '../shapes.ts';

const size = z.int().min(1).max(1_000);

const rollout = z.strictObject({
  id: z.string(),
  phase: z.enum(['running', 'stopped', 'done']),
  pattern: z.string(),
  labels: z.array(z.string()),
  batch: z.int(),
  stopAfter: z.int(),
  askedBy: z.string(),
  askedAt: instant,
  endedAt: instant.nullable(),
  stoppedBy: z.string().nullable().describe('Null: failures stopped it, or nobody did.'),
  waves: z.int().describe('Begun so far.'),
  apps: z.array(
    z.strictObject({
      appName: z.string(),
      connection: z.string().describe('The one that deploys.'),
      wave: z.int().nullable(),
      standing: z.enum(['waiting', 'called', 'underWay', 'settled', 'failed']),
      phase: z.string().nullable().describe('Of its rotation, see docs/decisions/hands-free.md.'),
      problem: z.looseObject({ type: z.string() }).nullable(),
      message: z.string().nullable().describe('How far it is, or why it failed, in words.'),
      notBegun: z.string().nullable().describe('The code of the error for which its rotation could not begin.'),
    }),
  ),
  leftOut: z.array(
    z.strictObject({
      appName: z.string(),
      connections: z.array(connectionName),
      why: z.enum(['guided', 'nothingInUse', 'handover', 'rotatedLately', 'outsideWindow']),
    }),
  ),
});

type Shown = Parameters<typeof startRollout.view>[0];

function told(shown: Shown, now: Instant, { words }: Pick<Asked, 'words'>) {
  const { apps, ...view } = startRollout.view(shown, now);
  return { ...view, apps: apps.map((one) => ({ ...one, message: rolloutAppWords(one, words) })) };
}

export const rolloutRoutes = {
  'rotation.startRollout': route(startRollout, {
    at: 'POST /api/rollout',
    summary:
      'Begins rotations without hands of many apps, in waves: one first. Of the same selection: the one that runs, or one that stopped goes on.',
    status: 202,
    creates: 'plain',
    body: z.strictObject({
      pattern: z.string().min(1).max(100).default('*').describe('Of the names of connections; * for anything.'),
      labels: z.array(z.string()).default([]).describe('Each connection bears all of them.'),
      batch: size.optional().describe('At most so many apps a wave; 10 unless said.'),
      stopAfter: size.optional().describe('So many failures stop it; 1 unless said.'),
    }),
    input: ({ body }) => body,
    show: told,
    answer: rollout,
  }),
  'rotation.showRollout': route(showRollout, {
    at: 'GET /api/rollout',
    summary: 'The newest rotation of many apps: how far each is; null: there was none.',
    show: (shown, now, asked) => shown && told(shown, now, asked),
    answer: rollout.nullable(),
  }),
  'rotation.stopRollout': route(stopRollout, {
    at: 'POST /api/rollout/stop',
    summary: 'Begins no further app; what has begun goes on to its end.',
    show: told,
    answer: rollout,
  }),
};
