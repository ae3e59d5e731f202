// What each piece of evidence says, in French: the same sentence for a cause and against one.

import { iso, minuteMs } from '../../../domain/ports.ts';
import { isWholeHours } from '../../diagnosis/whole-hours.ts';
import type { EvidenceTable } from '../../words.ts';

export const frenchEvidence: EvidenceTable = {
  changedMinutesAgo: ({ agoMs, spreadsForMs }) =>
    `Quelque chose a été modifié il y a ${minutes(agoMs)} ; une modification met jusqu’à ${minutes(spreadsForMs)} pour atteindre tous les serveurs, et d’ici là un refus ne prouve aucune erreur.`,
  changedWithinTheHour: ({ agoMs }) =>
    `La dernière modification date de ${minutes(agoMs)} ; la propagation est alors le plus souvent terminée.`,
  expiryInThePast: ({ secondsAhead }) =>
    `exp précède de ${span(secondsAhead)} l’horloge de Salesforce${isWholeHours(secondsAhead) ? ', des heures entières comme en produit une erreur de fuseau horaire' : ''}.`,
  expiryTooFarAhead: ({ secondsAhead }) =>
    `exp est en avance de ${span(secondsAhead)} sur l’horloge de Salesforce, où 3 minutes au plus sont permises${isWholeHours(secondsAhead) ? ' ; des heures entières sont une erreur de fuseau horaire' : ''}.`,
  serverError: ({ status }) => `Statut HTTP ${status} : un serveur surchargé, en panne ou en maintenance.`,
  redirected: ({ status }) => `Statut HTTP ${status} : une redirection, qu’un point d’accès de jetons n’envoie jamais.`,
  notFoundAtThisAddress: ({ status }) => `Statut HTTP ${status} : rien de tel n’existe à cette adresse.`,
  appSoughtAtGenericHost: ({ host }) =>
    `L’application a été cherchée sur ${host ?? 'login ou test.salesforce.com'}, qui ne connaît pas les External Client Apps d’une org.`,
  hostIsAPage: ({ host }) =>
    `${host ?? 'L’URL de connexion'} est une adresse de pages (Lightning ou Setup), non de connexions.`,
  usernameChangedSinceSuccess: (changed) =>
    `Le nom d’utilisateur de cette connexion a été modifié depuis le dernier succès${fromTo(changed)}.`,
  loginUrlChangedSinceSuccess: (changed) =>
    `L’URL de connexion a été modifiée depuis le dernier succès${fromTo(changed)}.`,
  restoredFromBackup: ({ at }) =>
    `La base de données a été remise depuis une sauvegarde plus ancienne à ${iso(at)}, et rien n’a été accepté depuis : ce que Salesforce a reçu auparavant manque peut-être ici.`,
  certificateOfAnotherConnection: ({ connectionName }) =>
    `L’application contient le certificat de la connexion « ${connectionName} » : son fichier a été envoyé ici au lieu de celui de cette application.`,
  sandboxUserAtProductionHost: ({ suffix }) =>
    `Le nom d’utilisateur finit par « ${suffix} » comme dans une sandbox, mais l’hôte est celui de la production.`,
  governmentCloudAtGenericHost:
    'L’org est de Government Cloud, qui se connecte à ses propres hôtes (son My Domain), non aux hôtes génériques.',
  plainHttpAtSalesforce:
    'L’adresse commence par http:// : Salesforce la redirige vers https://, et le formulaire se perd en chemin.',
  certificateExpiredSinceSuccess: 'Le certificat a expiré entre le dernier succès et maintenant.',
  otherCallsAreAnswered: 'D’autres appels avec le même jeton reçoivent une réponse ; c’est donc cette seule ressource.',
  answeredAsUnavailable: 'La réponse est celle d’un serveur surchargé ou arrêté.',
  answeredByAPage: 'Une page ou une redirection est venue là où un point d’accès de jetons répond en JSON.',
  passedWithAnotherKey: 'La même connexion a réussi avec une autre paire de clés.',
  passedWithAnotherAudience: 'La même connexion a réussi sur le même hôte avec une autre audience.',
  passedAtMyDomain: 'La même connexion a réussi sur l’hôte My Domain, avec My Domain comme audience.',
  passedInTheOtherEnvironment: 'La même connexion a réussi dans l’autre environnement (production ou sandbox).',
  passedUnchangedLater: 'La même connexion a réussi plus tard, sans aucun changement.',
  flowIsOff: 'Les réglages de l’application montrent le flow (signatures numériques, JWT Bearer Flow) désactivé.',
  flowIsOn: 'Les réglages de l’application montrent le flow activé.',
  appHoldsNoCertificate: 'L’application ne contient pas de certificat.',
  appHoldsACertificate: 'L’application contient un certificat.',
  anotherOrgAnswered:
    'Le jeton est d’une autre org que celle à laquelle cette connexion appartient ; une sandbox actualisée en est une.',
  anotherUserAnswered: 'Le jeton est d’un autre utilisateur que celui de cette connexion jusqu’ici.',
  answerWithoutAToken:
    'La réponse était un succès mais sans ce qui accompagne un jeton ; quelque chose l’a coupée ou remplacée.',
  tokenForAForeignHost: 'Le jeton est pour un hôte qui n’est pas à Salesforce, et n’a pas été utilisé.',
  certificateChangedSinceSuccess:
    'Un nouveau certificat a été créé ici depuis le dernier succès ; un autre fichier a peut-être été envoyé.',
  consumerKeyChangedSinceSuccess: 'La Consumer Key de cette connexion a été modifiée depuis le dernier succès.',
  audienceChangedSinceSuccess: 'L’audience de cette connexion a été réglée depuis le dernier succès.',
  nothingOfOursChanged:
    'Rien n’a été changé de ce côté depuis le dernier succès ; le changement a donc eu lieu dans l’org.',
  keyAndAppAreTheSame: 'Le certificat et la Consumer Key sont ceux du dernier succès.',
  userIsNotInTheOrg: 'L’org examinée n’a pas d’utilisateur de ce nom.',
  userIsInTheOrg: 'L’org a un utilisateur actif de ce nom.',
  userIsDeactivated: 'L’org montre cet utilisateur comme désactivé.',
  userIsFrozen: 'L’org montre cet utilisateur comme actif et gelé : par Salesforce lui-même ou par un administrateur.',
  appIsInTheOrg: 'L’org a une application avec cette Consumer Key.',
  appHasAnotherConsumerKey: 'Aucune des applications que l’org a montrées n’a cette Consumer Key.',
  earlierTokenStoppedToo: 'Un jeton donné auparavant est refusé aussi ; la cause n’est donc pas dans le nouveau.',
  hostNameNotFound: 'Cette machine ne trouve pas d’adresse pour l’hôte.',
  hostCertificateNotTrusted: 'Le certificat présenté par l’hôte n’est pas reconnu ici.',
  tlsVersionsDiffer: 'Cette machine et l’hôte n’ont aucune version de TLS en commun.',
  proxyFailed: 'L’échec a eu lieu au proxy, avant l’hôte.',
  nothingListens: 'L’hôte refuse les connexions : rien n’y écoute.',
  hostReachedJustBefore: 'L’hôte a été trouvé et atteint un instant auparavant.',
  pageWhereTokensCameFrom:
    'Des jetons sont venus de cette adresse même auparavant, et l’URL de connexion n’a pas changé depuis.',
  noAnswerInTime: 'L’hôte n’a pas répondu à temps.',
  answerBrokeOff: 'La connexion a été coupée chaque fois avant que la réponse soit entière.',
  fingerprintsDiffer: 'Le certificat dans l’application a une autre empreinte que celui de la clé qui a signé.',
  fingerprintsAgree: 'Le certificat dans l’application est celui de la clé qui a signé.',
  otherKeyAccepted:
    'Une autre paire de clés détenue a été acceptée ; l’application, son flow et l’utilisateur sont donc en ordre.',
  everyKeyRefused:
    'Chaque paire de clés détenue a été refusée, comme lorsque l’application n’accepte aucune assertion signée.',
  slotLost:
    'Chaque paire de clés a été refusée dix fois, chaque fois par une autre liaison. Pendant qu’un certificat en remplace un autre, chaque serveur accepte l’un ou l’autre : ce n’est pas la propagation d’une modification.',
  certificateExpired:
    'Le certificat a dépassé son dernier jour ; c’est un avertissement, et une cause seulement si rien d’autre ne convient.',
  certificateStillValid: 'Le certificat est dans sa période de validité.',
  algorithmIsNotRs256: 'L’assertion nomme un autre algorithme que RS256, le seul que Salesforce accepte.',
  algorithmIsRs256: 'L’assertion nomme RS256, comme il se doit.',
  assertionIsNoJwt: 'L’assertion ne se décode pas en trois parties base64url contenant du JSON.',
  expiryInMilliseconds: 'exp est donné en millisecondes ; il faut des secondes depuis 1970.',
  expiryInOrder: 'exp se situe dans un avenir proche selon l’horloge de Salesforce.',
  consumerKeyMisshapen: 'La Consumer Key ne commence pas par 3MVG9 comme celles de Salesforce, ou est tronquée.',
  consumerKeyHoldsSpaces:
    'La Consumer Key contient des espaces ou des sauts de ligne, comme lorsqu’on la copie à la souris.',
  issuerIsNotTheConsumerKey: 'Le claim iss diffère de la Consumer Key de cette connexion.',
  externalClientAppAtGenericHost: 'Une External Client App est utilisée par un hôte de connexion générique.',
  reachedThroughMyDomain: 'La connexion a déjà visé un hôte My Domain.',
  connectedAppNeedsNoMyDomain: 'C’est une Connected App, joignable par les hôtes de connexion génériques.',
  plainUserAtSandboxHost: 'L’hôte est celui des sandboxes, mais le nom d’utilisateur n’a pas de suffixe de sandbox.',
  sandboxSoughtAtProduction: 'L’org est une sandbox, et l’hôte est celui de la production.',
  audienceOfTheOtherEnvironment:
    'L’hôte et l’audience appartiennent à des environnements différents (production et sandbox).',
  audienceIsNoLoginHost: 'L’audience n’est ni un hôte de connexion, ni un My Domain, ni un site.',
  hostIsNotSalesforce: 'L’hôte de connexion n’est sous aucun domaine de Salesforce.',
  usernameIsNone: 'Le nom d’utilisateur n’en a pas la forme : ceux de Salesforce ressemblent à une adresse e-mail.',
  subIsNotTheUsername: 'Le claim sub diffère du nom d’utilisateur de cette connexion.',
  changedLongAgo: 'La dernière modification est plus ancienne que toute propagation.',
  laterTryPassed: 'Le même essai a réussi plus tard, sans aucun changement.',
  laterTryFailedToo: 'Le répéter n’a rien changé.',
  workedBefore: 'Cette connexion a déjà fonctionné ; ce qu’il lui faut a donc été réglé un jour.',
  neverWorked: 'Cette connexion n’a encore jamais fonctionné.',
  severalAttemptsAtSeveralHosts:
    'Le client a essayé tour à tour plusieurs hôtes d’une sandbox ou scratch org, et aucun ne connaissait encore l’approbation.',
  otherUsersWork:
    'D’autres utilisateurs se connectent par la même application ; elle et son certificat sont donc en ordre.',
  otherUsersFailToo:
    'D’autres utilisateurs de la même application échouent aussi ; l’utilisateur seul n’est donc guère en cause.',
  otherConnectionsWork:
    'D’autres connexions du même hôte fonctionnent maintenant ; le réseau et Salesforce sont donc en ordre.',
  otherConnectionsFailToo: 'D’autres connexions échouent aussi ; cela indique le réseau ou Salesforce.',
  selfAuthorizePolicy: 'Permitted Users de l’application est « All users may self-authorize ».',
  adminApprovedPolicy: 'Permitted Users de l’application est déjà « Admin approved users are pre-authorized ».',
  tokenLacksApiScope: 'Les scopes du jeton ne contiennent ni api ni full.',
  tokenHasApiScope: 'Les scopes du jeton contiennent api.',
  scopesHoldRefreshToken: 'L’application a déjà le scope refresh_token.',
  worksWithoutTheProxy: 'Cela fonctionne sans le proxy ; c’est donc lui qui l’empêche.',
  signsInOverAndOver: 'Un nouveau jeton est refusé encore et encore : la session n’est pas en cause.',
  failedBeforeSending: 'L’échec a eu lieu de ce côté, avant tout envoi.',
  failedInTheNetwork: 'L’échec a eu lieu en chemin, sans réponse de Salesforce.',
  answeredByTokenEndpoint: 'Le refus vient du point d’accès de jetons.',
  refusedAfterTheToken: 'Un jeton avait déjà été donné ; le refus vient de l’API.',
  proxyAuthenticationDemanded: 'Le statut HTTP 407 ne vient que d’un proxy.',
  pageInsteadOfJson: 'La réponse est une page HTML, non le JSON d’un point d’accès de jetons.',
  assertionWasAccepted:
    'Salesforce parle déjà de l’utilisateur ; la signature, l’audience et l’heure ont donc été acceptées.',
  earlierTokenStillWorks:
    'Un jeton donné auparavant vaut encore, seuls les nouveaux échouent : ce qui a changé se vérifie à la connexion.',
  tokenGivenJustNow:
    'Le jeton avait été donné quelques secondes avant, à cette machine : ni son âge ni l’adresse ne l’explique.',
  deployedRecently:
    'Des métadonnées ont été déployées peu avant ; un déploiement de l’application sans son certificat retire le certificat.',
  genericAudienceAtMyDomain:
    'L’hôte est un My Domain mais l’audience un hôte de connexion générique ; certaines External Client Apps exigent My Domain pour les deux.',
  freshOrgBeingCreated:
    'La connexion fait partie de la création d’une scratch org ou d’une sandbox, où utilisateurs et applications arrivent avec retard.',
  tokenSentToAPage: 'L’appel est allé à une adresse de Lightning ou de Setup, qui n’accepte aucun jeton d’application.',
  apiNotInTheEdition: 'Cette édition n’a l’API que là où elle a été achetée en plus.',
};

function fromTo({ from, to }: { from: string | null; to: string | null }): string {
  return from === null || to === null ? '' : `, de ${from} à ${to}`;
}

function minutes(ms: number): string {
  const rounded = Math.round(ms / minuteMs);
  if (rounded === 0) return 'moins d’une minute';
  return rounded === 1 ? 'une minute' : `${rounded} minutes`;
}

function span(secondsAhead: number): string {
  const seconds = Math.abs(secondsAhead);
  if (isWholeHours(secondsAhead)) return `environ ${Math.round(seconds / 3600)} h`;
  if (seconds < 120) return `${seconds} secondes`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} heures` : `${Math.round(seconds / 86_400)} jours`;
}
