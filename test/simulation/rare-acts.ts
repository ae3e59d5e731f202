// What an admin does once in many years, and what the life of a key pair must take all the same: an old or a given-up
// certificate comes back, for good or for minutes, or turns out to have leaked, also while the org begins to take it.

import { minuteMs } from '../../src/domain/ports.ts';
import type { SeenPair } from './observer.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What the acts are made of. */
export interface Hands {
  readonly random: SeededRandom;
  pairs(): SeenPair[];
  pause(ms: number): Promise<void>;
  issue(): Promise<string | null>;
  discard(fingerprint: string): Promise<unknown>;
  reportLeak(fingerprint: string): Promise<unknown>;
  upload(what: string, fingerprint: string): Promise<void>;
}

export async function playRareAct(hands: Hands): Promise<void> {
  const { random } = hands;
  const back = await (random.happens(0.5) ? anAbandoned(hands) : aPrevious(hands));
  const active = stateOf(hands, 'active');
  if (back === null || active === undefined || active.fingerprint === back) return;
  const what = random.oneOf(['leaked', 'instead', 'for minutes', 'leaks meanwhile', 'for good'] as const);
  if (what === 'leaked') {
    await hands.reportLeak(back);
    return;
  }
  if (what === 'instead') await hands.reportLeak(active.fingerprint);
  await hands.upload('brings back an old certificate', back);
  if (what !== 'for minutes' && what !== 'leaks meanwhile') return;
  await untilSettling(hands, back);
  if (what === 'leaks meanwhile') await hands.reportLeak(back);
  await hands.upload('takes an old certificate away again', active.fingerprint);
}

async function anAbandoned(hands: Hands): Promise<string | null> {
  const given = stateOf(hands, 'abandoned');
  if (given !== undefined) return given.fingerprint;
  const fingerprint = await hands.issue();
  if (fingerprint !== null) await hands.discard(fingerprint);
  return fingerprint;
}

async function aPrevious(hands: Hands): Promise<string | null> {
  const old = stateOf(hands, 'previous') ?? stateOf(hands, 'active');
  const fingerprint = old?.state === 'active' ? await hands.issue() : null;
  if (fingerprint === null) return old?.fingerprint ?? null;
  await hands.upload('uploads', fingerprint);
  await hands.pause(40 * minuteMs);
  return old?.fingerprint ?? null;
}

/** For as long as a certificate spreads, and no longer. */
async function untilSettling(hands: Hands, fingerprint: string): Promise<void> {
  for (let minutes = 0; minutes < 10; minutes += 1) {
    await hands.pause(minuteMs);
    if (stateOf(hands, 'settling')?.fingerprint === fingerprint) return;
  }
}

function stateOf(hands: Hands, state: string): SeenPair | undefined {
  return hands.pairs().find((pair) => pair.state === state);
}
