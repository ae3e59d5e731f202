// What somebody who helps needs to see of a connection, and no secret: exact messages, org, app, what was tried and changed
// and when, versions, public certificates, the clock and the way to the host. Signs in nobody.

import { isSandboxHost } from '../../domain/connection/login-url.ts';
import { type Judgement, judge } from '../../domain/diagnosis/judge.ts';
import { messageText } from '../../domain/diagnosis/message-text.ts';
import { redactSecrets } from '../../domain/diagnosis/redact.ts';
import { lastAcceptedPair } from '../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { HostAnswer } from '../../domain/org/host-probe.ts';
import type { Instant } from '../../domain/ports.ts';
import { iso } from '../../domain/ports.ts';
import type { Attempt } from '../../domain/token/attempt.ts';
import { encodePem } from '../../formats/pem.ts';
import type { Act } from '../act.ts';
import { newestEntries } from '../audit/steps/newest-entries.ts';
import { findConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { OrgContext } from '../context.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';
import { connectionFacts } from './steps/failure-facts.ts';

interface BundleRequest {
  name: string;
  versions: Readonly<Record<string, string>>;
}

type SupportBundle = Awaited<ReturnType<typeof gather>>;

const attemptsKept = 200;
const changesKept = 200;

/** Errors: connectionNotFound. */
export const supportBundle = {
  act: 'connection.supportBundle',
  connectionOf: ({ name }) => name,
  run: gather,
  view: (bundle) => bundle,
} satisfies Act<OrgContext, BundleRequest, SupportBundle>;

async function gather(context: OrgContext, { name, versions }: BundleRequest) {
  const { store, clock, hostProbe } = context;
  const { whole, attempts } = await store.read(async (tx) => {
    const found = await findConnection(tx, name);
    return { whole: found, attempts: await tx.attempts.newestOfConnection(found.connection.id, attemptsKept) };
  });
  const changes = await newestEntries(context, { limit: changesKept, name });
  const { connection, app, pairs } = whole;
  const path = await hostProbe.path(connection.loginUrl);
  const answer = await hostProbe.ask(connection.loginUrl);
  const isSandbox = isSandboxHost(connection.loginUrl);
  return redacted({
    madeAt: iso(clock.now()),
    versions,
    connection: {
      name: connection.name,
      loginUrl: connection.loginUrl,
      environment: isSandbox === null ? 'unknown' : isSandbox ? 'sandbox' : 'production',
      username: connection.username,
      orgId: connection.org?.orgId ?? null,
      instanceUrl: connection.org?.instanceUrl ?? null,
      audience: connection.audience,
      found: connection.found,
      expiredPolicy: connection.expiredPolicy,
      clockSkewSeconds: connection.clockSkewSeconds,
      lastAcceptedAt: iso(connection.lastAccepted?.at ?? null),
      nextLookAt: iso(connection.nextLookAt),
    },
    app: { name: app.name, kind: app.kind, consumerKey: app.consumerKey, changedAt: iso(app.changedAt) },
    failure: connection.failure && {
      code: connection.failure.code,
      message: connection.failure.message,
      since: iso(connection.failure.since),
      at: iso(connection.failure.at),
    },
    diagnosis: recordedJudgement(whole, clock.now()),
    host: { path, answer: answerJson(answer) },
    keyPairs: pairs.map((pair) => ({ ...keyPairView(pair, clock.now()), certificatePem: pemOf(pair) })),
    timeline: timelineOf(attempts, changes, pairs),
  });
}

/** By what is on record: nothing is asked. Null: nothing failed. */
function recordedJudgement(whole: Whole, now: Instant): Judgement | null {
  const { failure } = whole.connection;
  if (failure === null) return null;
  const accepted = lastAcceptedPair(whole.pairs);
  return judge({
    ...connectionFacts(whole),
    message: messageText(failure.message, ''),
    fault: failure.code,
    hasCertificateExpired: accepted === undefined ? null : accepted.notAfter < now,
  });
}

function answerJson(answer: HostAnswer) {
  if (answer.type === 'noAnswer') return answer;
  const { type, status, isSalesforceApi, serverDate, clockSkewSeconds } = answer;
  return { type, status, isSalesforceApi, serverDate: iso(serverDate), clockSkewSeconds };
}

/** Public: whoever has it can check a signature and make none. */
function pemOf({ certificateDer }: KeyPair): string {
  return encodePem('CERTIFICATE', certificateDer);
}

/** Tries and changes in one line of time, newest first. */
function timelineOf(
  attempts: readonly Attempt[],
  changes: Awaited<ReturnType<typeof newestEntries>>,
  pairs: readonly KeyPair[],
) {
  const fingerprintOf = (id: string) => pairs.find((pair) => pair.id === id)?.fingerprint ?? null;
  const tries = attempts.map(({ startedAt, finishedAt, purpose, keyPairId, tokenHost, audience, outcome }) => ({
    at: startedAt,
    what: `sign-in (${purpose}): ${outcome.type}`,
    detail: { fingerprint: fingerprintOf(keyPairId), tokenHost, audience, finishedAt: iso(finishedAt), ...outcome },
  }));
  const done = changes.map(({ at, action, actor, subject, before, after }) => ({
    at,
    what: action,
    detail: { by: actor.name, from: actor.from, subject: subject.name, before, after },
  }));
  return [...tries, ...done].toSorted((a, b) => b.at - a.at).map(({ at, ...rest }) => ({ at: iso(at), ...rest }));
}

/** Every text passes the redaction but the public certificates, which it would take for private keys. */
function redacted<T>(value: T): T {
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return key === 'certificatePem' ? one : redactSecrets(one);
    if (Array.isArray(one)) return one.map((item) => walk(item, key));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner, name)]));
  };
  return walk(value, '') as T;
}
