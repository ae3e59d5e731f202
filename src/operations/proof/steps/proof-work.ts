// One experiment at work: its calls to the org with the connection's own token, its sign-ins with throw-away keys, and the record of
// what was seen. An experiment ends in facts, or throws why it found nothing out.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { OrgRead, VersionedSession } from '../../../domain/org/org.ts';
import { iso, secondMs } from '../../../domain/ports.ts';
import { type Cost, loginsForExperiments } from '../../../domain/proof/experiments.ts';
import type { Observation } from '../../../domain/proof/proof.ts';
import { Secret } from '../../../domain/secret.ts';
import { assertionClaims } from '../../../domain/token/assertion.ts';
import type { Target } from '../../../domain/token/audience.ts';
import { tokenHash } from '../../../domain/token/cached-token.ts';
import { budgetEndsAt } from '../../../domain/token/rationing.ts';
import type { TokenAnswer } from '../../../domain/token/token-answer.ts';
import { compact, rs256Header, signingInput } from '../../../formats/jws.ts';
import type { ProofContext } from '../../context.ts';
import { FoundNothing, foundNothing } from './found-nothing.ts';
import type { Ground, ProofRun } from './proof-run.ts';
import { Spending } from './spending.ts';
import type { ThrowAwayKey } from './throw-away-key.ts';

const exchangeTimeoutMs = 20 * secondMs;
const mostTries = 3;
const pauseMs = 5 * secondMs;
const mostPolls = 200;

export class ProofWork {
  readonly run: ProofRun;
  readonly context: ProofContext;
  readonly connection: Connection;
  readonly app: Ground['app'];
  readonly observations: Observation[] = [];
  readonly spending: Spending;
  readonly #tell: (seen: Observation) => void;

  /** @param most What it may cost; null: it cleans up. */
  constructor(run: ProofRun, tell: (seen: Observation) => void, most: Cost | null) {
    this.run = run;
    this.context = run.context;
    this.connection = run.ground.connection;
    this.app = run.ground.app;
    this.spending = new Spending(run.context.clock, most);
    this.#tell = tell;
  }

  saw(what: Observation['what'], key: Observation['key'], answer: string): void {
    const atSeconds = Math.round((this.context.clock.now() - this.spending.startedAt) / 100) / 10;
    const seen = { atSeconds, what, key, answer };
    this.observations.push(seen);
    this.#tell(seen);
  }

  /** The value, with the connection's own token. @throws FoundNothing */
  async ask<T>(call: (session: VersionedSession) => Promise<OrgRead<T>>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const read = await this.askOnce(call);
      if (read.type === 'read') return read.value;
      const passes = read.type === 'noAnswer' || (read.type === 'failed' && read.status >= 500);
      if (!passes || tries >= mostTries) throw foundNothing(read);
      await this.context.clock.sleep(pauseMs);
    }
  }

  async askOnce<T>(call: (session: VersionedSession) => Promise<OrgRead<T>>): Promise<OrgRead<T>> {
    const first = await this.#session();
    const read = await call(first);
    if (read.type !== 'sessionRefused') return read;
    const { tokens } = this.context;
    const hash = tokenHash(first.accessToken);
    if (this.#deployUser() === null) await this.#orFoundNothing(() => tokens.refused(this.connection.id, hash));
    else await tokens.forgetAs(hash);
    return call(await this.#session());
  }

  /** A deploy to its end. Null: it succeeded; else what the org says against it. @throws FoundNothing where its end is not told. */
  async deployed(send: (session: VersionedSession) => Promise<OrgRead<string>>): Promise<string | null> {
    this.spending.oneMore('deploys');
    this.spending.deploys += 1;
    const posted = await this.askOnce(send);
    if (posted.type !== 'read') throw foundNothing(posted);
    return this.#endOfDeploy(posted.value);
  }

  /** One sign-in, counted against the login budget before it is sent. @throws FoundNothing where no answer comes. */
  async signIn(
    key: ThrowAwayKey,
    as: Observation['key'],
    consumerKey: string,
    target: Target,
  ): Promise<Exclude<TokenAnswer, { type: 'unavailable' | 'noAnswer' }>> {
    for (let tries = 1; ; tries += 1) {
      await this.#spend(target);
      const answer = await this.context.tokenEndpoint.exchange({
        tokenHost: target.tokenHost,
        assertion: await this.#assertion(key, consumerKey, target),
        timeoutMs: exchangeTimeoutMs,
        isAlone: true,
      });
      this.saw('signIn', as, answer.type === 'accepted' ? 'accepted' : answer.message);
      if (answer.type !== 'unavailable' && answer.type !== 'noAnswer') return answer;
      if (tries >= mostTries) throw new FoundNothing('orgSilent', answer.message);
      await this.context.clock.sleep(pauseMs);
    }
  }

  /** Null: it succeeded; else what the org says against it. */
  async #endOfDeploy(id: string): Promise<string | null> {
    const { certificateSlots, clock } = this.context;
    for (let polls = 0; polls < mostPolls; polls += 1) {
      this.spending.inTime();
      const { isDone, status, message } = await this.ask((session) => certificateSlots.result(session, id));
      if (isDone) {
        const problem = status.startsWith('Succeeded') ? null : message === '' ? status : message;
        this.saw('deploy', null, problem ?? 'accepted');
        return problem;
      }
      await clock.sleep(Math.min(polls + 1, 5) * secondMs);
    }
    throw new FoundNothing('orgSilent', `deploy ${id} did not end`);
  }

  async #spend({ tokenHost }: Target): Promise<void> {
    this.spending.oneMore('logins');
    const { store, clock, settings } = this.context;
    const now = clock.now();
    const limit = loginsForExperiments(settings);
    const isLeft = await store.write((tx) => tx.attempts.spendLogin(tokenHost, this.connection.username, now, limit));
    if (!isLeft) throw this.#loginsSpent();
    this.spending.logins += 1;
  }

  /** Nobody of this run signs in with a throw-away key any more in this hour. */
  #loginsSpent(): FoundNothing {
    const until = budgetEndsAt(this.context.clock.now());
    this.run.loginsSpentUntil = until;
    return new FoundNothing('loginsSpent', iso(until));
  }

  #notSignedIn(code: string): FoundNothing {
    return code === 'loginBudgetSpent' ? this.#loginsSpent() : new FoundNothing('connectionFails', code);
  }

  async #orFoundNothing<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof LatchkeyError) || (error.kind !== 'connection' && error.kind !== 'state')) throw error;
      throw this.#notSignedIn(error.code);
    }
  }

  async #assertion({ signer }: ThrowAwayKey, consumerKey: string, { audience }: Target): Promise<Secret<string>> {
    const { signerKeys, clock, random } = this.context;
    const { username, clockSkewSeconds } = this.connection;
    const claims = assertionClaims({ consumerKey, username, audience, clockSkewSeconds }, clock.now(), random);
    const input = signingInput(rs256Header, { ...claims });
    return new Secret(compact(input, await signerKeys.sign(signer, Buffer.from(input))));
  }

  /** With the token of whoever deploys. @throws FoundNothing */
  async #session(): Promise<VersionedSession> {
    const { tokens, orgReader } = this.context;
    const username = this.#deployUser();
    const given =
      username === null
        ? await this.#orFoundNothing(() => tokens.acquire(this.connection.id))
        : await tokens.acquireAs(this.connection.id, username);
    if ('code' in given) throw this.#notSignedIn(given.code);
    const version = await orgReader.apiVersion(given.instanceUrl);
    if (version.type !== 'read') throw foundNothing(version);
    return { instanceUrl: given.instanceUrl, accessToken: given.token, apiVersion: version.value };
  }

  #deployUser(): string | null {
    const { deployUser, username } = this.connection;
    return deployUser?.toLowerCase() === username.toLowerCase() ? null : deployUser;
  }
}
