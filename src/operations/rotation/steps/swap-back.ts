// The way back of a swap, a function a phase: the kept form with the old certificate.

import { isUsable } from '../../../domain/key-pair/candidates.ts';
import type { SwapProblem } from '../../../domain/rotation/swap.ts';
import { endOfDeploy, listedDeploys, postDeploy, searchDeploy } from './swap-deploys.ts';
import { problemOfRead } from './swap-reading.ts';
import type { Came, SwapWork } from './swap-work.ts';

const mostRestores = 3;

const stopped = (problem: SwapProblem) => ({ outcome: 'stopped', facts: { problem } }) as const;

export async function compareBack(work: SwapWork): Promise<Came<'comparingBack'>> {
  const { app } = await work.whole();
  const before = await work.pair(work.swap.oldKeyPairId);
  if (!isUsable(before)) return stopped({ type: 'pairGone', fingerprint: before.fingerprint });
  if (!(await work.maySign(before))) return stopped({ type: 'oldExpired' });
  if (work.swap.keptForm === null) return stopped({ type: 'overtaken' });
  if (work.swap.restoresAsked >= mostRestores) return stopped({ type: 'notReceived' });
  const slots = work.context.certificateSlots;
  const component = work.component();
  const now = await work.ask((session, signal) => slots.one(session, app.kind, component, signal));
  if (now.type !== 'read') return stopped(problemOfRead(now));
  if (now.value === null) return stopped({ type: 'componentNotFound', appName: app.name });
  const { form } = now.value;
  if (typeof form === 'string') {
    return stopped({ type: 'componentUnreadable', fullName: component.fullName, message: form });
  }
  const held = await work.held(form);
  if (held.held === 'other') return stopped(held.problem);
  if (!work.isAsKept(await work.kept(app), form)) return stopped({ type: 'fieldsChanged' });
  const askedAt = work.now();
  if (held.held === 'old') return { outcome: 'holdsOld', facts: { restore: { askedAt, id: null, endedAt: askedAt } } };
  const known = (await listedDeploys(work))?.own ?? work.swap.knownDeployIds;
  const restore = { askedAt, id: null, userId: await work.userId(), endedAt: null };
  const facts = { restore, restoresAsked: work.swap.restoresAsked + 1, knownDeployIds: known };
  return { outcome: 'same', facts };
}

export async function deployBack(work: SwapWork): Promise<Came<'restoring'>> {
  const { restore: asked, oldKeyPairId } = work.swap;
  if (work.isResumed || asked === null) return { outcome: 'noAnswer' };
  const posted = await postDeploy(work, oldKeyPairId, false);
  if (posted.came === 'taken') return { outcome: 'taken', facts: { restore: { ...asked, id: posted.id } } };
  return posted.came === 'noAnswer' ? { outcome: 'noAnswer' } : stopped(posted.problem);
}

export async function searchBack(work: SwapWork): Promise<Came<'searchingBack'>> {
  const { restore: asked } = work.swap;
  const found = await searchDeploy(work, asked);
  if (asked === null || found.came === 'notReceived') return { outcome: 'notReceived' };
  if (found.came === 'found') return { outcome: 'found', facts: { restore: { ...asked, id: found.id } } };
  return { outcome: 'untold', facts: { restore: { ...asked, endedAt: work.now() } } };
}

export async function awaitBack(work: SwapWork): Promise<Came<'awaitingBack'>> {
  const { restore: asked } = work.swap;
  if (asked === null || asked.id === null) return { outcome: 'untold' };
  const ended = await endOfDeploy(work, asked.id);
  if (ended.came === 'refused') return stopped(ended.problem);
  return { outcome: ended.came, facts: { restore: { ...asked, endedAt: work.now() } } };
}
