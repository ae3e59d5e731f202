// A swap: one rotation without hands. The new certificate is deployed into the slot of the app, proved by sign-ins, and taken back
// when the proof fails. Its phases stand in swap-phases.ts; one swap of an app is open at a time.

import type { AppKind } from '../client-app/client-app.ts';
import { type Instant, minuteMs, secondMs } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { SealedText } from '../vault/sealed.ts';
import { isOpenSwap, phaseAfter, type SwapOutcome, type SwapPhase } from './swap-phases.ts';

/** The component that holds the slot, as the org names it. */
export interface SlotComponent {
  type: string;
  fullName: string;
  /** In a package, with its folder. */
  path: string;
  /** What shows that it is our app's. By its name alone: the org shows neither key nor certificate to this user. */
  knownBy: 'consumerKey' | 'certificate' | 'name';
}

/** A deploy that was asked for. */
export interface AskedDeploy {
  askedAt: Instant;
  /** Null: the answer never came, and it was not found. */
  id: string | null;
  /** Who asked, as the org knows him: another may deploy by the time that its answer is looked for. */
  userId?: string | null;
  /** When the org was done with it, or nobody could tell any more. */
  endedAt: Instant | null;
}

export interface SwapSigner {
  connectionId: string;
  /** Null: the connection's own user. */
  username: string | null;
}

/** Why a swap ended other than settled, or goes back. As data: text/rotation/swap-words.ts says it. */
export type SwapProblem =
  /** Of whom a username is told: the user that deploys, where it is not the connection's own. */
  | { type: 'signInFailed'; message: string; username?: string }
  /**
   * Nobody can sign in without the certificate, and no token of before is good any more. How many were tried, and not who: whoever
   * looks at one connection of an app need not see the others. Missing in swaps of before.
   */
  | { type: 'noTokenAtHand'; tried?: number }
  | { type: 'oldExpired' }
  | { type: 'pairGone'; fingerprint: string }
  | { type: 'notPermitted'; permissions: readonly string[]; username?: string }
  | { type: 'componentNotFound'; appName: string }
  /** The org has it as an app of the other kind. */
  | { type: 'otherKind'; kind: AppKind; fullName: string }
  | { type: 'componentAmbiguous'; fullNames: readonly string[] }
  | { type: 'componentUnreadable'; fullName: string; message: string }
  | { type: 'otherCertificate'; fingerprint: string }
  | { type: 'fieldsChanged' }
  /** It was closed before the deploy could begin. */
  | { type: 'outsideWindow'; window: string }
  | { type: 'deployRunning'; by: string | null }
  | { type: 'checkFailed'; message: string }
  | { type: 'deployFailed'; message: string }
  | { type: 'deployCanceled' }
  | { type: 'notReceived' }
  | { type: 'orgSilent'; message: string }
  | { type: 'notAccepted' }
  | { type: 'overtaken' }
  | { type: 'bothRefused' };

export interface Swap {
  id: string;
  clientAppId: string;
  /** The connection that deploys; it signs in for it. */
  connectionId: string;
  phase: SwapPhase;
  /** Who asked, as the audit names it. */
  askedBy: string;
  isScheduled: boolean;
  /** Its deploy may begin outside the app's rotation window. */
  ignoresWindow: boolean;
  /** Not a rotation: the certificate of the pair in use is put into the slot again, which lost it. Both key pairs are that one. */
  putsBack: boolean;
  /** Null: whom the connection says. What puts back takes whoever still comes in, and stays with that one. */
  signsInAs: SwapSigner | null;
  askedAt: Instant;
  oldKeyPairId: string;
  newKeyPairId: string;
  component: SlotComponent | null;
  /** Sealed; gone once the swap is over. */
  keptForm: SealedText | null;
  /** Hex SHA-256 of the component without its certificate, right after our own deploy; null: it was not read then. */
  deployedDigest: string | null;
  /** Own deploys that the org listed before ours: what else it lists later may be ours. */
  knownDeployIds: readonly string[];
  /** Of the new certificate; the last one that was asked for. */
  deploy: AskedDeploy | null;
  /** How often it was asked for: again only where the org's list proved that it never came. */
  deploysAsked: number;
  /** Of the old certificate, on the way back. */
  restore: AskedDeploy | null;
  restoresAsked: number;
  problem: SwapProblem | null;
  /** Why it waits, where it does. */
  waitsFor: string | null;
  /** Nobody takes it before. */
  lookAt: Instant;
  endedAt: Instant | null;
  /** When somebody looked at how it ended, where that was not settled. */
  seenAt: Instant | null;
}

export type SwapFacts = Partial<
  Pick<
    Swap,
    | 'signsInAs'
    | 'component'
    | 'keptForm'
    | 'deployedDigest'
    | 'knownDeployIds'
    | 'deploy'
    | 'deploysAsked'
    | 'restore'
    | 'restoresAsked'
    | 'problem'
  >
>;

/** What an outcome makes of a swap; null: it is none of its phase. */
export function afterOutcome(swap: Swap, outcome: SwapOutcome, facts: SwapFacts, now: Instant): Swap | null {
  const phase = phaseAfter(swap.phase, outcome);
  if (phase === null) return null;
  const ended = isOpenSwap(phase) ? {} : { endedAt: now, keptForm: null };
  return { ...swap, ...facts, ...ended, phase, lookAt: now, waitsFor: null };
}

export function newSwap(
  given: Pick<
    Swap,
    'id' | 'clientAppId' | 'connectionId' | 'askedBy' | 'isScheduled' | 'askedAt' | 'oldKeyPairId' | 'newKeyPairId'
  > &
    Partial<Pick<Swap, 'ignoresWindow' | 'putsBack'>>,
): Swap {
  return {
    ignoresWindow: false,
    putsBack: false,
    ...given,
    phase: 'proving',
    signsInAs: null,
    component: null,
    keptForm: null,
    deployedDigest: null,
    knownDeployIds: [],
    deploy: null,
    deploysAsked: 0,
    restore: null,
    restoresAsked: 0,
    problem: null,
    waitsFor: null,
    lookAt: given.askedAt,
    endedAt: null,
    seenAt: null,
  };
}

/** No pause is longer: a look further ahead was planned while the clock was ahead, and is due. */
export const longestPauseMs = 10 * minuteMs;

/**
 * Dated by a clock that was ahead, a swap would wait for the time to come: what it waits for counts from now on. The same where nothing
 * is ahead. @param now of a trusted clock.
 */
export function datedByNow(swap: Swap, now: Instant): Swap {
  const by = (at: Instant) => Math.min(at, now);
  const asked = (one: AskedDeploy | null) =>
    one && { ...one, askedAt: by(one.askedAt), endedAt: one.endedAt && by(one.endedAt) };
  const { askedAt, deploy, restore } = swap;
  const dates = [askedAt, deploy?.askedAt, deploy?.endedAt, restore?.askedAt, restore?.endedAt];
  if (!dates.some((at) => (at ?? 0) > now)) return swap;
  return { ...swap, askedAt: by(askedAt), deploy: asked(deploy), restore: asked(restore) };
}

/** An answer of the org to a sign-in: with which pair, and when it was asked. */
interface Answer {
  keyPairId: string;
  accepted: boolean;
  at: Instant;
}

type Spreading = Pick<Settings, 'propagationSeconds'>;

/** How much longer than a propagation an acceptance is waited for. */
const marginMs = 5 * minuteMs;

/** Until when an acceptance may still come after a deploy that ended at this time. */
export function acceptedBy(deployEndedAt: Instant, { propagationSeconds }: Spreading): Instant {
  return deployEndedAt + propagationSeconds * secondMs + marginMs;
}

/**
 * What the org's answers since a deploy say: whether the pair that was deployed is accepted. Null: too early to tell. That it is
 * not is said by an answer behind the deadline alone: an org that is away proves nothing.
 *
 * @param since when the deploy was asked for. @param deadline of `acceptedBy`.
 */
export function acceptanceVerdict(
  keyPairId: string,
  answers: readonly Answer[],
  since: Instant,
  deadline: Instant,
): 'accepted' | 'notAccepted' | null {
  const told = answers.filter(({ at }) => at >= since);
  if (told.some((one) => one.accepted && one.keyPairId === keyPairId)) return 'accepted';
  const isContrary = (one: Answer) => one.accepted !== (one.keyPairId === keyPairId);
  return told.some((one) => one.at >= deadline && isContrary(one)) ? 'notAccepted' : null;
}

/**
 * Whether a slot that held an accepted pair has been emptied since, or filled by somebody else: nothing but refusals for as long as a
 * change takes to spread, and the margin.
 */
export function isLost(pairId: string, answers: readonly Answer[], now: Instant, settings: Spreading): boolean {
  const told = answers.filter(({ at }) => acceptedBy(at, settings) >= now);
  // That the old one is refused, as of a user who was deactivated, says nothing about the slot.
  return told.some(({ keyPairId }) => keyPairId === pairId) && !told.some(({ accepted }) => accepted);
}

/**
 * The same of the way back, where the new pair may still be met on some servers: what was accepted last, once the old
 * certificate has reached every server.
 */
export function restoreVerdict(
  { oldKeyPairId, newKeyPairId }: Pick<Swap, 'oldKeyPairId' | 'newKeyPairId'>,
  answers: readonly Answer[],
  spreadAt: Instant,
  deadline: Instant,
): 'oldAccepted' | 'newAccepted' | 'bothRefused' | null {
  const told = answers.filter(({ at }) => at >= spreadAt).toSorted((a, b) => a.at - b.at);
  const last = told.findLast(({ accepted }) => accepted);
  if (last?.keyPairId === oldKeyPairId) return 'oldAccepted';
  const behind = told.filter(({ at }) => at >= deadline);
  if (last?.keyPairId === newKeyPairId && last.at >= deadline) return 'newAccepted';
  const isRefused = behind.some(({ accepted, keyPairId }) => !accepted && keyPairId === oldKeyPairId);
  return last === undefined && isRefused ? 'bothRefused' : null;
}
