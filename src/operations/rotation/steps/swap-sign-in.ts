// Who signs in for a swap: the old key is accepted by a fresh sign-in, the user that deploys comes in, and may do what it has to.

import { LatchkeyError } from '../../../domain/errors.ts';
import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import { stillMissing } from '../../../domain/org/org-facts.ts';
import { hourMs, minuteMs } from '../../../domain/ports.ts';
import type { SwapProblem } from '../../../domain/rotation/swap.ts';
import type { AccessToken } from '../../../domain/token/access-token.ts';
import { sayingOf } from '../../../domain/token/sign-in-result.ts';
import { SwapPause } from './swap-pause.ts';
import type { Came, SwapWork } from './swap-work.ts';

/** Longer than any way back takes: the old certificate must be good for it. */
const wayBackMs = 2 * hourMs;

const refused = (problem: SwapProblem) => ({ outcome: 'refused', facts: { problem } }) as const;

export async function prove(work: SwapWork): Promise<Came<'proving'>> {
  const [before, after] = [await work.pair(work.swap.oldKeyPairId), await work.pair(work.swap.newKeyPairId)];
  if (stateFacts(after).inUse) return { outcome: 'holdsNew' };
  for (const pair of [before, after]) {
    if (stateFacts(pair).tried === null) return refused({ type: 'pairGone', fingerprint: pair.fingerprint });
  }
  if (before.notAfter <= work.now() + wayBackMs) return refused({ type: 'oldExpired' });
  const token = await freshToken(work);
  if ('type' in token) return refused(token);
  const unfit = await deployUserProblem(work);
  if (unfit !== null) return refused(unfit);
  if (token.keyPairId === after.id) return { outcome: 'holdsNew' };
  return token.keyPairId === before.id ? { outcome: 'proved' } : refused({ type: 'overtaken' });
}

type SignInProblem = Extract<SwapProblem, { type: 'signInFailed' }>;

export async function freshToken({ context, swap }: SwapWork): Promise<AccessToken | SignInProblem> {
  try {
    return await context.tokens.acquire(swap.connectionId, { fresh: true });
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    if (error.code === 'loginBudgetSpent' || error.code === 'databaseBusy')
      throw new SwapPause(sayingOf(error), minuteMs);
    if (error.kind !== 'connection' && error.kind !== 'state') throw error;
    return { type: 'signInFailed', message: sayingOf(error) };
  }
}

/** The user that deploys signs in anew, and its token is held for what comes. Null: it does, or it is the connection's own. */
export async function deployUserProblem(work: SwapWork): Promise<SwapProblem | null> {
  const username = await work.deployUser();
  if (username === null) return null;
  const given = await work.context.tokens.acquireAs(work.swap.connectionId, username, { fresh: true });
  if (!('code' in given)) return null;
  if (given.code === 'loginBudgetSpent') throw new SwapPause(given.message, minuteMs);
  return { type: 'signInFailed', message: given.message, username };
}

/** Null: nothing; an org that does not tell is asked by what is done next. */
export async function lackingProblem(work: SwapWork): Promise<SwapProblem | null> {
  const { certificateSlots } = work.context;
  const missing = await work.ask((session, signal) => certificateSlots.missingPermissions(session, signal));
  const lacks = missing.type === 'read' ? stillMissing(missing.value, await work.known()) : [];
  return lacks.length === 0 ? null : notPermitted(work, lacks);
}

/** With the name of the user, where it is not the connection's own. */
export async function notPermitted(work: SwapWork, permissions: readonly string[]): Promise<SwapProblem> {
  const username = await work.deployUser();
  return { type: 'notPermitted', permissions, ...(username === null ? {} : { username }) };
}
