// The report turned into facts that evidence can be drawn from. Every fact is null when nothing was told. No judgement here.
import { type AssertionFacts, assertionFacts } from './assertion-facts.ts';
import { type FailurePhase, foldKeys, isRecord, type ReadReport, textOf } from './failure-report.ts';
import { type HostFacts, hostFacts, type OrgKind, orgKindOf, sandboxSuffix } from './host-kind.ts';
import { type MessageText, messageText } from './message-text.ts';
import { redactSecrets } from './redact.ts';
import { toldFingerprint, toldInstant, toldMinutes, toldYes } from './told-values.ts';

/** A saved change reaches every server of Salesforce within 2 to 10 minutes. */
export const propagationMinutes = 10;

export type AppKind = 'connected-app' | 'external-client-app';

export type PassedWith = 'other-key' | 'other-audience' | 'my-domain' | 'other-environment' | 'later';

export type Facts = {
  readonly phase: FailurePhase | null;
  readonly status: number | null;
  readonly message: MessageText;
  readonly host: HostFacts;
  readonly audience: HostFacts;
  readonly orgKind: OrgKind | null;
  readonly username: UsernameFacts | null;
  readonly consumerKey: ConsumerKeyFacts | null;
  readonly appKind: AppKind | null;
  readonly assertion: AssertionFacts;
  readonly expiry: ExpiryFacts | null;
  readonly certificate: CertificateFacts;
  readonly minutesSinceChange: number | null;
  /** Milliseconds since 1970 at which the last change has reached every server; null unless it is known and still ahead. */
  readonly propagatedAt: number | null;
  readonly hasSucceededBefore: boolean | null;
  readonly otherKeys: 'accepted' | 'refused' | null;
  readonly recentDeploy: boolean | null;
  readonly otherConnectionsWork: boolean | null;
  readonly otherUsersWork: boolean | null;
  readonly retryPassed: boolean | null;
  readonly passedWith: PassedWith | null;
  readonly flowEnabled: boolean | null;
  readonly appHasCertificate: boolean | null;
  readonly permittedUsers: 'self-authorize' | 'admin-approved' | null;
  readonly scopes: string | null;
  /** What was changed on our side since the last success; null when there was none or it is not known. */
  readonly changedSinceSuccess: readonly string[] | null;
  /** Whether the org has an active user of this username, and an app with this consumer key. */
  readonly userExists: boolean | null;
  readonly appInOrg: boolean | null;
  /** Whether a token that was given out before the failure is still taken. */
  readonly earlierTokenWorks: boolean | null;
  /** The token that was refused had been given seconds before, to the same machine. */
  readonly tokenGivenJustNow: boolean | null;
  /** What the transport met, or the code that a sign-in of ours ended with, by its own word. */
  readonly fault: string | null;
};

export type UsernameFacts = {
  readonly isUsernameShaped: boolean;
  /** What stands behind the @, lower case; empty when there is none. */
  readonly domain: string;
  readonly sandboxSuffix: string | null;
  readonly differsFromSub: boolean;
};
export type ConsumerKeyFacts = {
  readonly isKeyShaped: boolean;
  readonly hasSpaces: boolean;
  readonly differsFromIss: boolean;
};
export type CertificateFacts = { readonly matchesKey: boolean | null; readonly hasExpired: boolean | null };

/** exp as it stands: seconds after Salesforce's clock (negative is past), and whether it was given in milliseconds. */
export type ExpiryFacts = { readonly secondsAhead: number | null; readonly isMilliseconds: boolean };

export function factsOf(report: ReadReport, now: Date | null, today: Date | null): Facts {
  const told = (name: string): unknown => report.context.get(name);
  const assertion = assertionFacts(told('assertion') ?? told('jwt'), told('claims'), told('algorithm') ?? told('alg'));
  const host = hostFacts(textOf(told('loginurl') ?? told('host') ?? told('instanceurl')));
  const audience = hostFacts(textOf(told('audience') ?? told('aud') ?? assertion.claims.get('aud')));
  const serverTime = toldInstant(told('serverdate')) ?? toldInstant(told('now')) ?? now?.getTime() ?? null;
  const minutesSinceChange = toldMinutes(told('minutessincechange'));
  // Login History is the org's own word on this very attempt and goes before the answer, which often hides it.
  const words = [textOf(told('loginhistory')), report.body, textOf(told('audittrail'))].filter((text) => text !== '');
  return {
    phase: report.phase,
    status: report.status,
    message: messageText(words.join('\n'), report.contentType),
    host,
    audience,
    orgKind: orgKindOf(textOf(told('orgkind'))) ?? host.orgKind,
    username: usernameFacts(textOf(told('username') ?? assertion.claims.get('sub')), assertion),
    consumerKey: consumerKeyFacts(
      textOf(told('consumerkey') ?? told('clientid') ?? assertion.claims.get('iss')),
      assertion,
    ),
    appKind: appKindOf(textOf(told('appkind'))),
    assertion,
    expiry: expiryFacts(assertion.claims.get('exp'), serverTime),
    certificate: certificateFacts(report.context, serverTime ?? today?.getTime() ?? null),
    minutesSinceChange,
    propagatedAt: propagatedAt(minutesSinceChange, serverTime),
    hasSucceededBefore:
      told('lastsuccess') === undefined || told('lastsuccess') === null ? null : toldYes(told('lastsuccess')),
    otherKeys: otherKeysOutcome(told('otherkeystried')),
    recentDeploy: toldYes(told('recentdeploy')),
    otherConnectionsWork: toldYes(told('otherconnectionswork') ?? told('otherconnections')),
    otherUsersWork: toldYes(told('otheruserswork') ?? told('otherusers')),
    retryPassed: toldYes(told('retrypassed') ?? told('retry')),
    passedWith: passedWithOf(textOf(told('passedwith'))),
    flowEnabled: toldYes(told('flowenabled')),
    appHasCertificate: toldYes(told('apphascertificate')),
    permittedUsers: permittedUsersOf(textOf(told('permittedusers'))),
    scopes: textOf(told('scopes') ?? told('scope')).toLowerCase() || null,
    changedSinceSuccess: listOf(told('changedsincesuccess')),
    userExists: toldYes(told('userexists')),
    appInOrg: toldYes(told('appinorg')),
    earlierTokenWorks: toldYes(told('earliertokenworks')),
    tokenGivenJustNow: toldYes(told('tokengivenjustnow')),
    fault: textOf(told('fault')) || null,
  };
}

export function appKindOf(words: string): AppKind | null {
  if (/external|\beca\b/i.test(words)) return 'external-client-app';
  return /connected/i.test(words) ? 'connected-app' : null;
}

function listOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.slice(0, 20).map(textOf) : null;
}

function usernameFacts(username: string, assertion: AssertionFacts): UsernameFacts | null {
  const name = redactSecrets(username.slice(0, 300)).trim();
  // Placeholders (<user>@…, ***) say nothing about the shape of the real name in front of the @.
  if (name === '' || (/[<>*…]/.test(name) && !name.includes('@')) || /\s|^(?:user(?:name)?|admin)$/i.test(name))
    return null;
  const sub = textOf(assertion.claims.get('sub')).trim();
  return {
    isUsernameShaped: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name),
    domain: /@([^@]*)$/.exec(name)?.[1]?.toLowerCase() ?? '',
    sandboxSuffix: sandboxSuffix(name),
    differsFromSub: sub !== '' && sub.toLowerCase() !== name.toLowerCase(),
  };
}

function consumerKeyFacts(consumerKey: string, assertion: AssertionFacts): ConsumerKeyFacts | null {
  if (consumerKey.trim() === '' || /[<>*…{}$]|consumer|redacted|\.\.\./i.test(consumerKey)) return null;
  const iss = textOf(assertion.claims.get('iss'));
  return {
    // Salesforce's own CLI signs in as PlatformCLI; every other consumer key begins with 3MVG9.
    isKeyShaped: /^3MVG9[A-Za-z0-9._]{20,}$/.test(consumerKey.trim()) || consumerKey.trim() === 'PlatformCLI',
    hasSpaces: /\s/.test(consumerKey),
    differsFromIss: iss !== '' && iss !== consumerKey,
  };
}

function expiryFacts(exp: unknown, serverTime: number | null): ExpiryFacts | null {
  const expiresAt = toldInstant(exp);
  if (expiresAt === null) return null;
  return {
    secondsAhead: serverTime === null ? null : Math.round((expiresAt - serverTime) / 1000),
    isMilliseconds: Number(textOf(exp)) > 1e11,
  };
}

function certificateFacts(context: ReadonlyMap<string, unknown>, serverTime: number | null): CertificateFacts {
  const certificate = context.get('certificate');
  const fields = isRecord(certificate) ? foldKeys(certificate) : new Map<string, unknown>();
  const stored = toldFingerprint(fields.get('fingerprint') ?? context.get('certificatefingerprint'));
  const used = toldFingerprint(context.get('keyfingerprint') ?? fields.get('keyfingerprint'));
  const notAfter = toldInstant(fields.get('notafter') ?? context.get('notafter'));
  const told = toldYes(fields.get('matcheskey') ?? context.get('keymatchescertificate'));
  const expired = /expired/i.test(textOf(fields.get('notafter')))
    ? true
    : fields.has('expired')
      ? toldYes(fields.get('expired'))
      : null;
  return {
    matchesKey: stored !== null && used !== null && stored.length === used.length ? stored === used : told,
    hasExpired: notAfter !== null && serverTime !== null ? notAfter < serverTime : expired,
  };
}

function propagatedAt(minutesSinceChange: number | null, serverTime: number | null): number | null {
  if (minutesSinceChange === null || serverTime === null || minutesSinceChange >= propagationMinutes) return null;
  return serverTime + (propagationMinutes - minutesSinceChange) * 60_000;
}

function otherKeysOutcome(value: unknown): 'accepted' | 'refused' | null {
  if (Array.isArray(value)) {
    const outcomes = value
      .slice(0, 50)
      .map((key) => (isRecord(key) ? toldYes(key.accepted ?? key.outcome ?? key.result) : toldYes(key)));
    if (outcomes.includes(true)) return 'accepted';
    return outcomes.includes(false) ? 'refused' : null;
  }
  const words = textOf(value).toLowerCase();
  if (
    words === '' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    /^(?:none|no|0|null|n\/a)$/.test(words.trim())
  )
    return null;
  if (
    /accepted|works|worked|passes|passed|succe/.test(words) &&
    !/(?:not|n't|none|no (?:other )?key|never|un)\b.{0,20}(?:accept|work|pass|succe)/.test(words)
  )
    return 'accepted';
  return /refus|fail|reject|same|none|not|invalid/.test(words) ? 'refused' : null;
}

function permittedUsersOf(words: string): 'self-authorize' | 'admin-approved' | null {
  if (/self/i.test(words)) return 'self-authorize';
  return /admin|pre-?authori[sz]ed/i.test(words) ? 'admin-approved' : null;
}

function passedWithOf(words: string): PassedWith | null {
  if (/key/i.test(words)) return 'other-key';
  if (/\baud/i.test(words) || /audience/i.test(words)) return 'other-audience';
  if (/my.?domain/i.test(words)) return 'my-domain';
  if (/environment|sandbox|production|other (?:host|org)/i.test(words)) return 'other-environment';
  return /later|retry|unchanged/i.test(words) ? 'later' : null;
}
