// The way forth of a swap, a function a phase, up to the acceptance of the new key.

import type { AppKind } from '../../../domain/client-app/client-app.ts';
import { windowOpensAt } from '../../../domain/client-app/maintenance-window.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import { ourSlot } from '../../../domain/org/certificate-slots.ts';
import type { OrgRead } from '../../../domain/org/org.ts';
import { stillMissing } from '../../../domain/org/org-facts.ts';
import { hourMs, minuteMs } from '../../../domain/ports.ts';
import { formDigest } from '../../../domain/rotation/certificate-form.ts';
import type { SwapProblem } from '../../../domain/rotation/swap.ts';
import type { AccessToken } from '../../../domain/token/access-token.ts';
import { endOfCheck, endOfDeploy, listedDeploys, postDeploy, searchDeploy } from './swap-deploys.ts';
import { type Came, SwapPause, type SwapWork } from './swap-work.ts';

/** Longer than any way back takes: the old certificate must be good for it. */
const wayBackMs = 2 * hourMs;
const mostDeploys = 3;

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
    if (error.code === 'loginBudgetSpent' || error.code === 'databaseBusy') throw new SwapPause(error.code, minuteMs);
    if (error.kind !== 'connection' && error.kind !== 'state') throw error;
    return { type: 'signInFailed', message: error.code };
  }
}

/** The user that deploys signs in anew, and its token is held for what comes. Null: it does, or it is the connection's own. */
export async function deployUserProblem(work: SwapWork): Promise<SwapProblem | null> {
  const username = await work.deployUser();
  if (username === null) return null;
  const given = await work.context.tokens.acquireAs(work.swap.connectionId, username, { fresh: true });
  if (!('code' in given)) return null;
  if (given.code === 'loginBudgetSpent') throw new SwapPause(`${username}: ${given.code}`, minuteMs);
  return { type: 'signInFailed', message: `${given.code}: ${given.message}`, username };
}

/** Null: nothing; an org that does not tell is asked by what is done next. */
export async function lackingProblem(work: SwapWork): Promise<SwapProblem | null> {
  const { certificateSlots } = work.context;
  const missing = await work.ask((session, signal) => certificateSlots.missingPermissions(session, signal));
  const lacks = missing.type === 'read' ? stillMissing(missing.value, await work.known()) : [];
  return lacks.length === 0 ? null : notPermitted(work, lacks);
}

/** With the name of the user, where it is not the connection's own. */
async function notPermitted(work: SwapWork, permissions: readonly string[]): Promise<SwapProblem> {
  const username = await work.deployUser();
  return { type: 'notPermitted', permissions, ...(username === null ? {} : { username }) };
}

export async function read(work: SwapWork): Promise<Came<'reading'>> {
  const { certificateSlots, store } = work.context;
  const { app } = await work.whole();
  const lacking = await lackingProblem(work);
  if (lacking !== null) return refused(lacking);
  const all = await work.ask((session, signal) => certificateSlots.all(session, app.kind, signal));
  if (all.type !== 'read') return refused(problemOfRead(all));
  const pairs = await store.read((tx) => tx.keyPairs.ofApp(app.id));
  const certificates = pairs.map(({ certificateDer }) => certificateDer);
  const wanted = { consumerKey: app.consumerKey, appName: app.name, certificates };
  const ours = ourSlot(all.value, wanted);
  if ('type' in ours) {
    const problem = notFoundProblem(ours, all.value.unreadable, app.name);
    return refused((await otherKindProblem(work, app.kind, wanted, problem)) ?? problem);
  }
  const { component, form } = ours.slot;
  if (typeof form === 'string') {
    return refused({ type: 'componentUnreadable', fullName: component.fullName, message: form });
  }
  const held = await work.held(form);
  if (held.held === 'other' && !work.swap.putsBack) return refused(held.problem);
  const facts = { component: { ...component, knownBy: ours.knownBy }, keptForm: await work.seal(form) };
  return { outcome: held.held === 'new' ? 'holdsNew' : 'read', facts };
}

/** Entered as the wrong kind: what is not found is among the components of the other one. Null: it is not, or cannot be told. */
async function otherKindProblem(
  work: SwapWork,
  entered: AppKind,
  wanted: Parameters<typeof ourSlot>[1],
  problem: SwapProblem,
): Promise<SwapProblem | null> {
  if (problem.type !== 'componentNotFound') return null;
  const kind = entered === 'connected-app' ? 'external-client-app' : 'connected-app';
  const all = await work.ask((session, signal) => work.context.certificateSlots.all(session, kind, signal));
  const found = all.type === 'read' ? ourSlot(all.value, wanted) : problem;
  return 'type' in found ? null : { type: 'otherKind', kind, fullName: found.slot.component.fullName };
}

/** A packaged app is listed, and belongs to its publisher. */
function notFoundProblem(
  problem: SwapProblem,
  unreadable: readonly { fullName: string; message: string }[],
  appName: string,
): SwapProblem {
  const broken = unreadable.find(({ fullName }) => fullName === appName.replace(/[^A-Za-z0-9]+/g, '_'));
  if (problem.type !== 'componentNotFound' || broken === undefined) return problem;
  return { type: 'componentUnreadable', ...broken };
}

export function problemOfRead(read: Exclude<OrgRead<unknown>, { type: 'read' }>): SwapProblem {
  return read.type === 'notPermitted'
    ? { type: 'notPermitted', permissions: [read.permission] }
    : { type: 'orgSilent', message: read.message };
}

export async function check(work: SwapWork): Promise<Came<'checking'>> {
  const posted = await postDeploy(work, work.swap.newKeyPairId, true);
  if (posted.came === 'noAnswer') throw new SwapPause('the dry run got no answer', minuteMs / 4);
  if (posted.came === 'refused') return refused(asCheck(posted.problem));
  const ended = await endOfCheck(work, posted.id);
  if (ended.came === 'untold') throw new SwapPause('the org does not tell of the dry run', minuteMs / 4);
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
