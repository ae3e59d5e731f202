// The told entrance to the judge: any answer, exception text or report of a failed connection in, ranked causes out. It repeats
// of the report only host, username, sandbox suffix and app name, each redacted where it is read, never a piece of the message.
import type { Instant } from '../ports.ts';
import { readReport } from './failure-report.ts';
import { type Judgement, judge } from './judge.ts';
import { toldFacts } from './told-facts.ts';

/**
 * @param input a FailureReport, or anything: a bare text, parsed JSON, null. Unknown keys are ignored, wrong types left out.
 * @param now when the failure happened, if known; without it (and without context.serverDate) an assertion's time is not judged.
 * @param today when the report is read; a certificate lives so long that this tells whether it has expired.
 */
export function diagnose(input: unknown, now: Instant | null = null, today: Instant | null = now): Judgement {
  return judge(toldFacts(readReport(input), now, today));
}
