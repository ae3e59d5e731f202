// A rollout: rotations without hands of many apps, in waves. The first wave is one app alone, the canary; each further one begins when
// all of the one before have ended. It stops at failures, and goes on from there when it is asked for again.

import type { ErrorCode } from '../errors.ts';
import type { Instant } from '../ports.ts';
import type { SwapProblem } from './swap.ts';
import { isOpenSwap, type SwapPhase } from './swap-phases.ts';

/** Which connections are meant: a name or pattern, and labels that each of them bears. */
export interface RolloutSelection {
  pattern: string;
  labels: readonly string[];
}

/** An app that fits, and is not rotated now. */
export interface AppLeftOut {
  appName: string;
  connections: readonly string[];
  why: 'guided' | 'nothingInUse' | 'handover' | 'rotatedLately' | 'outsideWindow';
}

export interface Rollout extends RolloutSelection {
  id: string;
  /** Stopped: no further app is begun until it is asked for again. */
  phase: 'running' | 'stopped' | 'done';
  /** At most so many apps a wave. */
  batch: number;
  /** So many failures stop it; one in the canary's wave does in any case. */
  stopAfter: number;
  askedBy: string;
  askedAt: Instant;
  /** Begun so far. */
  waves: number;
  /** The wave that is one app alone: the first after it was asked for, or asked for again. */
  canaryWave: number;
  leftOut: readonly AppLeftOut[];
  /** Who stopped it; null: failures did, or nobody. */
  stoppedBy: string | null;
  /** Nobody takes it before. */
  lookAt: Instant;
  /** When it stopped, or was done. */
  endedAt: Instant | null;
}

/** Errors that concern one app alone; anything else may pass, and is tried again. */
export const notBegunCodes = [
  'handsFreeOff',
  'nothingToSwap',
  'signedByAuthority',
  'outsideWindow',
  'tooManyIssued',
  'connectionNotFound',
  'changedMeanwhile',
  'clockWrong',
] as const satisfies readonly ErrorCode[];
export type NotBegun = (typeof notBegunCodes)[number];

export interface RolloutApp {
  clientAppId: string;
  appName: string;
  /** The connection that deploys. */
  connection: string;
  /** Null: its wave has not come. */
  wave: number | null;
  swapId: string | null;
  /** The error for which its rotation could not even begin. */
  notBegun: NotBegun | null;
  /** Of its swap. */
  phase: SwapPhase | null;
  problem: SwapProblem | null;
}

type RolloutStanding = 'waiting' | 'called' | 'underWay' | 'settled' | 'failed';

export function standingOf({
  wave,
  swapId,
  notBegun,
  phase,
}: Omit<RolloutApp, 'appName' | 'connection'>): RolloutStanding {
  if (notBegun !== null) return 'failed';
  if (swapId === null) return wave === null ? 'waiting' : 'called';
  if (phase === 'settled') return 'settled';
  return phase !== null && isOpenSwap(phase) ? 'underWay' : 'failed';
}

type RolloutMove =
  | { type: 'begin'; apps: readonly RolloutApp[] }
  | { type: 'call'; apps: readonly RolloutApp[] }
  | { type: 'wait' | 'stop' | 'done' };

/** What is to be done with a running one. */
export function nextMove(
  rollout: Pick<Rollout, 'batch' | 'stopAfter' | 'waves' | 'canaryWave'>,
  apps: readonly RolloutApp[],
): RolloutMove {
  const { batch, stopAfter, waves, canaryWave } = rollout;
  const inStanding = (standing: RolloutStanding) => apps.filter((app) => standingOf(app) === standing);
  const failures = inStanding('failed').length;
  if (failures >= (waves <= canaryWave ? 1 : stopAfter)) return { type: 'stop' };
  const called = inStanding('called');
  if (called.length > 0) return { type: 'begin', apps: called };
  if (inStanding('underWay').length > 0) return { type: 'wait' };
  const waiting = inStanding('waiting');
  if (waiting.length === 0) return { type: failures > 0 ? 'stop' : 'done' };
  return { type: 'call', apps: waiting.slice(0, waves + 1 === canaryWave ? 1 : batch) };
}

/** Whether the same was asked for. */
export function isSameSelection(one: RolloutSelection, other: RolloutSelection): boolean {
  const key = ({ pattern, labels }: RolloutSelection) => JSON.stringify([pattern, labels.toSorted()]);
  return key(one) === key(other);
}
