// A told report turned into facts: words of people into values. The other entrance, a test of ours, needs none of this.

import { decodeCompact } from '../../formats/jws.ts';
import type { AppKind } from '../client-app/client-app.ts';
import { minuteMs } from '../ports.ts';
import {
  type ChangeFacts,
  changeFacts,
  consumerKeyFacts,
  expiryFacts,
  type FailureFacts,
  type InstalledCertificate,
  nothingKnown,
  type PassedWith,
  propagationMs,
  usernameFacts,
} from './facts.ts';
import { foldKeys, isRecord, parsedRecord, type ReadReport, textOf } from './failure-report.ts';
import { hostFacts, orgKindOf } from './host-kind.ts';
import { messageText } from './message-text.ts';
import { toldFingerprint, toldInstant, toldMinutes, toldYes } from './told-values.ts';

type Told = (name: string) => unknown;

/** @param now when it happened, if known · @param today when it is read: a certificate lives so long that this tells whether it has expired. */
export function toldFacts(report: ReadReport, now: number | null, today: number | null): FailureFacts {
  const inside = toldInside(report.body);
  const told: Told = (name) => report.context.get(name) ?? inside[name];
  const { claims, ...assertion } = assertionOf(told);
  const claim = (name: string) => textOf(claims.get(name)).trim();
  const host = hostFacts(textOf(told('loginurl') ?? told('host') ?? told('instanceurl')));
  const serverTime = toldInstant(told('serverdate')) ?? toldInstant(told('now')) ?? now;
  // Login History is the org's own word on this very attempt and goes before the answer, which often hides it.
  const loginHistory = textOf(told('loginhistory'));
  const grantType = textOf(told('granttype'));
  const words = [
    loginHistory && `Login History: ${loginHistory}`,
    report.body,
    textOf(told('audittrail')),
    grantType && `grant_type=${grantType}`,
  ].filter((text) => text !== '');
  const exp = toldInstant(claims.get('exp'));
  const fields = certificateFields(told);
  return {
    ...nothingKnown,
    phase: report.phase,
    status: report.status,
    message: messageText(words.join('\n'), report.contentType),
    host,
    audience: hostFacts(textOf(told('audience') ?? told('aud') ?? claims.get('aud'))),
    orgKind: orgKindOf(textOf(told('orgkind'))) ?? host.orgKind,
    isGovernmentCloud: [told('edition'), told('orgkind'), told('environment'), words.join(' ')].some((text) =>
      /\bgov(?:ernment)?[ -]?cloud/i.test(textOf(text)),
    ),
    isEditionWithoutApi: /\b(?:professional|group|essentials|starter)\b/i.test(textOf(told('edition'))),
    username: usernameFacts(textOf(told('username') ?? claims.get('sub')), claim('sub')),
    consumerKey: consumerKeyFacts(
      textOf(told('consumerkey') ?? told('clientid') ?? claims.get('iss')),
      textOf(claims.get('iss')),
    ),
    appKind: appKindOf(textOf(told('appkind'))),
    appName: textOf(told('appname')) || null,
    assertion,
    expiry: exp === null ? null : expiryFacts(exp, Number(textOf(claims.get('exp'))) > 1e11, serverTime),
    installed: installedOf(told, fields),
    hasCertificateExpired: hasExpired(told, fields, serverTime ?? today),
    change: changeOf(told('minutessincechange'), serverTime),
    hasSucceededBefore: told('lastsuccess') == null ? null : toldYes(told('lastsuccess')),
    otherKeys: otherKeysOutcome(told('otherkeystried')),
    recentDeploy: toldYes(told('recentdeploy')),
    otherConnectionsWork: toldYes(told('otherconnectionswork') ?? told('otherconnections')),
    otherUsersWork: toldYes(told('otheruserswork') ?? told('otherusers')),
    retryPassed: toldYes(told('retrypassed') ?? told('retry')),
    passedWith: passedWithOf(textOf(told('passedwith'))),
    flowEnabled: toldYes(told('flowenabled')),
    permittedUsers: permittedUsersOf(textOf(told('permittedusers'))),
    scopes: textOf(told('scopes') ?? told('scope')).toLowerCase() || null,
    changedSinceSuccess: ownChangesOf(told('changedsincesuccess')),
    user: userOf(told),
    appInOrg: toldYes(told('appinorg')),
    earlierTokenWorks: toldYes(told('earliertokenworks')),
    tokenGivenJustNow: toldYes(told('tokengivenjustnow')),
    otherCallsWork: toldYes(told('othercallswork') ?? told('othercalls') ?? told('otherresources')),
    fault: textOf(told('fault')) || null,
  };
}

/** What a pasted text names beside its message: command lines, requests and answers hold what a report has fields for. */
const insidePatterns: Readonly<Record<string, RegExp>> = {
  loginurl:
    /(https?:\/\/[^\s"'`/\\]+)\/+services\/oauth2\/token|(?:(?:instance|login)[-_]?(?:url|server)?|\s-[rl])["']?[\s:=]{1,3}["'`]?(https?:\/\/[^\s"'`\]\\]+)/i,
  audience: /\baud(?:ience)?["']?[\s:=]{1,3}["'`]?(https?:\/\/[^\s"'`\]\\]+)/i,
  username: /(?:\buser_?name|\s-[uo]|\bsub)["']?[\s:=]{1,3}["'`]?([^\s"'`@{}<>*]{1,80}@[a-z0-9.-]+[a-z0-9])/i,
  algorithm: /["'\b]alg["']?\s?[:=]\s?["']?(\w{4,6})\b/i,
  appkind: /(external client app)/i,
  orgkind: /^(?!.*\bprod(?:uction)?\b).*\b(sandbox)\b/is,
  minutessincechange:
    /\b(?:created|changed|saved|updated|uploaded|edited|deployed|set up|enabled|added)\b[^.\n]{0,60}?\b((?:\d{1,3}|a few|a couple of) (?:sec|min)\w* ago|just now)/i,
  // Whole, or the key sent in its place; one that was cut for the report tells nothing.
  assertion:
    /\bassertion["']?\s?[:=]\s?["'`]?(eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}(?![\w.…-])|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)/i,
};

/** Named without a word of what it is; one that is an audience says nothing of the host. */
const bareLoginHosts =
  /(?<!\baud[^\s]{0,10}[\s:="']{0,4})(?<![\w.@/-])(?:https?:\/\/)?(?:login|test)\.salesforce\.com(?!\w)/gi;

function toldInside(body: string): Readonly<Record<string, string | undefined>> {
  const inside = Object.fromEntries(
    Object.entries(insidePatterns).map(([name, pattern]) => [name, pattern.exec(body)?.slice(1).find(Boolean)]),
  );
  return { ...inside, loginurl: inside.loginurl ?? body.match(bareLoginHosts)?.join(' ') };
}

/** Header, claims and shape of the assertion, which is decoded, never verified, and handed on in no part but its claims. */
function assertionOf(told: Told) {
  const jwt = textOf(told('assertion') ?? told('jwt')).trim();
  const decoded = jwt === '' ? null : decode(jwt);
  const claims = claimsOf(told('claims'));
  const named = textOf(told('algorithm') ?? told('alg')).trim() || textOf(decoded?.header.get('alg')).trim();
  return {
    isWellFormed: jwt === '' ? null : decoded !== null,
    algorithm: named === '' ? null : named.slice(0, 100),
    claims: claims.size > 0 ? claims : (decoded?.claims ?? claims),
  };
}

function claimsOf(claims: unknown): ReadonlyMap<string, unknown> {
  if (isRecord(claims)) return foldKeys(claims);
  const text = textOf(claims).trim();
  const record = parsedRecord(text);
  return record ? foldKeys(record) : (decode(text)?.claims ?? new Map());
}

function decode(jwt: string): { header: Map<string, unknown>; claims: Map<string, unknown> } | null {
  const jws = decodeCompact(jwt);
  return jws.kind === 'decoded' ? { header: foldKeys(jws.header), claims: foldKeys(jws.claims) } : null;
}

function userOf(told: Told): FailureFacts['user'] {
  if (toldYes(told('userfrozen')) === true) return 'frozen';
  const exists = toldYes(told('userexists'));
  return exists === null ? null : exists ? 'active' : 'missing';
}

function appKindOf(words: string): AppKind | null {
  if (/external|\beca\b/i.test(words)) return 'external-client-app';
  return /connected/i.test(words) ? 'connected-app' : null;
}

function ownChangesOf(value: unknown): FailureFacts['changedSinceSuccess'] {
  return Array.isArray(value) ? value.slice(0, 20).map((one) => ({ what: textOf(one), from: null })) : null;
}

function certificateFields(told: Told): ReadonlyMap<string, unknown> {
  const certificate = told('certificate');
  return isRecord(certificate) ? foldKeys(certificate) : new Map();
}

function installedOf(told: Told, fields: ReadonlyMap<string, unknown>): InstalledCertificate | null {
  const hasCertificate = toldYes(told('apphascertificate'));
  if (hasCertificate === false) return { type: 'none' };
  const stored = toldFingerprint(fields.get('fingerprint') ?? told('certificatefingerprint'));
  const used = toldFingerprint(told('keyfingerprint') ?? fields.get('keyfingerprint'));
  const isComparable = stored !== null && used !== null && stored.length === used.length;
  const isSame = isComparable ? stored === used : toldYes(fields.get('matcheskey') ?? told('keymatchescertificate'));
  if (isSame !== null) return { type: isSame ? 'ofThisKey' : 'ofAnotherKey', isShown: hasCertificate === true };
  return hasCertificate === true ? { type: 'some' } : null;
}

function hasExpired(told: Told, fields: ReadonlyMap<string, unknown>, now: number | null): boolean | null {
  const notAfter = toldInstant(fields.get('notafter') ?? told('notafter'));
  if (notAfter !== null && now !== null) return notAfter < now;
  if (/expired/i.test(textOf(fields.get('notafter')))) return true;
  return fields.has('expired') ? toldYes(fields.get('expired')) : null;
}

function changeOf(value: unknown, serverTime: number | null): ChangeFacts | null {
  const minutes = toldMinutes(value);
  return minutes === null ? null : changeFacts(minutes * minuteMs, propagationMs, serverTime);
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
