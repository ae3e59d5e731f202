// The deploys of a swap: one is posted, its lost answer is looked for, and its end is asked for. The same forth and back.

import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { OrgRead } from '../../../domain/org/org.ts';
import { type Instant, minuteMs, secondMs } from '../../../domain/ports.ts';
import { formWith } from '../../../domain/rotation/certificate-form.ts';
import type { AskedDeploy, SwapProblem } from '../../../domain/rotation/swap.ts';
import { said } from '../../../domain/said.ts';
import type { KeyReference } from '../../../domain/vault/key-reference.ts';
import { isAboutOneKey } from '../../../domain/vault/signer-keys.ts';
import { refuseForeignCertificate } from '../../key-pair/steps/own-certificate.ts';
import { SwapPause } from './swap-pause.ts';
import type { SwapWork } from './swap-work.ts';

/** A request that was sent has come to the org by then, or never will. */
const searchedForMs = 3 * minuteMs;
const lookAgainMs = 10 * secondMs;
const mostPolls = 200;

type Posted = { came: 'taken'; id: string } | { came: 'noAnswer' } | { came: 'refused'; problem: SwapProblem };

/** Puts the certificate of this key pair into the kept form, and sends it. */
export async function postDeploy(work: SwapWork, keyPairId: string, isCheckOnly: boolean): Promise<Posted> {
  const { app } = await work.whole();
  const [kept, pair] = [await work.kept(app), await work.pair(keyPairId)];
  const key = await work.context.store.read((tx) => tx.keyPairs.keyReference(keyPairId));
  if (key === null || !(await isOurs(work, pair, key)))
    return { came: 'refused', problem: { type: 'pairGone', fingerprint: pair.fingerprint } };
  const wish = { component: work.component(), form: formWith(kept, pair.certificateDer), isCheckOnly };
  const answer = await work.askOnce((session, signal) => work.context.certificateSlots.deploy(session, wish, signal));
  switch (answer.type) {
    case 'read':
      return { came: 'taken', id: answer.value };
    case 'noAnswer':
      return { came: 'noAnswer' };
    case 'notPermitted':
      return { came: 'refused', problem: { type: 'notPermitted', permissions: [answer.permission] } };
    case 'sessionRefused':
      return { came: 'refused', problem: { type: 'signInFailed', message: answer.message } };
    case 'failed':
      return isRefusal(answer)
        ? { came: 'refused', problem: { type: 'deployFailed', message: answer.message } }
        : { came: 'noAnswer' };
  }
}

async function isOurs({ context }: SwapWork, pair: KeyPair, key: KeyReference): Promise<boolean> {
  try {
    await refuseForeignCertificate(context, pair, key);
    return true;
  } catch (error) {
    if (!isAboutOneKey(error)) throw error;
    context.log.write('error', 'A certificate is not of the private key of its pair; it is not deployed.', { error });
    return false;
  }
}

/** The org itself says no. What stands between us and the org says other things. */
function isRefusal({ status, errorCode }: Extract<OrgRead<unknown>, { type: 'failed' }>): boolean {
  return errorCode !== null && status >= 400 && status <= 499 && status !== 408 && status !== 429;
}

type Ended = { came: 'deployed' } | { came: 'untold' } | { came: 'refused'; problem: SwapProblem };

/** @throws SwapPause while it is under way. */
export async function endOfDeploy(work: SwapWork, id: string): Promise<Ended> {
  const read = await work.ask((session, signal) => work.context.certificateSlots.result(session, id, signal));
  if (read.type !== 'read') return { came: 'untold' };
  const { isDone, status, message } = read.value;
  if (!isDone) throw new SwapPause(said('deployUnderWay', id, status), lookAgainMs);
  if (status.startsWith('Succeeded')) return { came: 'deployed' };
  if (status.startsWith('Cancel')) return { came: 'refused', problem: { type: 'deployCanceled' } };
  return { came: 'refused', problem: { type: 'deployFailed', message: message === '' ? status : message } };
}

/** Until it is done, without leaving it: a dry run is not kept. */
export async function endOfCheck(work: SwapWork, id: string): Promise<Ended> {
  for (let polls = 0; ; polls += 1) {
    try {
      return await endOfDeploy(work, id);
    } catch (error) {
      if (!(error instanceof SwapPause) || polls >= mostPolls || work.signal.aborted) throw error;
      await work.context.clock.sleep(Math.min(polls + 1, 5) * secondMs, work.signal);
    }
  }
}

type Search = { came: 'found'; id: string } | { came: 'notReceived' } | { came: 'untold' };

/** What the org lists that it did not list before ours, of our user, and made of our component. @throws SwapPause */
export async function searchDeploy(work: SwapWork, asked: AskedDeploy | null): Promise<Search> {
  const { certificateSlots } = work.context;
  const userId = asked?.userId ?? (await work.userId());
  const read = await work.ask((session, signal) => certificateSlots.deploys(session, signal));
  if (read.type !== 'read') return { came: 'untold' };
  const known = new Set(work.swap.knownDeployIds);
  const candidates = read.value.filter(
    ({ id, byId, isCheckOnly }) => byId === userId && !isCheckOnly && !known.has(id),
  );
  for (const { id } of candidates) {
    const result = await work.ask((session, signal) => certificateSlots.result(session, id, signal));
    if (result.type !== 'read') return { came: 'untold' };
    // What it is made of is told at its end.
    if (!result.value.isDone) throw new SwapPause(said('deployUnderWay', id, result.value.status), lookAgainMs);
    if (result.value.components.includes(work.component().fullName)) return { came: 'found', id };
  }
  const searchedUntil: Instant = (asked?.askedAt ?? 0) + searchedForMs;
  if (work.now() < searchedUntil) throw new SwapPause(said('deployUntold'), lookAgainMs);
  return { came: 'notReceived' };
}

/** Own deploys that the org lists, and the one of others that is under way. Null: the list may not be read. */
export async function listedDeploys(
  work: SwapWork,
): Promise<{ own: string[]; running: { by: string | null } | null } | null> {
  const userId = await work.userId();
  const read = await work.ask((session, signal) => work.context.certificateSlots.deploys(session, signal));
  if (read.type !== 'read') return null;
  const real = read.value.filter(({ isCheckOnly }) => !isCheckOnly);
  const running = real.find(({ isUnderWay }) => isUnderWay);
  const own = real.filter(({ byId }) => byId === userId).map(({ id }) => id);
  return { own, running: running === undefined ? null : { by: running.by } };
}
