// Tests again and again while Salesforce may still be spreading a change, with a countdown where somebody watches. What an answer
// proves already is said at once: nobody waits ten minutes for what only a person can mend.

import type { TestFailure, TestResult } from '../../domain/diagnosis/test-result.ts';
import { type Instant, secondMs } from '../../domain/ports.ts';
import { maySpread } from '../../domain/token/lost-slot.ts';
import { isAfterSignature } from '../../domain/token/rounds.ts';
import { toldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import { diagnosisLines } from '../diagnosis/diagnosis-lines.ts';

type NotVerified = Extract<TestResult, { verified: false }>;

/** Until verified, until propagation is over, or until what fails is nothing that time mends. */
export async function testUntilPropagated(app: Application, testOnce: () => Promise<TestResult>): Promise<TestResult> {
  const { clock } = app;
  const settings = app.settings();
  const startedAt = clock.now();
  const pauseMs = Math.max(1, Math.min(settings.closeProbeSeconds, settings.propagationSeconds / 20)) * secondMs;
  let said = '';
  for (;;) {
    const result = await testOnce();
    if (result.verified || !mayMendItself(result.failure, result.whole)) return result;
    const changedAt = Math.max(startedAt, result.whole.app.changedAt ?? 0);
    const overAt = changedAt + settings.propagationSeconds * secondMs;
    if (clock.now() >= overAt) return result;
    if (said !== result.failure.code) sayWhatIsProved(app, result);
    said = result.failure.code;
    await countDown(app, result.failure, Math.min(clock.now() + pauseMs, overAt), overAt);
  }
}

/** The cause and the clicks, while it is asked again: the clicks may be made meanwhile, and are then a change that spreads. */
function sayWhatIsProved({ terminal, ...app }: Application, { diagnosis, failure, whole }: NotVerified): void {
  if (failure.code === 'refusedWithEveryKey') return;
  const { name } = whole.connection;
  const told = toldDiagnosis(diagnosis, { name, latchkey: app.calledAs() });
  const [cause = '', toDo = ''] = diagnosisLines(told, paint(terminal.hasColour));
  const proved = isAfterSignature(failure) ? ['The certificate is accepted; this is not about it.'] : [];
  for (const line of [...proved, cause, toDo]) terminal.progress(line);
}

async function countDown(
  { terminal, clock }: Application,
  failure: TestFailure,
  nextAt: Instant,
  overAt: Instant,
): Promise<void> {
  const what = isAfterSignature(failure) ? 'The user may not sign in yet' : 'Not accepted yet';
  for (let now = clock.now(); now < nextAt; now = clock.now()) {
    const next = Math.ceil((nextAt - now) / secondMs);
    terminal.passing(`${what}. Next try in ${next} s; a change may take ${inMinutes(overAt - now)} more.`);
    await clock.sleep(Math.min(secondMs, nextAt - now));
  }
}

export function inMinutes(ms: number): string {
  const seconds = Math.ceil(ms / secondMs);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

/** Certificates, policies and scopes spread, and servers come back; all else waits for a person, and so does a lost slot. */
export function mayMendItself(failure: { code: string }, whole: NotVerified['whole']): boolean {
  switch (failure.code) {
    case 'loginBudgetSpent':
    case 'unavailable':
    case 'noAnswer':
    case 'loginRateExceeded':
    case 'tokenNotUsable':
    case 'incompleteAnswer':
    case 'otherRefusal':
      return true;
    default:
      return maySpread(whole, failure);
  }
}
