// How far a rotation is, read from what is stored and from the look that was just made.

import { pairIn } from '../../../domain/key-pair/key-pair.ts';
import type { Instant } from '../../../domain/ports.ts';
import {
  type RotationGoal,
  reachedBy,
  rotationGoal,
  spreadUntil,
  uploadReportedAt,
} from '../../../domain/rotation/rotation-goal.ts';
import type { RotationState } from '../../../domain/rotation/rotation-state.ts';
import { isSlotLost } from '../../../domain/token/lost-slot.ts';
import type { SignInFailure, TriedKey } from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';

interface Looked {
  attempts: readonly TriedKey[];
  failure: SignInFailure | null;
  lookedAt: Instant;
}

type Needs = Pick<Context, 'store' | 'settings'>;

export async function rotationStateOf(
  { store, settings }: Needs,
  { app, connection, pairs }: Whole,
  { step, pair }: RotationGoal,
  looked: Looked | null = null,
): Promise<RotationState> {
  const connections = await store.read((tx) => tx.connections.ofApp(app.id));
  const fresh = connections.find(({ id }) => id === connection.id) ?? connection;
  const { standing } = pair;
  const reportedAt = step === 'issued' ? null : uploadReportedAt(app, pair);
  return {
    step,
    keyPair: pair,
    attempts: looked?.attempts ?? [],
    nextLookAt: fresh.nextLookAt,
    connections: connections.map(({ name }) => name),
    acceptedAt: standing.state === 'active' || standing.state === 'settling' ? standing.since : null,
    uploadReportedAt: reportedAt,
    isLate: reportedAt !== null && looked !== null && looked.lookedAt >= spreadUntil(reportedAt, settings),
    isSlotLost: connections.some((one) => isSlotLost({ connection: one, app, pairs })),
    failure: looked?.failure ?? null,
  };
}

/**
 * The same without a step taken: the rotation under way, else the last one; null: no key pair was ever asked for. What a look met
 * is not stored, so that no failure is told.
 */
export async function storedRotation(context: Needs, whole: Whole, now: Instant): Promise<RotationState | null> {
  const { pairs, connection } = whole;
  const active = pairIn(pairs, 'active');
  const goal = rotationGoal(whole, now) ?? (active === undefined ? null : reachedBy(active, pairs));
  if (goal === null) return null;
  const { lastProbeAt } = connection;
  return rotationStateOf(context, whole, goal, {
    attempts: [],
    failure: null,
    lookedAt: lastProbeAt === null || lastProbeAt > now ? 0 : lastProbeAt,
  });
}
