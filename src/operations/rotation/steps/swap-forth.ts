// The way forth of a swap, a function a phase, from the dry run up to the acceptance of the new key.

import { windowOpensAt } from '../../../domain/client-app/maintenance-window.ts';
import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import { minuteMs } from '../../../domain/ports.ts';
import { formDigest } from '../../../domain/rotation/certificate-form.ts';
import type { SwapProblem } from '../../../domain/rotation/swap.ts';
import { said } from '../../../domain/said.ts';
import { endOfCheck, endOfDeploy, listedDeploys, postDeploy, searchDeploy } from './swap-deploys.ts';
import { SwapPause } from './swap-pause.ts';
import { problemOfRead } from './swap-reading.ts';
import { notPermitted } from './swap-sign-in.ts';
import type { Came, SwapWork } from './swap-work.ts';

const mostDeploys = 3;

const refused = (problem: SwapProblem) => ({ outcome: 'refused', facts: { problem } }) as const;

export async function check(work: SwapWork): Promise<Came<'checking'>> {
  const posted = await postDeploy(work, work.swap.newKeyPairId, true);
  if (posted.came === 'noAnswer') throw new SwapPause(said('dryRunUntold'), minuteMs / 4);
  if (posted.came === 'refused') return refused(asCheck(posted.problem));
  const ended = await endOfCheck(work, posted.id);
  if (ended.came === 'untold') throw new SwapPause(said('dryRunUntold'), minuteMs / 4);
  return ended.came === 'deployed' ? { outcome: 'passed' } : refused(asCheck(ended.problem));
}

function asCheck(problem: SwapProblem): SwapProblem {
  return problem.type === 'deployFailed' ? { ...problem, type: 'checkFailed' } : problem;
}

export async function compareBefore(work: SwapWork): Promise<Came<'comparing'>> {
  const { app } = await work.whole();
  if (work.swap.deploysAsked >= mostDeploys) return refused({ type: 'notReceived' });
  const after = await work.pair(work.swap.newKeyPairId);
  if (stateFacts(after).tried === null) return refused({ type: 'pairGone', fingerprint: after.fingerprint });
  const { rotationWindow: window } = app;
  const isClosed = window !== null && !work.swap.ignoresWindow && windowOpensAt(window, work.now()) > work.now();
  // A deploy of ours whose answer was lost is no beginning.
  if (isClosed && work.swap.deploysAsked === 0) return refused({ type: 'outsideWindow', window });
  const listed = await listedDeploys(work);
  if (listed === null) return refused(await notPermitted(work, ['View Setup and Configuration']));
  if (listed.running !== null) return refused({ type: 'deployRunning', ...listed.running });
  const component = work.component();
  const slots = work.context.certificateSlots;
  const now = await work.ask((session, signal) => slots.one(session, app.kind, component, signal));
  if (now.type !== 'read') return refused(problemOfRead(now));
  if (now.value === null) return refused({ type: 'componentNotFound', appName: app.name });
  const { form } = now.value;
  if (typeof form === 'string') {
    return refused({ type: 'componentUnreadable', fullName: component.fullName, message: form });
  }
  const held = await work.held(form);
  const kept = await work.kept(app);
  // What is put back takes the place of what was read there, and of nothing else.
  const isReplaced = work.swap.putsBack && isSameDer(kept.certificateDer, form.certificateDer);
  if (held.held === 'other' && !isReplaced) return refused(held.problem);
  if (held.held === 'new') return { outcome: 'holdsNew' };
  if (!work.isAsKept(kept, form)) return refused({ type: 'fieldsChanged' });
  const deploy = { askedAt: work.now(), id: null, userId: await work.userId(), endedAt: null };
  const facts = { knownDeployIds: listed.own, deploy, deploysAsked: work.swap.deploysAsked + 1 };
  return { outcome: 'same', facts };
}

function isSameDer(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}

export async function deploy(work: SwapWork): Promise<Came<'deploying'>> {
  if (work.isResumed || work.swap.deploy === null) return { outcome: 'noAnswer' };
  const posted = await postDeploy(work, work.swap.newKeyPairId, false);
  if (posted.came === 'taken') return { outcome: 'taken', facts: { deploy: { ...work.swap.deploy, id: posted.id } } };
  return posted.came === 'noAnswer' ? { outcome: 'noAnswer' } : refused(posted.problem);
}

export async function search(work: SwapWork): Promise<Came<'searching'>> {
  const { deploy: asked } = work.swap;
  const found = await searchDeploy(work, asked);
  if (asked === null || found.came === 'notReceived') return { outcome: 'notReceived' };
  if (found.came === 'found') return { outcome: 'found', facts: { deploy: { ...asked, id: found.id } } };
  return { outcome: 'untold', facts: { deploy: { ...asked, endedAt: work.now() } } };
}

export async function awaitDeploy(work: SwapWork): Promise<Came<'awaiting'>> {
  const { deploy: asked } = work.swap;
  if (asked === null || asked.id === null) return { outcome: 'untold' };
  const ended = await endOfDeploy(work, asked.id);
  if (ended.came === 'refused') return refused(ended.problem);
  return { outcome: ended.came, facts: { deploy: { ...asked, endedAt: work.now() } } };
}

export async function readBack(work: SwapWork): Promise<Came<'readingBack'>> {
  const { app } = await work.whole();
  const slots = work.context.certificateSlots;
  const now = await work.ask((session, signal) => slots.one(session, app.kind, work.component(), signal));
  // What cannot be read is proved by the acceptance.
  if (now.type !== 'read' || now.value === null || typeof now.value.form === 'string') return { outcome: 'read' };
  const held = await work.held(now.value.form);
  if (held.held === 'other') return { outcome: 'stopped', facts: { problem: held.problem } };
  return { outcome: 'read', facts: { deployedDigest: formDigest(now.value.form) } };
}
