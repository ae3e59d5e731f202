// The entry to diagnosis: any answer, exception text or report of a failed connection in, a ranked list of causes out.
// Pure, synchronous and deterministic; it never throws. Of the report it repeats only host, username, sandbox suffix and app name, each redacted
// where it is read (facts.ts, host-kind.ts, remedy.ts), never a piece of the message. Asking the org or trying keys is the caller's part.
import { type CauseLabel, causeTable } from './cause-table.ts';
import { type Facts, factsOf } from './facts.ts';
import { type ReadReport, readReport } from './failure-report.ts';
import { fill, type RemedySubject, remedyIn, type SubjectWords, subjectWords } from './remedy.ts';
import { tellApart } from './tell-apart.ts';
import { type WeighedCause, weigh } from './weigh.ts';

export type { CauseLabel } from './cause-table.ts';
export type { FailureContext, FailurePhase, FailureReport } from './failure-report.ts';

export type RankedCause = {
  readonly cause: CauseLabel;
  readonly title: string;
  /** 0 to 1; over all causes they sum to at most 1, the rest being causes that are not listed. */
  readonly likelihood: number;
  readonly evidence: readonly string[];
  readonly against: readonly string[];
  readonly remedy: string;
  /** The one look or trial that proves this cause or rules it out. */
  readonly nextCheck: string;
};

export type Diagnosis = {
  /** Best first, never empty. */
  readonly causes: readonly RankedCause[];
  /** The one check that tells the first two causes apart. */
  readonly tellApart: string;
  /** ISO 8601 UTC: with propagation first, when the last change has reached every server and another try is worth it; null otherwise. */
  readonly waitUntil: string | null;
};

/**
 * @param input a FailureReport, or anything: a bare text, parsed JSON, null. Unknown keys are ignored, wrong types left out.
 * @param now when the failure happened, if known; without it (and without context.serverDate) an assertion's time is not judged.
 * @param today when the report is read; a certificate lives so long that this tells whether it has expired.
 */
export function diagnose(input: unknown, now: Date | null = null, today: Date | null = now): Diagnosis {
  const report = readReport(input);
  const facts = factsOf(report, now, today);
  const words = subjectWords(subjectOf(report));
  const weighed = weigh(facts);
  const [first, second] = weighed;
  return {
    causes: weighed.map((cause) => ranked(cause, facts, words)),
    tellApart: first ? tellApart(first.cause, second?.cause, words) : '',
    waitUntil: first?.cause === 'propagation_delay' ? instantOf(facts.propagatedAt) : null,
  };
}

function ranked(weighed: WeighedCause, facts: Facts, words: SubjectWords): RankedCause {
  const evidence = [...weighed.messages.map((row) => row.tells), ...weighed.evidence.map((row) => row.says(facts))];
  return {
    cause: weighed.cause,
    title: causeTable[weighed.cause].title,
    likelihood: weighed.likelihood,
    evidence: evidence.length > 0 ? evidence : ['Common at this stage; nothing in the message points to it.'],
    against: weighed.against.map((row) => row.says(facts)),
    remedy: remedyIn(words, weighed.cause),
    nextCheck: fill(causeTable[weighed.cause].check, words),
  };
}

function instantOf(milliseconds: number | null): string | null {
  if (milliseconds === null) return null;
  const instant = new Date(milliseconds);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

function subjectOf({ context }: ReadReport): RemedySubject {
  return {
    appKind: context.get('appkind'),
    appName: context.get('appname'),
    username: context.get('username'),
    loginUrl: context.get('loginurl'),
    orgKind: context.get('orgkind'),
  };
}
