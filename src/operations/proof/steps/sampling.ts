// Sign-ins in a rhythm, until what the org says has been the same for a while. All times hang on what a propagation is taken for.

import { secondMs } from '../../../domain/ports.ts';
import type { Observation } from '../../../domain/proof/proof.ts';
import { targets } from '../../../domain/token/audience.ts';
import type { RefusalCode, TokenAnswer } from '../../../domain/token/token-answer.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ThrowAwayApp } from './proof-run.ts';
import type { ProofWork } from './proof-work.ts';
import type { ThrowAwayKey } from './throw-away-key.ts';

type Answer = Exclude<TokenAnswer, { type: 'unavailable' | 'noAnswer' }>;

/** What a change that has not arrived yet is answered, whatever the key. */
const notThereYet: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'unknownConsumerKey',
  'appNotFound',
  'userNotAssigned',
  'userNotPreauthorized',
  'missingRefreshScope',
  'wrongAudience',
]);

interface Rhythm {
  intervalMs: number;
  /** So long the same, and it is believed. */
  quietMs: number;
  propagationMs: number;
  /** Longer than any propagation that was ever told of. */
  longestMs: number;
}

function rhythmOf({ context: { settings } }: ProofWork): Rhythm {
  const propagationMs = settings.propagationSeconds * secondMs;
  return {
    intervalMs: Math.max(secondMs, propagationMs / 30),
    quietMs: propagationMs * 0.3,
    propagationMs,
    longestMs: propagationMs * 1.5,
  };
}

/** One sign-in at a throw-away app, at the host and audience that were found to work, or the next that may. */
export async function signInAt(
  work: ProofWork,
  app: ThrowAwayApp,
  key: ThrowAwayKey,
  as: Observation['key'],
): Promise<Answer> {
  if (app.target !== null) return work.signIn(key, as, app.consumerKey, app.target);
  const { connection } = work;
  const loginUrl = connection.org?.instanceUrl ?? connection.loginUrl;
  let last: Answer | null = null;
  for (const target of targets({ ...connection, loginUrl, audience: null, found: null }, app.kind)) {
    last = await work.signIn(key, as, app.consumerKey, target);
    if (last.type === 'accepted') app.target = target;
    const isOfTarget = last.type === 'refused' && (last.code === 'wrongAudience' || last.code === 'appNotFound');
    if (!isOfTarget) return last;
  }
  if (last === null) throw new FoundNothing('unexpected', 'no host to sign in at');
  return last;
}

/** What no waiting changes. @throws FoundNothing */
function isAccepted(answer: Answer): boolean {
  if (answer.type === 'refused' && !notThereYet.has(answer.code)) throw new FoundNothing('unexpected', answer.message);
  return answer.type === 'accepted';
}

/** Until this key was accepted for a while without one refusal. @throws FoundNothing */
export async function awaitSteady(work: ProofWork, app: ThrowAwayApp, key: ThrowAwayKey): Promise<void> {
  const { clock } = work.context;
  const { intervalMs, quietMs, longestMs } = rhythmOf(work);
  const begunAt = clock.now();
  let since: number | null = null;
  for (;;) {
    const answer = await signInAt(work, app, key, 'old');
    if (!isAccepted(answer)) since = null;
    else since ??= clock.now();
    if (since !== null && clock.now() - since >= quietMs) return;
    if (clock.now() - begunAt > longestMs + quietMs) {
      throw new FoundNothing('notAccepted', answer.type === 'accepted' ? null : answer.message);
    }
    await clock.sleep(intervalMs);
  }
}

interface Sampled {
  /** Of the last sign-ins. */
  oldAccepted: boolean;
  newAccepted: boolean;
  /** The last answer that followed what was in the slot before, since then. Null: there was none. */
  lastOldAt: number | null;
  /** The old key was accepted after the new one had been. */
  hasOverlap: boolean;
}

/** Both keys in turn, until nothing follows the old certificate any more, or no propagation lasts so long. */
export async function sampleSwap(
  work: ProofWork,
  app: ThrowAwayApp,
  { before, after, as, since }: { before: ThrowAwayKey; after: ThrowAwayKey; as: 'new' | 'expired'; since: number },
): Promise<Sampled> {
  const { clock } = work.context;
  const { intervalMs, quietMs, propagationMs, longestMs } = rhythmOf(work);
  const seen: Sampled = { oldAccepted: false, newAccepted: false, lastOldAt: null, hasOverlap: false };
  let wasNew = false;
  let lastAcceptedOld = since;
  for (;;) {
    seen.oldAccepted = isAccepted(await signInAt(work, app, before, 'old'));
    seen.newAccepted = isAccepted(await signInAt(work, app, after, as));
    const now = clock.now();
    if (seen.oldAccepted) lastAcceptedOld = now;
    if (seen.oldAccepted && wasNew) seen.hasOverlap = true;
    wasNew ||= seen.newAccepted;
    if (seen.oldAccepted || !seen.newAccepted) seen.lastOldAt = now;
    const quietSince = as === 'new' ? (seen.lastOldAt ?? since) : lastAcceptedOld;
    const isSure = wasNew || now - since >= propagationMs;
    if ((isSure && now - quietSince >= quietMs) || now - since >= longestMs) return seen;
    await clock.sleep(intervalMs);
  }
}

/** The words of refusals that have been the same for a while. @throws FoundNothing where it goes on being accepted. */
export async function steadyRefusal(work: ProofWork, app: ThrowAwayApp, key: ThrowAwayKey, as: Observation['key']) {
  const { clock } = work.context;
  const { intervalMs, quietMs, propagationMs, longestMs } = rhythmOf(work);
  const begunAt = clock.now();
  let words = { text: '', since: begunAt };
  for (;;) {
    const answer = await signInAt(work, app, key, as);
    const now = clock.now();
    const text = answer.type === 'accepted' ? 'accepted' : answer.message;
    if (text !== words.text) words = { text, since: now };
    const isFinal = answer.type === 'notThisKey' ? now - words.since >= quietMs : now - words.since >= propagationMs;
    if (answer.type !== 'accepted' && isFinal) return text;
    if (now - begunAt > longestMs + quietMs) throw new FoundNothing('unexpected', text);
    await clock.sleep(intervalMs);
  }
}
