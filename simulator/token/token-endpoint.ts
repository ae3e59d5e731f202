// POST /services/oauth2/token, the JWT bearer flow: reads the request, looks up the org, the app as ONE server sees it and
// the user, lets the checks judge, and writes Salesforce's answer and the log's.

import type { Question, Reply } from '../exchange.ts';
import type { Place } from '../hosts.ts';
import type { LogDetails } from '../log.ts';
import type { ClientApp } from '../orgs/client-app.ts';
import { drawServer, type Org, type OrgSettings, recordLogin } from '../orgs/org.ts';
import type { OrgUser } from '../orgs/user.ts';
import type { SimulatorState } from '../state.ts';
import { type Assertion, isSignedBy, parseAssertion } from './assertion.ts';
import { type Attempt, findRefusal } from './checks.ts';
import { answerTo, LOGIN_HISTORY_STATUS, REFUSALS, type RefusalReason } from './refusals.ts';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export interface TokenRequest {
  place: Place;
  /** The org's app server that answers; null at a generic host, where the org is not known yet. */
  server: number | null;
  /** The origin as the client wrote it: an org on loopback is answered with the same spelling. */
  origin: string;
}

export interface TokenAnswer {
  reply: Reply;
  log: LogDetails;
}

export async function answerTokenRequest(
  state: SimulatorState,
  request: Question,
  where: TokenRequest,
): Promise<TokenAnswer> {
  if (request.method !== 'POST') return refuse('notPost');
  const form = await readForm(request);
  if (form.get('grant_type') !== GRANT_TYPE) return refuse('wrongGrantType');
  const assertion = parseAssertion(form.get('assertion') ?? '');
  if (assertion === undefined) return refuse('malformedAssertion');
  return answerAssertion(state, assertion, where);
}

function answerAssertion(state: SimulatorState, assertion: Assertion, where: TokenRequest): TokenAnswer {
  const found = findApp(state, assertion, where);
  const named = { consumerKey: assertion.iss, username: assertion.sub };
  if (typeof found === 'string') return refuse(found, named);
  const { org, app, user } = found;
  const server = where.server ?? drawServer(org, state.random);
  const claims = { ...named, orgId: org.id, server };
  const settings = app.settings.seenBy(server, state.time.now());
  if (settings === undefined) return refuse('unknownConsumerKey', claims);
  const certificateSeen = settings.certificate?.fingerprint ?? null;
  const attempt: Attempt = {
    org: org.settings,
    app: { kind: app.kind, settings },
    user,
    isMyDomainHost: where.place.role === 'org',
    audience: state.hosts.audienceOf(org, assertion.aud),
    isRs256: assertion.algorithm === 'RS256',
    isSignedBy: (certificate) => isSignedBy(assertion, certificate.publicKey),
    secondsToExpiry: assertion.exp - state.time.real() / 1000,
    isFirstUseOfJti: () => isFirstUse(state, assertion),
    isWithinLoginRate: ({ id }) => state.loginRate.admits(id, state.time.now(), org.settings.loginsPerHour),
    username: assertion.sub,
    now: state.time.now(),
  };
  const reason = findRefusal(attempt);
  if (reason === 'userContained' && user !== undefined) user.isFrozen = true;
  if (user !== undefined) noteLogin(state, org, app, user, reason);
  if (reason !== undefined || user === undefined)
    return refuse(reason ?? 'unknownUser', { ...claims, certificateSeen }, org.settings);
  return accept(
    state,
    { org, app, user, scopes: settings.scopes, highAssurance: settings.highAssurance, where },
    {
      ...claims,
      certificateSeen,
    },
  );
}

interface Found {
  org: Org;
  app: ClientApp;
  user: OrgUser | undefined;
}

/** At its own host an org knows its own apps and users only; the generic hosts find the org by the user, then by the app. */
function findApp(state: SimulatorState, assertion: Assertion, { place }: TokenRequest): Found | RefusalReason {
  const candidates = place.role === 'org' ? [place.org] : orgsBehind(state, place.role);
  const holders = candidates.filter((org) => org.apps.has(assertion.iss));
  const org = holders.find((holder) => holder.users.has(assertion.sub.toLowerCase())) ?? holders[0];
  const app = org?.apps.get(assertion.iss);
  if (org === undefined || app === undefined) {
    const elsewhere = [...state.orgs.values()]
      .map((other) => other.apps.get(assertion.iss))
      .find((a) => a !== undefined);
    return elsewhere?.kind === 'external-client-app' ? 'appNotInOrg' : 'unknownConsumerKey';
  }
  return { org, app, user: org.users.get(assertion.sub.toLowerCase()) };
}

function orgsBehind(state: SimulatorState, role: 'login' | 'test'): Org[] {
  const environment = role === 'login' ? 'production' : 'sandbox';
  return [...state.orgs.values()].filter((org) => org.settings.environment === environment);
}

function isFirstUse(state: SimulatorState, { iss, jti, exp }: Assertion): boolean {
  return jti === null || state.replays.isFirstUse(iss, jti, exp * 1000, state.time.real());
}

interface Grant {
  org: Org;
  app: ClientApp;
  user: OrgUser;
  scopes: readonly string[];
  highAssurance: boolean;
  where: TokenRequest;
}

function accept(state: SimulatorState, grant: Grant, log: Omit<LogDetails, 'outcome' | 'reason'>): TokenAnswer {
  const { org, app, user, scopes, where } = grant;
  const token = state.sessions.open(
    {
      orgId: org.id,
      userId: user.id,
      username: user.username,
      consumerKey: app.consumerKey,
      scopes,
      timeoutMs: org.settings.sessionTimeoutMinutes * 60_000,
      isBelowRequiredLevel: grant.highAssurance || user.highAssuranceRequired,
    },
    state.time.now(),
    state.random,
  );
  const body = {
    access_token: token,
    scope: scopes.filter((scope) => scope !== 'refresh_token' && scope !== 'offline_access').join(' '),
    instance_url: where.place.role === 'org' ? where.origin : state.hosts.originOf({ role: 'org', org }),
    id: `${where.origin}/id/${org.id}/${user.id}`,
    token_type: 'Bearer',
  };
  return { reply: json(200, body), log: { outcome: 'accepted', reason: 'a token was given', ...log } };
}

const ANSWERS_OF_NO_ORG = { wrongKeyAnswer: 'invalid-assertion', flowOffAnswer: 'invalid-assertion' } as const;

function refuse(
  reason: RefusalReason,
  log: Omit<LogDetails, 'outcome' | 'reason'> = {},
  settings: Pick<OrgSettings, 'wrongKeyAnswer' | 'flowOffAnswer'> = ANSWERS_OF_NO_ORG,
): TokenAnswer {
  const { status, error, description } = answerTo(reason, settings);
  return {
    reply: json(status, { error, error_description: description }),
    log: { outcome: reason, reason: REFUSALS[reason].meaning, ...log },
  };
}

function noteLogin(
  state: SimulatorState,
  org: Org,
  app: ClientApp,
  user: OrgUser,
  reason: RefusalReason | undefined,
): void {
  const status = reason === undefined ? 'Success' : LOGIN_HISTORY_STATUS[reason];
  if (status === undefined) return;
  recordLogin(org, { userId: user.id, at: state.time.now(), application: app.label, status }, state.random);
}

async function readForm(request: Question): Promise<URLSearchParams> {
  const isForm = request.headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  return new URLSearchParams(isForm ? await request.text() : '');
}

function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    },
    body: JSON.stringify(body),
  };
}
