// What each piece of evidence says, in German: the same sentence for a cause and against one.

import { iso, minuteMs } from '../../../domain/ports.ts';
import { isWholeHours } from '../../diagnosis/whole-hours.ts';
import type { EvidenceTable } from '../../words.ts';

export const germanEvidence: EvidenceTable = {
  changedMinutesAgo: ({ agoMs, spreadsForMs }) =>
    `Vor ${minutes(agoMs)} wurde etwas geändert; eine Änderung braucht bis zu ${minutes(spreadsForMs)}, um alle Server zu erreichen, und bis dahin beweist eine Ablehnung keinen Fehler.`,
  changedWithinTheHour: ({ agoMs }) =>
    `Die letzte Änderung ist ${minutes(agoMs)} her; dann ist sie meist überall angekommen.`,
  expiryInThePast: ({ secondsAhead }) =>
    `exp liegt ${span(secondsAhead)} vor der Uhr von Salesforce${isWholeHours(secondsAhead) ? ', ganze Stunden, wie ein Zeitzonenfehler sie macht' : ''}.`,
  expiryTooFarAhead: ({ secondsAhead }) =>
    `exp liegt ${span(secondsAhead)} nach der Uhr von Salesforce, wo höchstens 3 Minuten erlaubt sind${isWholeHours(secondsAhead) ? '; ganze Stunden sind ein Zeitzonenfehler' : ''}.`,
  serverError: ({ status }) => `HTTP-Status ${status}: ein Server, der überlastet, gestört oder in Wartung ist.`,
  redirected: ({ status }) => `HTTP-Status ${status}: eine Weiterleitung, die ein Token-Endpunkt nie sendet.`,
  notFoundAtThisAddress: ({ status }) => `HTTP-Status ${status}: Nichts dergleichen gibt es unter dieser Adresse.`,
  appSoughtAtGenericHost: ({ host }) =>
    `Die App wurde bei ${host ?? 'login oder test.salesforce.com'} gesucht, wo die External Client Apps einer Org nicht bekannt sind.`,
  hostIsAPage: ({ host }) =>
    `${host ?? 'Die Anmelde-URL'} ist eine Adresse von Seiten (Lightning oder Setup), nicht von Anmeldungen.`,
  usernameChangedSinceSuccess: (changed) =>
    `Der Benutzername dieser Verbindung wurde seit dem letzten Erfolg geändert${fromTo(changed)}.`,
  loginUrlChangedSinceSuccess: (changed) =>
    `Die Anmelde-URL dieser Verbindung wurde seit dem letzten Erfolg geändert${fromTo(changed)}.`,
  restoredFromBackup: ({ at }) =>
    `Die Datenbank wurde um ${iso(at)} aus einer älteren Sicherung zurückgebracht, und seither wurde nichts angenommen: Was Salesforce vorher bekam, fehlt hier vielleicht.`,
  certificateOfAnotherConnection: ({ connectionName }) =>
    `In der App ist das Zertifikat der Verbindung „${connectionName}“: Statt der Datei dieser App wurde deren Datei hochgeladen.`,
  sandboxUserAtProductionHost: ({ suffix }) =>
    `Der Benutzername endet mit „${suffix}“, wie Benutzer von Sandboxes es tun, aber der Host ist der der Produktion.`,
  governmentCloudAtGenericHost:
    'Die Org gehört zur Government Cloud, die sich an eigenen Hosts anmeldet (ihrer My Domain), nicht an den allgemeinen.',
  plainHttpAtSalesforce:
    'Die Adresse beginnt mit http://: Salesforce leitet sie auf https:// um, und das Formular geht dabei verloren.',
  certificateExpiredSinceSuccess: 'Das Zertifikat ist zwischen dem letzten Erfolg und jetzt abgelaufen.',
  otherCallsAreAnswered:
    'Andere Aufrufe mit demselben Token werden beantwortet; es liegt also an dieser einen Ressource.',
  answeredAsUnavailable: 'Die Antwort war die eines Servers, der überlastet oder nicht da ist.',
  answeredByAPage: 'Eine Seite oder Weiterleitung kam, wo ein Token-Endpunkt mit JSON antwortet.',
  passedWithAnotherKey: 'Dieselbe Anmeldung gelang mit einem anderen Schlüsselpaar.',
  passedWithAnotherAudience: 'Dieselbe Anmeldung gelang beim selben Host mit einer anderen Audience.',
  passedAtMyDomain: 'Dieselbe Anmeldung gelang beim Host der My Domain, mit My Domain als Audience.',
  passedInTheOtherEnvironment: 'Dieselbe Anmeldung gelang in der anderen Umgebung (Produktion oder Sandbox).',
  passedUnchangedLater: 'Dieselbe Anmeldung gelang später, ohne dass etwas geändert wurde.',
  flowIsOff: 'Die Einstellungen der App zeigen den Flow (digitale Signaturen, JWT Bearer Flow) ausgeschaltet.',
  flowIsOn: 'Die Einstellungen der App zeigen den Flow eingeschaltet.',
  appHoldsNoCertificate: 'In der App ist kein Zertifikat.',
  appHoldsACertificate: 'In der App ist ein Zertifikat.',
  anotherOrgAnswered:
    'Das Token ist von einer anderen Org als der, zu der diese Verbindung gehört; eine aufgefrischte Sandbox ist so eine.',
  anotherUserAnswered:
    'Das Token ist von einem anderen Benutzer als dem, als der sich diese Verbindung bisher anmeldete.',
  answerWithoutAToken:
    'Die Antwort war ein Erfolg, aber ohne das, was mit einem Token kommt; etwas hat sie gekürzt oder ersetzt.',
  tokenForAForeignHost: 'Das Token ist für einen Host, der nicht Salesforce gehört, und wurde nicht benutzt.',
  certificateChangedSinceSuccess:
    'Seit dem letzten Erfolg wurde hier ein neues Zertifikat gemacht; vielleicht wurde eine andere Datei hochgeladen.',
  consumerKeyChangedSinceSuccess: 'Der Consumer Key dieser Verbindung wurde seit dem letzten Erfolg geändert.',
  audienceChangedSinceSuccess: 'Die Audience dieser Verbindung wurde seit dem letzten Erfolg gesetzt.',
  nothingOfOursChanged:
    'Auf dieser Seite wurde seit dem letzten Erfolg nichts geändert; die Änderung geschah also in der Org.',
  keyAndAppAreTheSame: 'Zertifikat und Consumer Key sind die des letzten Erfolgs.',
  userIsNotInTheOrg: 'Die Org, in die geschaut wurde, hat keinen Benutzer dieses Namens.',
  userIsInTheOrg: 'Die Org hat einen aktiven Benutzer dieses Namens.',
  userIsDeactivated: 'Die Org zeigt diesen Benutzer als deaktiviert.',
  userIsFrozen: 'Die Org zeigt diesen Benutzer als aktiv und eingefroren: von Salesforce selbst oder von einem Admin.',
  appIsInTheOrg: 'Die Org hat eine App mit diesem Consumer Key.',
  appHasAnotherConsumerKey: 'Keine der Apps, die die Org zeigte, hat diesen Consumer Key.',
  earlierTokenStoppedToo: 'Auch ein früher ausgegebenes Token wird abgelehnt; es liegt also nicht am neuen.',
  hostNameNotFound: 'Dieser Rechner findet keine Adresse für den Host.',
  hostCertificateNotTrusted: 'Dem Zertifikat, das der Host zeigte, wird hier nicht vertraut.',
  tlsVersionsDiffer: 'Dieser Rechner und der Host haben keine Version von TLS gemeinsam.',
  proxyFailed: 'Es scheiterte am Proxy, vor dem Host.',
  nothingListens: 'Der Host weist Verbindungen ab: Nichts hört dort zu.',
  hostReachedJustBefore: 'Der Host wurde einen Augenblick zuvor gefunden und erreicht.',
  pageWhereTokensCameFrom: 'Von genau dieser Adresse kamen zuvor Tokens, und die Anmelde-URL ist seither dieselbe.',
  noAnswerInTime: 'Der Host antwortete nicht rechtzeitig.',
  answerBrokeOff: 'Die Verbindung wurde jedes Mal getrennt, bevor die Antwort ganz da war.',
  fingerprintsDiffer:
    'Das Zertifikat in der App hat einen anderen Fingerabdruck als das Zertifikat des Schlüssels, der unterschrieb.',
  fingerprintsAgree: 'Das Zertifikat in der App ist das des Schlüssels, der unterschrieb.',
  otherKeyAccepted:
    'Ein anderes vorhandenes Schlüsselpaar wurde angenommen; App, Flow und Benutzer sind also in Ordnung.',
  everyKeyRefused:
    'Jedes vorhandene Schlüsselpaar wurde abgelehnt, wie es geschieht, wenn die App gar keine unterschriebene Assertion annimmt.',
  slotLost:
    'Jedes Schlüsselpaar wurde zehnmal abgelehnt, jedes Mal von einer anderen Verbindung. Während ein Zertifikat ein anderes ablöst, nimmt jeder Server das eine oder das andere an: Das ist nicht das Verteilen einer Änderung.',
  certificateExpired:
    'Das Zertifikat ist über seinen letzten Tag hinaus; das ist eine Warnung, und eine Ursache nur, wo nichts anderes passt.',
  certificateStillValid: 'Das Zertifikat ist in seiner Gültigkeit.',
  algorithmIsNotRs256: 'Die Assertion nennt ein anderes Verfahren als RS256, das einzige, das Salesforce nimmt.',
  algorithmIsRs256: 'Die Assertion nennt RS256, wie sie muss.',
  assertionIsNoJwt: 'Die Assertion lässt sich nicht als drei Teile in base64url mit JSON dekodieren.',
  expiryInMilliseconds: 'exp ist in Millisekunden angegeben; es müssen Sekunden seit 1970 sein.',
  expiryInOrder: 'exp liegt nach der eigenen Uhr von Salesforce in der nahen Zukunft.',
  consumerKeyMisshapen: 'Der Consumer Key beginnt nicht mit 3MVG9, wie Salesforce sie macht, oder ist abgeschnitten.',
  consumerKeyHoldsSpaces:
    'Der Consumer Key enthält Leerzeichen oder Zeilenumbrüche, wie es beim Kopieren mit der Maus geschieht.',
  issuerIsNotTheConsumerKey: 'Der Claim iss ist ein anderer als der Consumer Key dieser Verbindung.',
  externalClientAppAtGenericHost: 'Eine External Client App wird über einen allgemeinen Anmelde-Host benutzt.',
  reachedThroughMyDomain: 'Die Anmeldung ging schon an einen Host der My Domain.',
  connectedAppNeedsNoMyDomain: 'Es ist eine Connected App, die über die allgemeinen Anmelde-Hosts zu erreichen ist.',
  plainUserAtSandboxHost: 'Der Host ist der von Sandboxes, aber der Benutzername hat keine Sandbox-Endung.',
  sandboxSoughtAtProduction: 'Die Org ist eine Sandbox, und der Host ist der der Produktion.',
  audienceOfTheOtherEnvironment: 'Host und Audience gehören zu verschiedenen Umgebungen (Produktion und Sandbox).',
  audienceIsNoLoginHost: 'Die Audience ist kein Anmelde-Host, keine My Domain und keine Site.',
  hostIsNotSalesforce: 'Der Anmelde-Host liegt unter keiner Domain von Salesforce.',
  usernameIsNone:
    'Der Benutzername sieht nicht aus wie einer: Benutzernamen von Salesforce sehen aus wie eine E-Mail-Adresse.',
  subIsNotTheUsername: 'Der Claim sub ist ein anderer als der Benutzername dieser Verbindung.',
  changedLongAgo: 'Die letzte Änderung ist länger her, als irgendeine zum Verteilen braucht.',
  laterTryPassed: 'Derselbe Versuch gelang später, ohne dass etwas geändert wurde.',
  laterTryFailedToo: 'Ihn zu wiederholen änderte nichts.',
  workedBefore: 'Diese Verbindung funktionierte schon; was sie braucht, war also einmal eingestellt.',
  neverWorked: 'Diese Verbindung hat noch nie funktioniert.',
  severalAttemptsAtSeveralHosts:
    'Der Client versuchte nacheinander mehrere Hosts einer Sandbox oder Scratch-Org, und keiner kannte die Zulassung schon.',
  otherUsersWork: 'Andere Benutzer melden sich über dieselbe App an; die App und ihr Zertifikat sind also in Ordnung.',
  otherUsersFailToo: 'Auch andere Benutzer derselben App scheitern; das spricht gegen den einzelnen Benutzer.',
  otherConnectionsWork:
    'Andere Verbindungen desselben Hosts funktionieren jetzt; Netz und Salesforce sind also in Ordnung.',
  otherConnectionsFailToo: 'Auch andere Verbindungen scheitern; das spricht für das Netz oder Salesforce.',
  selfAuthorizePolicy: 'Permitted Users der App ist „All users may self-authorize“.',
  adminApprovedPolicy: 'Permitted Users der App ist schon „Admin approved users are pre-authorized“.',
  tokenLacksApiScope: 'Die Scopes des Tokens enthalten weder api noch full.',
  tokenHasApiScope: 'Die Scopes des Tokens enthalten api.',
  scopesHoldRefreshToken: 'Die App hat den Scope refresh_token schon.',
  worksWithoutTheProxy: 'Ohne den Proxy geht es; also liegt es an ihm.',
  signsInOverAndOver: 'Ein neues Token wird wieder und wieder abgelehnt: An der Sitzung liegt es nicht.',
  failedBeforeSending: 'Es scheiterte auf dieser Seite, bevor etwas gesendet wurde.',
  failedInTheNetwork: 'Es scheiterte unterwegs, ohne eine Antwort von Salesforce.',
  answeredByTokenEndpoint: 'Die Ablehnung kam vom Token-Endpunkt.',
  refusedAfterTheToken: 'Ein Token war schon gegeben; die Ablehnung kam von der API.',
  proxyAuthenticationDemanded: 'HTTP-Status 407 kommt nur von einem Proxy.',
  pageInsteadOfJson: 'Die Antwort ist eine HTML-Seite, nicht das JSON eines Token-Endpunkts.',
  assertionWasAccepted: 'Salesforce spricht schon vom Benutzer; Unterschrift, Audience und Zeit waren also angenommen.',
  earlierTokenStillWorks:
    'Ein früher ausgegebenes Token gilt noch, nur neue nicht: Was sich geändert hat, wird bei der Anmeldung gefragt.',
  tokenGivenJustNow:
    'Das Token war Sekunden zuvor an diesen Rechner gegeben worden: Weder sein Alter noch die Adresse erklärt es.',
  deployedRecently:
    'Kurz zuvor wurden Metadaten deployt; ein Deploy der App ohne ihr Zertifikat entfernt das Zertifikat.',
  genericAudienceAtMyDomain:
    'Der Host ist eine My Domain, die Audience aber ein allgemeiner Anmelde-Host; manche External Client Apps brauchen My Domain für beides.',
  freshOrgBeingCreated:
    'Die Anmeldung gehört zum Anlegen einer Scratch-Org oder Sandbox, deren Benutzer und Apps dort mit Verzögerung ankommen.',
  tokenSentToAPage: 'Der Aufruf ging an eine Adresse von Lightning oder Setup, die kein Token einer App annimmt.',
  apiNotInTheEdition: 'Diese Edition hat die API nur, wo sie dazugekauft wurde.',
};

function fromTo({ from, to }: { from: string | null; to: string | null }): string {
  return from === null || to === null ? '' : `, von ${from} auf ${to}`;
}

function minutes(ms: number): string {
  const rounded = Math.round(ms / minuteMs);
  if (rounded === 0) return 'weniger als einer Minute';
  return rounded === 1 ? 'einer Minute' : `${rounded} Minuten`;
}

function span(secondsAhead: number): string {
  const seconds = Math.abs(secondsAhead);
  if (isWholeHours(secondsAhead)) return `etwa ${Math.round(seconds / 3600)} h`;
  if (seconds < 120) return `${seconds} Sekunden`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} Minuten`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} Stunden` : `${Math.round(seconds / 86_400)} Tage`;
}
