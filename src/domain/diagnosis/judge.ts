// The one judge: facts in, ranked causes with their evidence out, all of it data. Sentences are made in text/diagnosis. Pure,
// synchronous and deterministic; it never throws. Asking the org or trying keys is the caller's part.
import type { Instant } from '../ports.ts';
import type { KeyDamage } from '../vault/key-damage.ts';
import type { CauseLabel } from './cause-table.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { FailureFacts } from './facts.ts';
import type { MessageName } from './message-table.ts';
import { weigh } from './weigh.ts';

/** What a remedy names; what is null is named by a plain noun instead. */
export type RemedySubject = Pick<FailureFacts, 'appKind' | 'appName' | 'host' | 'orgKind' | 'ourCertificate'> & {
  readonly username: string | null;
};

export type JudgedCause = {
  readonly cause: CauseLabel;
  /** 0 to 1; over all causes they sum to at most 1, the rest being causes that are not listed. */
  readonly likelihood: number;
  /** Which known messages tell for it. */
  readonly messages: readonly MessageName[];
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
};

/** What is known without weighing anything, since it lies on our side. */
export type KnownFault =
  | { readonly type: 'keyPairDamaged'; readonly damage: KeyDamage }
  | { readonly type: 'consumerKeyMissing' }
  | { readonly type: 'noUsableKeyPair' }
  /** Nothing of ours was ever accepted, and nobody said that it was uploaded. */
  | { readonly type: 'notUploaded' };

export type Judgement = {
  /** Best first, never empty. */
  readonly causes: readonly [JudgedCause, ...JudgedCause[]];
  readonly subject: RemedySubject;
  readonly known: KnownFault | null;
  /** With propagation first, when the last change has reached every server and another try is worth it; null otherwise. */
  readonly waitUntil: Instant | null;
};

export function judge(facts: FailureFacts): Judgement {
  const { isSure, causes: weighed } = weigh(facts);
  const causes = weighed.map(({ cause, likelihood, messages, evidence, against }) => ({
    cause,
    likelihood,
    messages,
    evidence: evidence.map((name) => evidenceOf(name, facts)),
    against: against.map((name) => evidenceOf(name, facts)),
  }));
  const [first, ...others] = causes;
  if (first === undefined || !isSure) return unrecognised(facts, causes);
  const isSpreading = first.cause === 'propagation_delay';
  return {
    causes: [first, ...others],
    subject: subjectOf(facts),
    known: null,
    waitUntil: isSpreading ? (facts.change?.spreadUntil ?? null) : null,
  };
}

/** That nothing in a text is Salesforce's, although its words could be. Judged by hand. */
const untoldLikelihood = 0.6;
const perhapsShown = 2;

/** Said first: no likeliest cause, and nothing to upload. Behind it what the words would mean if Salesforce had said them. */
function unrecognised(facts: FailureFacts, perhaps: readonly JudgedCause[]): Judgement {
  const share = (1 - untoldLikelihood) / Math.max(1, ...perhaps.map(({ likelihood }) => likelihood));
  const likelihood = perhaps.length === 0 ? 0 : untoldLikelihood;
  const unknown: JudgedCause = { cause: 'unknown_message', likelihood, messages: [], evidence: [], against: [] };
  const others = perhaps.slice(0, perhapsShown).map((one) => ({ ...one, likelihood: one.likelihood * share }));
  return { causes: [unknown, ...others], subject: subjectOf(facts), known: null, waitUntil: null };
}

const knownCauses: Readonly<Record<KnownFault['type'], CauseLabel>> = {
  keyPairDamaged: 'private_key_unreadable',
  consumerKeyMissing: 'unknown_consumer_key',
  noUsableKeyPair: 'private_key_unreadable',
  notUploaded: 'certificate_mismatch',
};

/** A device that does nothing for us says nothing about the key in it, nor about its certificate. */
function knownCause(known: KnownFault): CauseLabel {
  const isDown = known.type === 'keyPairDamaged' && known.damage.type === 'keyProviderUnavailable';
  return isDown ? 'key_provider_unavailable' : knownCauses[known.type];
}

export function judgeKnown(known: KnownFault, subject: RemedySubject): Judgement {
  const only = { cause: knownCause(known), likelihood: 1, messages: [], evidence: [], against: [] };
  return { causes: [only], subject, known, waitUntil: null };
}

const notUploadedLikelihood = 0.8;

/** What everybody meets before the first upload; behind it what else the answer may mean, such as a box that was not ticked. */
export function judgeNotUploaded(facts: FailureFacts): Judgement {
  const { causes, subject } = judge(facts);
  const explained: readonly CauseLabel[] = [
    knownCauses.notUploaded,
    'certificate_cleared',
    'propagation_delay',
    'unknown_message',
  ];
  const others = causes.filter(({ cause }) => !explained.includes(cause));
  const sum = others.reduce((total, { likelihood }) => total + likelihood, 0);
  const share = Math.min(1, (1 - notUploadedLikelihood) / sum);
  const { causes: only } = judgeKnown({ type: 'notUploaded' }, subject);
  return {
    causes: [
      { ...only[0], likelihood: notUploadedLikelihood },
      ...others.map((one) => ({ ...one, likelihood: one.likelihood * share })),
    ],
    subject,
    known: { type: 'notUploaded' },
    waitUntil: null,
  };
}

export function subjectOf({ appKind, appName, username, host, orgKind, ourCertificate }: FailureFacts): RemedySubject {
  return { appKind, appName, username: username?.name ?? null, host, orgKind, ourCertificate };
}
