// What each piece of evidence says, as one sentence for an admin: the same sentence for a cause and against one.

import type { Evidence } from '../../domain/diagnosis/evidence.ts';
import { iso, minuteMs } from '../../domain/ports.ts';
import { counted } from '../counted.ts';
import { uploadTexts } from '../rotation/upload-texts.ts';
import type { EvidenceTable, Words } from '../words.ts';
import { isWholeHours } from './whole-hours.ts';

const english: EvidenceTable = {
  changedMinutesAgo: ({ agoMs, spreadsForMs }) =>
    `Something was changed ${minutes(agoMs)} ago; a change needs up to ${minutes(spreadsForMs)} to reach all servers, and until then a refusal is no proof of a mistake.`,
  changedWithinTheHour: ({ agoMs }) => `The last change is ${minutes(agoMs)} old; propagation is mostly over by then.`,
  expiryInThePast: ({ secondsAhead }) =>
    `exp lies ${span(secondsAhead)} before Salesforce's clock${isWholeHours(secondsAhead) ? ', whole hours as a time zone mistake makes them' : ''}.`,
  expiryTooFarAhead: ({ secondsAhead }) =>
    `exp lies ${span(secondsAhead)} ahead of Salesforce's clock, where at most 3 minutes are allowed${isWholeHours(secondsAhead) ? '; whole hours are a time zone mistake' : ''}.`,
  serverError: ({ status }) => `HTTP status ${status}: a server that is busy, broken or under maintenance.`,
  redirected: ({ status }) => `HTTP status ${status}: a redirect, which a token endpoint never sends.`,
  notFoundAtThisAddress: ({ status }) => `HTTP status ${status}: nothing of the kind exists at this address.`,
  appSoughtAtGenericHost: ({ host }) =>
    `The app was looked for at ${host ?? 'login or test.salesforce.com'}, which does not know the External Client Apps of an org.`,
  hostIsAPage: ({ host }) => `${host ?? 'The login URL'} is an address of pages (Lightning or Setup), not of sign-ins.`,
  usernameChangedSinceSuccess: (changed) =>
    `The username of this connection was changed since the last success${fromTo(changed)}.`,
  loginUrlChangedSinceSuccess: (changed) =>
    `The login URL of this connection was changed since the last success${fromTo(changed)}.`,
  restoredFromBackup: ({ at }) =>
    `The database was put back from an older backup at ${iso(at)}, and nothing was accepted since: what Salesforce took before then may be missing here.`,
  certificateOfAnotherConnection: ({ connectionName }) =>
    `The app holds the certificate of the connection "${connectionName}": its file was uploaded here instead of this app's own.`,
  sandboxUserAtProductionHost: ({ suffix }) =>
    `The username ends in "${suffix}" as sandbox users do, but the host is production's.`,
  governmentCloudAtGenericHost:
    'The org is of Government Cloud, which signs in at hosts of its own (its My Domain), not at the generic ones.',
  plainHttpAtSalesforce:
    'The address begins with http://: Salesforce redirects it to https://, and the form is lost on the way.',
  certificateExpiredSinceSuccess: 'The certificate expired between the last success and now.',
  otherCallsAreAnswered: 'Other calls with the same token are answered, so that it is this one resource alone.',
  answeredAsUnavailable: 'The answer was one of a server that is busy or down.',
  answeredByAPage: 'A page or a redirect came where a token endpoint answers in JSON.',
  passedWithAnotherKey: 'The same sign-in passed with another key pair.',
  passedWithAnotherAudience: 'The same sign-in passed at the same host with another audience.',
  passedAtMyDomain: 'The same sign-in passed at the My Domain host, with My Domain as audience.',
  passedInTheOtherEnvironment: 'The same sign-in passed in the other environment (production or sandbox).',
  passedUnchangedLater: 'The same sign-in passed later, with nothing changed.',
  flowIsOff: "The app's settings show the flow (digital signatures, JWT Bearer Flow) switched off.",
  flowIsOn: "The app's settings show the flow switched on.",
  appHoldsNoCertificate: 'The app holds no certificate.',
  appHoldsACertificate: 'The app holds a certificate.',
  anotherOrgAnswered:
    'The token is of another org than the one that this connection belongs to; a refreshed sandbox is one.',
  anotherUserAnswered: 'The token is of another user than the one that this connection signed in as before.',
  answerWithoutAToken: 'The answer was a success but lacked what comes with a token; something cut or replaced it.',
  tokenForAForeignHost: "The token is for a host that is not Salesforce's, and was not used.",
  certificateChangedSinceSuccess:
    'A new certificate was made here since the last success; another file than it may have been uploaded.',
  consumerKeyChangedSinceSuccess: 'The consumer key of this connection was changed since the last success.',
  audienceChangedSinceSuccess: 'The audience of this connection was set since the last success.',
  nothingOfOursChanged: 'Nothing was changed on this side since the last success, so the change was made in the org.',
  keyAndAppAreTheSame: 'Certificate and consumer key are those of the last success.',
  userIsNotInTheOrg: 'The org that was looked into has no user of this username.',
  userIsInTheOrg: 'The org has an active user of this username.',
  userIsDeactivated: 'The org shows this user as deactivated.',
  userIsFrozen: 'The org shows this user as active and frozen: by Salesforce itself, or by an admin.',
  appIsInTheOrg: 'The org has an app with this consumer key.',
  appHasAnotherConsumerKey: 'Of the apps that the org showed none has this consumer key.',
  earlierTokenStoppedToo:
    'A token that was given out earlier is refused as well, so that it does not lie in the new one.',
  hostNameNotFound: 'This machine finds no address for the host.',
  hostCertificateNotTrusted: 'The certificate that the host showed is not trusted here.',
  tlsVersionsDiffer: 'This machine and the host have no version of TLS in common.',
  proxyFailed: 'It failed at the proxy, before the host.',
  nothingListens: 'The host refuses connections: nothing listens there.',
  hostReachedJustBefore: 'The host was found and reached a moment before.',
  pageWhereTokensCameFrom: 'Tokens came from this very address before, and the login URL is the same since.',
  noAnswerInTime: 'The host gave no answer in time.',
  answerBrokeOff: 'The connection was cut each time before the answer was whole.',
  fingerprintsDiffer: 'The certificate on the app has another fingerprint than the certificate of the key that signed.',
  fingerprintsAgree: 'The certificate on the app is that of the key that signed.',
  otherKeyAccepted: 'Another key pair that is held was accepted, so the app, its flow and the user are in order.',
  everyKeyRefused: 'Every key pair that is held was refused, as happens when the app takes no signed assertion at all.',
  slotLost: uploadTexts.notSpreading,
  certificateExpired:
    'The certificate is past its last day; that is a warning, and a cause only where nothing else fits.',
  certificateStillValid: 'The certificate is within its dates.',
  algorithmIsNotRs256: 'The assertion names another algorithm than RS256, the only one that Salesforce takes.',
  algorithmIsRs256: 'The assertion names RS256, as it must.',
  assertionIsNoJwt: 'The assertion does not decode as three base64url parts holding JSON.',
  expiryInMilliseconds: 'exp is given in milliseconds; it has to be seconds since 1970.',
  expiryInOrder: "exp lies in the near future by Salesforce's own clock.",
  consumerKeyMisshapen: 'The consumer key does not begin with 3MVG9 as Salesforce makes them, or is cut short.',
  consumerKeyHoldsSpaces: 'The consumer key holds spaces or line breaks, as happens when it is copied with the mouse.',
  issuerIsNotTheConsumerKey: 'The iss claim differs from the consumer key of this connection.',
  externalClientAppAtGenericHost: 'An External Client App is used through a generic login host.',
  reachedThroughMyDomain: 'The sign-in went to a My Domain host already.',
  connectedAppNeedsNoMyDomain: 'It is a Connected App, which can be reached through the generic login hosts.',
  plainUserAtSandboxHost: 'The host is one of sandboxes, but the username has no sandbox suffix.',
  tokenSentToAPage: 'The call went to a Lightning or Setup address, which takes no token of an app.',
  apiNotInTheEdition: 'This edition has the API only where it was bought beside.',
  sandboxSoughtAtProduction: 'The org is a sandbox, and the host is that of production.',
  audienceOfTheOtherEnvironment: 'Host and audience belong to different environments (production and sandbox).',
  audienceIsNoLoginHost: 'The audience is not a login host, a My Domain or a site.',
  hostIsNotSalesforce: "The login host is not under one of Salesforce's domains.",
  usernameIsNone: 'The username is not shaped like one: usernames of Salesforce look like an e-mail address.',
  subIsNotTheUsername: 'The sub claim differs from the username of this connection.',
  changedLongAgo: 'The last change is older than any propagation takes.',
  laterTryPassed: 'The same attempt passed later, with nothing changed.',
  laterTryFailedToo: 'Repeating it changed nothing.',
  workedBefore: 'This connection worked before, so what it needs had once been set.',
  neverWorked: 'This connection has never worked yet.',
  severalAttemptsAtSeveralHosts:
    'The client tried several hosts of a sandbox or scratch org in turn and none knew the approval yet.',
  otherUsersWork: 'Other users sign in through the same app, so the app and its certificate are in order.',
  otherUsersFailToo: 'Other users of the same app fail too, which points away from the single user.',
  otherConnectionsWork: 'Other connections of the same host work now, so the network and Salesforce are in order.',
  otherConnectionsFailToo: 'Other connections fail as well, which points to the network or to Salesforce.',
  selfAuthorizePolicy: 'Permitted Users of the app is "All users may self-authorize".',
  adminApprovedPolicy: 'Permitted Users of the app is "Admin approved users are pre-authorized" already.',
  tokenLacksApiScope: 'The scopes of the token hold neither api nor full.',
  tokenHasApiScope: 'The scopes of the token hold api.',
  scopesHoldRefreshToken: 'The app has the scope refresh_token already.',
  worksWithoutTheProxy: 'It works without the proxy, so that the proxy is what breaks it.',
  signsInOverAndOver: 'A new token is refused again and again: the session is not what is wrong.',
  failedBeforeSending: 'It failed on this side, before anything was sent.',
  failedInTheNetwork: 'It failed on the way, without an answer from Salesforce.',
  answeredByTokenEndpoint: 'The refusal came from the token endpoint.',
  refusedAfterTheToken: 'A token had been given already; the refusal came from the API.',
  proxyAuthenticationDemanded: 'HTTP status 407 comes from a proxy only.',
  pageInsteadOfJson: 'The answer is an HTML page, not the JSON of a token endpoint.',
  assertionWasAccepted: 'Salesforce speaks of the user already, so signature, audience and time had been accepted.',
  earlierTokenStillWorks:
    'A token that was given out earlier still works, only new ones do not: what changed is asked at sign-in.',
  tokenGivenJustNow:
    'The token had been given seconds before, to this machine: neither its age nor the address explains it.',
  deployedRecently:
    'Metadata was deployed shortly before; a deploy of the app without its certificate removes the certificate.',
  genericAudienceAtMyDomain:
    'The host is a My Domain but the audience a generic login host; some External Client Apps need My Domain as both.',
  freshOrgBeingCreated:
    'The sign-in belongs to the creation of a scratch org or sandbox, whose users and apps arrive there with a delay.',
};

export function evidenceText(evidence: Evidence, words: Words | null = null): string {
  const said = (words?.evidence ?? english)[evidence.name] as string | ((evidence: Evidence) => string);
  return typeof said === 'string' ? said : said(evidence);
}

function fromTo({ from, to }: { from: string | null; to: string | null }): string {
  return from === null || to === null ? '' : `, from ${from} to ${to}`;
}

function minutes(ms: number): string {
  const rounded = Math.round(ms / minuteMs);
  if (rounded === 0) return 'less than a minute';
  return counted(rounded, 'minute');
}

function span(secondsAhead: number): string {
  const seconds = Math.abs(secondsAhead);
  if (isWholeHours(secondsAhead)) return `about ${Math.round(seconds / 3600)} h`;
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}
