// What is known of one failed sign-in or call, typed: what evidence is drawn from. Two entrances make it: a test, from what it
// holds (operations), and a told report (told-facts.ts). Null is "not known". No judgement here.
import type { AppKind } from '../client-app/client-app.ts';
import { sandboxSuffix } from '../connection/connection-input.ts';
import type { NamedCertificate } from '../key-pair/meant-certificate.ts';
import { type Instant, minuteMs, secondMs } from '../ports.ts';
import type { CauseLabel } from './cause-table.ts';
import type { FailurePhase } from './failure-report.ts';
import { type HostFacts, hostFacts, type OrgKind } from './host-kind.ts';
import { type MessageText, messageText } from './message-text.ts';
import { redactSecrets } from './redact.ts';

/** A saved change reaches every server of Salesforce within 2 to 10 minutes. */
export const propagationMs = 10 * minuteMs;

export type PassedWith = 'other-key' | 'other-audience' | 'my-domain' | 'other-environment' | 'later';

export type FailureFacts = {
  /** What a step has proved not to be (exclusions.ts). */
  readonly excluded: readonly CauseLabel[];
  /** The certificate of ours that the app ought to hold. */
  readonly ourCertificate: NamedCertificate | null;
  readonly phase: FailurePhase | null;
  readonly status: number | null;
  readonly message: MessageText;
  readonly host: HostFacts;
  readonly audience: HostFacts;
  readonly orgKind: OrgKind | null;
  /** Its orgs sign in at hosts of their own. */
  readonly isGovernmentCloud: boolean;
  /** Its orgs have the API only where it was bought beside. */
  readonly isEditionWithoutApi: boolean;
  readonly username: UsernameFacts | null;
  readonly consumerKey: ConsumerKeyFacts | null;
  readonly appKind: AppKind | null;
  readonly appName: string | null;
  readonly assertion: AssertionFacts;
  readonly expiry: ExpiryFacts | null;
  readonly installed: InstalledCertificate | null;
  readonly hasCertificateExpired: boolean | null;
  readonly change: ChangeFacts | null;
  readonly hasSucceededBefore: boolean | null;
  readonly otherKeys: 'accepted' | 'refused' | null;
  /** Refused so often with every key pair that no change which spreads explains it (token/lost-slot.ts). */
  readonly isSlotLost: boolean | null;
  readonly recentDeploy: boolean | null;
  readonly otherConnectionsWork: boolean | null;
  readonly otherUsersWork: boolean | null;
  readonly retryPassed: boolean | null;
  readonly passedWith: PassedWith | null;
  readonly flowEnabled: boolean | null;
  readonly permittedUsers: 'self-authorize' | 'admin-approved' | null;
  /** Of the token, joined by spaces, lower case; empty: it has none. */
  readonly scopes: string | null;
  /** What was changed on our side since the last success; null when there was none or it is not known. */
  readonly changedSinceSuccess: readonly OwnChange[] | null;
  /** When the database was put back from a backup, where nothing was accepted since. */
  readonly restoredAt: Instant | null;
  /** The user of this username in the org. */
  readonly user: 'missing' | 'inactive' | 'frozen' | 'active' | null;
  /** Whether the org has an app with this consumer key. */
  readonly appInOrg: boolean | null;
  /** Whether a token that was given out before the failure is still taken. */
  readonly earlierTokenWorks: boolean | null;
  /** The token that was refused had been given seconds before, to the same machine. */
  readonly tokenGivenJustNow: boolean | null;
  /** Other calls with the same token are answered. */
  readonly otherCallsWork: boolean | null;
  /** It was in date at the last success and is past now. */
  readonly hasExpiredSinceSuccess: boolean | null;
  /** Name, network and TLS were in order a moment before. */
  readonly isHostReached: boolean | null;
  /** What the transport met, or the code that a sign-in of ours ended with, by its own word. */
  readonly fault: string | null;
};

/** A setting of ours: which, and what it was at the last success where that is known. */
export type OwnChange = { readonly what: string; readonly from: string | null };

type UsernameFacts = {
  /** As told, without what may be secret. */
  readonly name: string;
  readonly isUsernameShaped: boolean;
  /** What stands behind the @, lower case; empty when there is none. */
  readonly domain: string;
  readonly sandboxSuffix: string | null;
  readonly differsFromSub: boolean;
};

type ConsumerKeyFacts = {
  readonly isKeyShaped: boolean;
  readonly hasSpaces: boolean;
  readonly differsFromIss: boolean;
};

type AssertionFacts = {
  /** Null when no assertion was seen; false when it is not three base64url parts holding JSON. */
  readonly isWellFormed: boolean | null;
  readonly algorithm: string | null;
};

/** exp as it stands: seconds after Salesforce's clock (negative is past), and whether it was given in milliseconds. */
type ExpiryFacts = { readonly secondsAhead: number | null; readonly isMilliseconds: boolean };

/**
 * Whose certificate the app holds, against the key that signed. `shown`: the app itself showed it; a trail names what was
 * saved, not what a deploy wiped since.
 */
export type InstalledCertificate =
  | { readonly type: 'ofThisKey' | 'ofAnotherKey'; readonly isShown: boolean }
  /** Of ours, and meant for the app of another connection. */
  | { readonly type: 'ofAnotherConnection'; readonly connectionName: string; readonly isShown: true }
  | { readonly type: 'some' }
  | { readonly type: 'none' };

/** The last change of the app, and until when it may still be on its way. */
export type ChangeFacts = {
  readonly agoMs: number;
  readonly spreadsForMs: number;
  readonly spreadUntil: Instant | null;
};

export const nothingKnown: FailureFacts = {
  excluded: [],
  ourCertificate: null,
  phase: null,
  status: null,
  message: messageText('', ''),
  host: hostFacts(''),
  audience: hostFacts(''),
  orgKind: null,
  isGovernmentCloud: false,
  isEditionWithoutApi: false,
  username: null,
  consumerKey: null,
  appKind: null,
  appName: null,
  assertion: { isWellFormed: null, algorithm: null },
  expiry: null,
  installed: null,
  hasCertificateExpired: null,
  change: null,
  hasSucceededBefore: null,
  otherKeys: null,
  isSlotLost: null,
  recentDeploy: null,
  otherConnectionsWork: null,
  otherUsersWork: null,
  retryPassed: null,
  passedWith: null,
  flowEnabled: null,
  permittedUsers: null,
  scopes: null,
  changedSinceSuccess: null,
  restoredAt: null,
  user: null,
  appInOrg: null,
  earlierTokenWorks: null,
  tokenGivenJustNow: null,
  otherCallsWork: null,
  hasExpiredSinceSuccess: null,
  isHostReached: null,
  fault: null,
};

/** @param now null: it is not known when that was, so that nobody can say until when to wait. */
export function changeFacts(agoMs: number, spreadsForMs: number, now: Instant | null): ChangeFacts {
  const isSpreading = agoMs < spreadsForMs;
  return { agoMs, spreadsForMs, spreadUntil: isSpreading && now !== null ? now + spreadsForMs - agoMs : null };
}

export function usernameFacts(username: string, sub = ''): UsernameFacts | null {
  const name = redactSecrets(username.slice(0, 300)).trim();
  // Placeholders (<user>@…, ***) say nothing about the shape of the real name in front of the @.
  if (name === '' || (/[<>*…]/.test(name) && !name.includes('@')) || /\s|^(?:user(?:name)?|admin)$/i.test(name))
    return null;
  return {
    name,
    isUsernameShaped: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name),
    domain: /@([^@]*)$/.exec(name)?.[1]?.toLowerCase() ?? '',
    sandboxSuffix: sandboxSuffix(name),
    differsFromSub: sub !== '' && sub.toLowerCase() !== name.toLowerCase(),
  };
}

export function consumerKeyFacts(consumerKey: string, iss = ''): ConsumerKeyFacts | null {
  if (consumerKey.trim() === '' || /[<>*…{}$]|consumer|redacted|\.\.\./i.test(consumerKey)) return null;
  return {
    // Salesforce's own CLI signs in as PlatformCLI; every other consumer key begins with 3MVG9.
    isKeyShaped: /^3MVG9[A-Za-z0-9._]{20,}$/.test(consumerKey.trim()) || consumerKey.trim() === 'PlatformCLI',
    hasSpaces: /\s/.test(consumerKey),
    differsFromIss: iss !== '' && iss !== consumerKey,
  };
}

export function expiryFacts(exp: Instant, isMilliseconds: boolean, serverTime: Instant | null): ExpiryFacts {
  return { secondsAhead: serverTime === null ? null : Math.round((exp - serverTime) / secondMs), isMilliseconds };
}
