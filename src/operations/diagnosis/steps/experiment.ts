// The experiment of a test: cheapest and safest first, it stops when the cause is proved. Local checks, the host, the sign-in
// itself (always anew, never from the cache, never held by a back-off), other combinations, then what the answer implies.

import type { FailureFacts } from '../../../domain/diagnosis/facts.ts';
import { hostFacts } from '../../../domain/diagnosis/host-kind.ts';
import { type Judgement, judge, judgeKnown, judgeNotUploaded, subjectOf } from '../../../domain/diagnosis/judge.ts';
import type { TestFailure, TestResult, TestStep } from '../../../domain/diagnosis/test-result.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import { daysUntil } from '../../../domain/status/connection-state.ts';
import {
  foreignToken,
  type NotSignedIn,
  type SignedIn,
  type SignInFailure,
  signInError,
  type TriedKey,
} from '../../../domain/token/sign-in-result.ts';
import { type KeyDamage, keyDamageOf } from '../../../domain/vault/key-damage.ts';
import { isAboutOneKey } from '../../../domain/vault/signer-keys.ts';
import { learnAppName } from '../../client-app/steps/learn-app-name.ts';
import { findConnection, type Whole } from '../../connection/steps/find-connection.ts';
import type { OrgContext } from '../../context.ts';
import { certificatesAt } from '../../installation/steps/clock-trust.ts';
import { advanceRotation } from '../../rotation/steps/advance-rotation.ts';
import { recordFailure } from '../../token/steps/record-failure.ts';
import { type AfterToken, checkAfterToken } from './after-token.ts';
import { checkLocally } from './check-locally.ts';
import { type EarlierToken, earlierTokens } from './earlier-token.ts';
import { connectionFacts, failureFacts, type Gathered, isNotUploaded, nothingGathered } from './failure-facts.ts';
import { keepJudgement } from './keep-judgement.ts';
import { LoginBudget } from './login-budget.ts';
import { reachHost } from './reach-host.ts';
import { lackingCauses, refusedTokenFacts } from './refused-token.ts';
import { type Searched, searchTarget } from './search-target.ts';
import { Steps } from './test-step.ts';
import { whatTheAnswerImplies } from './what-the-answer-implies.ts';
import { withdrawToken } from './withdraw-token.ts';

/** A person waits: the answer comes within 45 s, whatever Salesforce does. What follows the sign-ins needs the rest. */
const signInMs = 24 * secondMs;
const searchMs = 28 * secondMs;
/** What was answered lately; raw attempts live a week. */
const attemptsRead = 100;

interface ExperimentOptions {
  isClockTrusted: boolean;
  onTried: (tried: TriedKey) => void;
  /** Each step the moment it is known. */
  onStep: (step: TestStep) => void;
}

export class Experiment {
  readonly #context: OrgContext;
  readonly #whole: Whole;
  readonly #options: ExperimentOptions;
  readonly #steps: Steps;
  readonly #budget = new LoginBudget();
  readonly #startedAt: Instant;
  readonly #startedMs: number;

  constructor(context: OrgContext, whole: Whole, options: ExperimentOptions) {
    this.#context = context;
    this.#whole = whole;
    this.#options = options;
    this.#steps = new Steps(options.onStep);
    this.#startedAt = context.clock.now();
    this.#startedMs = context.clock.monotonicMs();
  }

  async run(): Promise<TestResult> {
    const ageAt = await certificatesAt(this.#context, this.#whole);
    const damaged = await checkLocally(this.#context, this.#whole, ageAt, this.#steps);
    if (damaged !== null) return this.#failedBeforeSending({ code: 'keyPairDamaged', damage: damaged.damage });
    const host = await reachHost(this.#context, this.#whole.connection.loginUrl, this.#steps);
    if (host.type === 'noAnswer') {
      const { fault, message } = host;
      this.#steps.report('signIn', 'notTried', { saw: 'noHostToSignIn' });
      return this.#failedBeforeSending({ code: 'noAnswer', fault, message });
    }
    const earlier = await earlierTokens(this.#context, this.#whole);
    const result = await this.#search();
    if (result.type === 'damaged') return this.#failedBeforeSending({ code: 'keyPairDamaged', damage: result.damage });
    this.#reportSignIn(result);
    return result.type === 'signedIn' ? this.#signedIn(result, earlier) : this.#notSignedIn(result, earlier);
  }

  async #search(): Promise<Searched | { type: 'damaged'; damage: KeyDamage }> {
    try {
      return await searchTarget(this.#context, this.#whole, {
        deadlineMs: this.#startedMs + signInMs,
        budget: this.#budget,
        steps: this.#steps,
        onTried: this.#options.onTried,
      });
    } catch (error) {
      // The sound pairs were refused, and of the damaged one nobody knows.
      if (isAboutOneKey(error) && error.code !== 'keyProviderUnknown')
        return { type: 'damaged', damage: keyDamageOf(error) };
      throw error;
    }
  }

  async #signedIn(result: SignedIn, earlier: readonly EarlierToken[]): Promise<TestResult> {
    const { username } = this.#whole.connection;
    const after = await checkAfterToken(this.#context, result.answer, username, this.#steps);
    if (after.type !== 'usable') return this.#notUsable(result, after, earlier);
    const { userId } = result.answer;
    const at = { userId, signedInAt: this.#startedAt };
    const name = await learnAppName(this.#context, this.#whole.app, after.session, at);
    if (name !== null) this.#steps.report('identity', 'passed', { saw: 'appName', name });
    const whole = await this.#settled();
    const pair = whole.pairs.find(({ id }) => id === result.pair.id) ?? result.pair;
    const scans = await this.#context.store.read((tx) => tx.scans.ofConnection(whole.connection.id, 1));
    return {
      ...this.#common(whole, result.tried),
      verified: true,
      isScanned: scans.length > 0,
      pair,
      daysLeft: daysUntil(pair.notAfter, result.answer.facts.serverDate ?? this.#context.clock.now()),
      orgId: result.answer.orgId,
      username,
      lacking: lackingCauses(whole, after.lacking),
      subject: subjectOf(connectionFacts(whole)),
    };
  }

  async #notUsable(
    { answer, tried }: SignedIn,
    after: Exclude<AfterToken, { type: 'usable' }>,
    earlier: readonly EarlierToken[],
  ): Promise<TestResult> {
    const { id } = this.#whole.connection;
    if (after.type === 'otherIdentity') {
      await withdrawToken(this.#context, id, answer, null);
      const { foreign, found, expected: pinned } = after;
      const orgId = foreign === 'org' ? found : answer.orgId;
      return this.#ended({ ...foreignToken(foreign, found, pinned), orgId }, tried);
    }
    const whole = await this.#settled();
    const facts = await refusedTokenFacts(this.#context, {
      whole,
      answer,
      read: after.read,
      earlier,
      steps: this.#steps,
    });
    const own = earlier.find(({ isOwn }) => isOwn);
    if (facts.earlierTokenWorks === true && own !== undefined) await withdrawToken(this.#context, id, answer, own.row);
    const failure = { code: 'tokenNotUsable', message: after.read.message } as const;
    return { ...this.#common(whole, tried), verified: false, failure, diagnosis: judge(facts), spreading: null };
  }

  async #notSignedIn(
    result: Extract<Searched, { type: 'notSignedIn' }>,
    earlier: readonly EarlierToken[],
  ): Promise<TestResult> {
    const { failure } = result;
    if (failure.code === 'loginBudgetSpent') {
      const { id, name } = this.#whole.connection;
      await recordFailure(this.#context, id, result, 'test');
      throw signInError(name, failure, this.#context.settings.loginsPerHour);
    }
    const gathered = await whatTheAnswerImplies(this.#context, this.#whole, result, {
      earlier,
      testedAt: this.#startedAt,
      deadlineMs: this.#startedMs + searchMs,
      budget: this.#budget,
      steps: this.#steps,
    });
    // The last that was tried is not always what the failure is about.
    const audience = result.target === null ? {} : { audience: hostFacts(result.target.audience) };
    const about = { ...audience, isHostReached: true };
    return this.#ended(failure, result.tried, { ...gathered, facts: { ...gathered.facts, ...about } });
  }

  async #failedBeforeSending(
    failure: Extract<TestFailure, { code: 'keyPairDamaged' | 'noAnswer' }>,
  ): Promise<TestResult> {
    if (failure.code === 'noAnswer') return this.#ended(failure, []);
    const known = { type: 'keyPairDamaged', damage: failure.damage } as const;
    const diagnosis = judgeKnown(known, subjectOf(connectionFacts(this.#whole)));
    return { ...this.#common(this.#whole, []), verified: false, failure, diagnosis, spreading: null };
  }

  async #ended(
    failure: Exclude<SignInFailure, { code: 'loginBudgetSpent' }>,
    tried: readonly TriedKey[],
    gathered: Gathered = nothingGathered,
  ): Promise<TestResult> {
    const { clock, settings } = this.#context;
    await recordFailure(this.#context, this.#whole.connection.id, { failure, tried }, 'test');
    const whole = await this.#settled();
    // What is known of the slot now counts this very test.
    const asked = { ...this.#whole, connection: whole.connection };
    const facts = failureFacts(asked, failure, tried, { settings, now: clock.now() }, gathered);
    const diagnosis = await this.#judged(failure, facts);
    await keepJudgement(this.#context, whole.connection.id, failure, diagnosis);
    return {
      ...this.#common(whole, tried),
      verified: false,
      failure,
      diagnosis,
      spreading:
        diagnosis.waitUntil === null ? null : { until: diagnosis.waitUntil, nextTryAt: whole.connection.nextLookAt },
    };
  }

  async #judged(failure: SignInFailure, facts: FailureFacts): Promise<Judgement> {
    const { code } = failure;
    if (code === 'consumerKeyMissing' || code === 'noUsableKeyPair')
      return judgeKnown({ type: code }, subjectOf(facts));
    // What the org showed (a certificate of any kind, a change) is nearer to the cause.
    const isShown = facts.installed !== null || facts.flowEnabled !== null;
    const { connection } = this.#whole;
    const earlier = await this.#context.store.read((tx) => tx.attempts.newestOfConnection(connection.id, attemptsRead));
    const outcomes = earlier.filter(({ username }) => username === null).map(({ outcome }) => outcome);
    return isNotUploaded(this.#whole, failure, outcomes) && !isShown ? judgeNotUploaded(facts) : judge(facts);
  }

  async #settled(): Promise<Whole> {
    await advanceRotation(this.#context, this.#whole.app.id, this.#options.isClockTrusted);
    return this.#context.store.read((tx) => findConnection(tx, this.#whole.connection.name));
  }

  #common(whole: Whole, tried: readonly TriedKey[]) {
    const logins = { total: this.#budget.total, experiment: this.#budget.spent };
    return { whole, tried, steps: this.#steps.all, logins };
  }

  #reportSignIn(result: SignedIn | NotSignedIn): void {
    const { tried } = result;
    const asked = { assertions: tried.length, keyPairs: new Set(tried.map(({ keyPairId }) => keyPairId)).size };
    const isAccepted = result.type === 'signedIn';
    const fingerprint = isAccepted ? result.pair.fingerprint : null;
    const message = isAccepted ? null : result.failure.message;
    const outcome = isAccepted ? 'passed' : tried.length === 0 ? 'notTried' : 'failed';
    this.#steps.report('signIn', outcome, { saw: 'signIn', fingerprint, message, ...asked });
  }
}
