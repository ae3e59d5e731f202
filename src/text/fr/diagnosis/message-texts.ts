// What each known message tells, in French, and the one step for a message that names what is wrong more exactly than its cause does.

import type { MessageTexts, RemediedMessages } from '../../words.ts';

export const frenchMessages: MessageTexts = {
  sessionNotForSoap: 'Le jeton est authentique, mais sa session n’a pas le droit d’utiliser l’API SOAP.',
  sessionNotForRestByClient: 'Le jeton est authentique, mais sa session n’a pas le droit d’utiliser l’API.',
  sessionNotForRest: 'Le jeton est authentique, mais sa session n’a pas le droit d’utiliser l’API.',
  tokenExpiredUpdating:
    'Le client a reçu un nouveau jeton et reste refusé : une simple expiration serait passée inaperçue.',
  sessionExpired: 'L’API ne connaît plus la session de ce jeton.',
  invalidSessionId: 'INVALID_SESSION_ID : l’API n’accepte pas la session de ce jeton.',
  badToken: 'Le jeton d’accès est terminé, révoqué, ou a été utilisé auprès d’une instance qui ne l’a pas émis.',
  scopeMissing: 'Le message concerne les scopes du jeton ou de l’application.',
  highAssurance: 'Le message exige une session d’un niveau plus élevé que ce qu’un serveur peut avoir.',
  apiAccessControl: 'L’org n’admet que les applications de sa liste API Access Control.',
  apiDisabled: 'L’API est désactivée pour cet utilisateur ou cette édition.',
  requestLimit: 'L’org a épuisé ses appels d’API, ou trop d’appels s’exécutent à la fois.',
  tooManyRequests: 'Trop de requêtes ont été faites en peu de temps.',
  insufficientAccess: 'La connexion fonctionne ; il manque à l’utilisateur un droit pour ce qui était demandé.',
  unauthorized: 'Unauthorized : l’appelant n’a pas été accepté.',
  forbidden: 'Forbidden : l’appelant n’a pas ce droit.',
  unsupportedGrantType: 'Le point d’accès de jetons n’a pas reconnu le grant type de la requête.',
  apexExchangeFailed:
    'Apex n’a pas reçu de jeton et cache la réponse : le plus souvent un claim manque ou l’assertion est mal formée.',
  mediaTypeRefused: 'Le corps n’a pas été envoyé comme un formulaire, seul format accepté par un point de jeton.',
  malformedJwt: 'Ce qui est arrivé comme assertion n’est pas un JWT de trois parties base64url.',
  wrongAlgorithm:
    'Le message concerne l’algorithme de signature ou le genre de clé ; Salesforce n’accepte que RS256 avec RSA de 2048 bits ou plus.',
  invalidAssertion:
    'Salesforce n’a pas pu vérifier la signature (« invalid assertion ») : aucun certificat, un autre certificat, le flow désactivé, ou une assertion abîmée.',
  invalidClientCredentials:
    'Les identifiants de l’application ne convenaient pas : la clé qui a signé, ou la Consumer Key.',
  invalidSignature: 'La signature a été vérifiée et ne correspond pas au certificat dans l’application.',
  keyMismatch: 'Le message dit lui-même que la clé et le certificat ne vont pas ensemble.',
  noCertificate: 'Le message dit que l’application n’a pas de certificat.',
  flowNotEnabled:
    'L’application n’accepte pas ce flow : OAuth, les signatures numériques ou le JWT Bearer Flow est désactivé.',
  certificateExpired: 'Le message dit qu’un certificat a expiré.',
  clientIdentifierInvalid: 'Salesforce ne connaît aucune application avec cette Consumer Key sur cet hôte.',
  invalidClient: 'L’application n’a pas été reconnue (invalid_client).',
  audienceInvalid: 'Le claim aud a été refusé.',
  expiredAuthorizationCode:
    'Par « expired authorization code », Salesforce dit que le claim exp était dans le passé ; aucun authorization code n’est en jeu.',
  assertionExpired:
    'Le message concerne l’heure dans l’assertion : à l’arrivée, elle était passée ou pas encore commencée.',
  invalidGrant: 'invalid_grant seul dit seulement que l’assertion n’a pas mené à un jeton.',
  invalidRequest: 'invalid_request seul dit qu’un champ de la requête manque ou est faux.',
  keyFileNotFound: 'Le programme n’a pas trouvé le fichier de clé là où il le cherchait.',
  fileNotOpened: 'Un fichier n’a pas pu être ouvert avant tout envoi ; le seul fichier de ce flow est la clé privée.',
  keyNotRead:
    'Le programme n’a pas pu lire ce qu’il a reçu comme clé privée : sa ligne BEGIN, ses sauts de ligne ou son contenu sont abîmés, ou elle est chiffrée, ou ce n’est pas une clé.',
  signerGotNoKey: 'La bibliothèque de signature n’a pas reçu de clé privée, ou quelque chose qui n’en est pas une.',
  keyEncrypted: 'La clé est chiffrée, ou son conteneur ne s’ouvre pas avec le mot de passe donné.',
  notSigned: 'L’assertion n’a pas pu être signée.',
  hostNotResolved: 'Le nom de l’hôte n’a pas pu être résolu ; Salesforce n’a pas été atteint.',
  proxyNotResolved: 'Le nom du proxy lui-même n’a pas pu être résolu.',
  expiredRefreshToken:
    'Ces mots appartiennent au flow à refresh token, non à celui-ci ; certains clients les affichent aussi quand l’hôte n’est pas résolu.',
  certificateNotTrusted:
    'Le certificat présenté par l’autre côté de la connexion TLS n’est pas reconnu par ce programme ; Salesforce lui-même en présente un que tous reconnaissent.',
  securityProduct: 'La réponse nomme un produit de sécurité placé entre cette machine et Salesforce.',
  webFilter: 'Un filtre entre cette machine et Salesforce a refusé la requête.',
  strongerSecurity: 'Salesforce dit que la version de TLS utilisée est trop ancienne.',
  tlsProtocol: 'Client et serveur n’ont trouvé aucune version de TLS commune ; Salesforce parle 1.2 et plus.',
  tunnelFailed: 'La connexion s’est rompue à un proxy, non chez Salesforce.',
  plainHttp:
    'Un côté parlait HTTP simple là où l’autre parlait TLS, comme lorsqu’un proxy est donné avec https:// ou intercepte le port.',
  connectionBroken:
    'La connexion a été coupée ou ne s’est jamais établie ; entre une machine en ordre et Salesforce, c’est le plus souvent un proxy ou un pare-feu.',
  urlGone: 'La réponse est une page de Salesforce pour des adresses qui n’existent pas (ou plus).',
  pageForJson: 'Une page ou une réponse vide est venue là où un point d’accès de jetons répond en JSON.',
  addressRefused: 'Le client lui-même conteste l’adresse : ce n’est pas celle d’un point d’accès de jetons.',
  pageAddress: 'Le message contient une adresse de pages (Lightning, Setup), qui n’est pas un point d’accès de jetons.',
  redirected:
    'L’adresse a redirigé ou n’accepte pas cette requête, comme font les pages ; un point d’accès de jetons répond sur place.',
  appNotFound:
    'Salesforce n’a trouvé aucune External Client App avec cette Consumer Key là où il a cherché : dans l’org de cet hôte et de cette audience.',
  appNotInstalled: 'Salesforce dit que l’application n’est pas installée dans cette org.',
  appBlocked: 'Salesforce dit qu’un administrateur a bloqué l’application.',
  domainNotSupported: 'Salesforce demande l’hôte My Domain.',
  retryRequest: 'Salesforce demande lui-même de répéter la requête plus tard.',
  settingUp:
    'Cette page vient de la bordure de Salesforce pendant qu’il met quelque chose en place ; les scratch orgs expirées la montrent aussi.',
  serviceUnavailable: 'La réponse est celle d’un serveur surchargé, en panne ou en maintenance.',
  serverStatus: 'Le statut est celui d’un serveur surchargé, en panne ou en maintenance.',
  unknownException: 'Une erreur interne de Salesforce, sans un mot sur sa nature.',
  dataNotAvailable: 'Une page de Salesforce pour ce qui a disparu ; les orgs expirées ou supprimées répondent ainsi.',
  orgInactive: 'Salesforce dit que l’org est verrouillée, fermée, suspendue ou que son essai est terminé.',
  orgNotFound: 'Le client a attendu l’hôte de l’org et ne l’a pas trouvé.',
  propagation: 'Le message parle d’une modification encore en route.',
  notApproved:
    'La signature, l’audience et l’heure ont été acceptées ; il manque une approbation de l’application pour cet utilisateur.',
  notAdminApproved:
    'L’application n’admet que les utilisateurs approuvés par un administrateur, et celui-ci n’a aucun des profils ou permission sets assignés.',
  refreshScopeRequired:
    'Un message pour deux fautes : le scope refresh_token manque à l’application, ou cet utilisateur n’est pas pré-autorisé.',
  refreshScopeMissing: 'Le message nomme le scope refresh_token, offline_access.',
  unknownUser: 'L’utilisateur nommé dans l’assertion n’a pas été trouvé dans cette org.',
  authenticationFailure:
    'Un refus général de la connexion : le plus souvent un nom d’utilisateur faux, ou le bon sur le mauvais hôte.',
  inactiveUser: 'Salesforce dit que l’utilisateur ne peut plus se connecter : inactif, gelé ou verrouillé.',
  ipRestricted: 'Salesforce refuse l’adresse d’où vient la requête.',
  loginHours: 'Salesforce refuse à ce profil les connexions à cette heure.',
  loginRate: 'L’utilisateur s’est connecté trop souvent en une heure.',
  tooManyScopes: 'Les scopes de toutes les approbations antérieures de cet utilisateur sont trop nombreux ensemble.',
  soapRefusesJwtToken: 'L’API SOAP dit qu’elle n’accepte pas, dans cette version, un jeton d’accès de forme JWT.',
  frozenBySalesforce: 'Le message dit que Salesforce lui-même a gelé l’utilisateur.',
  legacyCipher: 'Le conteneur est chiffré par un procédé (RC2) qu’OpenSSL 3 n’ouvre que sur demande expresse.',
  pkcs8Wanted:
    'La bibliothèque veut la clé en PKCS#8 (BEGIN PRIVATE KEY) et a reçu une autre forme, le plus souvent PKCS#1 (BEGIN RSA PRIVATE KEY).',
  keystoreRefused: 'Ce sont des mots de Certificate and Key Management sur un keystore importé.',
  clientStoreUnreadable: 'Le message concerne le stockage propre du client pour ses connexions.',
  passwordFlow:
    'Ces mots appartiennent à une connexion par nom d’utilisateur et mot de passe, que ce flow n’utilise pas.',
  grantOfTheStandard:
    'Le client a affiché les mots de la norme pour invalid_grant ; ce qu’a dit Salesforce n’y figure pas.',
  endUserDenied:
    'L’app a été refusée à cet utilisateur : par une personne sur la page de consentement, ou par l’org, parce qu’il n’a pas le droit de l’utiliser.',
  passwordWanted: 'Le client demande ce qu’il faut pour se connecter par mot de passe, ce que ce flux n’utilise pas.',
  answerNotInTime: 'La connexion s’est établie, mais la réponse n’est pas arrivée à temps.',
  accountLocked: 'Le compte est dit verrouillé.',
  otherFlow: 'Le message nomme un autre flow ou outil que le JWT Bearer flow.',
  passwordSettings:
    'Un mot de passe est réglé : c’est une connexion par nom d’utilisateur et mot de passe, non un JWT Bearer flow.',
  streamingRefused: 'La Streaming API n’a pas accepté le jeton de cette négociation.',
  soapGotPage: 'Une page est venue là où l’API SOAP répond en XML : ce n’est pas son adresse, ou un proxy a répondu.',
  clientSecret: 'Il est question d’un secret client ; le flux JWT Bearer n’en a pas, il se prouve par le certificat.',
  grpcUnavailable: 'L’appel gRPC s’est terminé sans réponse du service.',
  grpcUnauthenticated: 'Statut gRPC UNAUTHENTICATED : le service n’a pas accepté le jeton envoyé avec l’appel.',
  grpcRefused: 'Statut gRPC PERMISSION_DENIED : cet utilisateur n’a pas ce droit.',
  mustUsePost:
    'La requête est arrivée par une autre méthode que POST : écrite ainsi, ou changée en GET par une redirection.',
  wrongEnvironment: 'Le message parle d’une sandbox et de la production, ou d’une autre org.',
  wrongInstance: 'L’org se trouve sur une autre instance que celle qui a été interrogée.',
  consentCodes: 'Le code est celui d’une page de consentement ou d’un appareil, que ce flow n’a pas.',
  grpcExhausted: 'Statut gRPC RESOURCE_EXHAUSTED : une limite est atteinte.',
  passwordRefused:
    '« authentication failure » est ce qu’on répond à une connexion par nom d’utilisateur et mot de passe ; une assertion est refusée en d’autres termes.',
  tokenNotRefreshed:
    'Il est question d’un refresh token ; le JWT Bearer flow n’en a pas, il demande un nouveau jeton à la place.',
  restrictedDomain:
    'Login History dit « Restricted domain » : ni l’org ni cet utilisateur ne peut se connecter sur cet hôte.',
  restrictedCountry: 'Login History dit que les connexions depuis ce lieu ne sont pas permises.',
  invalidLogin: 'Login History dit qu’aucun utilisateur de ce nom n’a été trouvé.',
  notAnAssertion:
    'Login History nomme un mot de passe, un jeton envoyé par e-mail, l’authentification unique ou un code : un autre flow.',
  consumerDeleted: 'Login History dit que l’application de cette Consumer Key a été supprimée.',
  packageOfApp: 'Login History dit que le package de cette application manque dans l’org ou est périmé.',
  oauthApiDisabled: 'Login History dit que l’API est désactivée pour les applications de cet utilisateur.',
  signatureMethod: 'Login History dit que la signature est d’un procédé que Salesforce n’accepte pas.',
  invalidTimestamp: 'Login History dit que l’heure donnée par le client n’a pas été acceptée.',
  tooManyLogins: 'Login History dit que l’utilisateur s’est connecté trop souvent en une heure.',
  passwordLockout: 'Login History dit que l’utilisateur est verrouillé.',
  orgAway: 'Login History dit que l’org est en maintenance ou arrêtée.',
  orgClosed: 'Login History dit que l’org est verrouillée, fermée, suspendue ou que son essai est terminé.',
  appAccessDenied: 'Le journal des connexions dit que cet utilisateur ne peut pas utiliser l’application.',
  appBlockedCode: 'Le journal des connexions dit qu’un administrateur a bloqué l’application.',
  clientUnapproved: 'Le journal des connexions dit que l’application n’a pas d’approbation de cet utilisateur.',
};

export const frenchMessageRemedies: RemediedMessages = {
  legacyCipher:
    'Ouvrez le conteneur avec les anciens procédés et récrivez la clé : openssl pkcs12 -legacy -in FILE.p12 -nocerts -nodes -out server.key (un certificat : -legacy -nokeys).',
  pkcs8Wanted: 'Convertissez la clé en PKCS#8 : openssl pkcs8 -topk8 -nocrypt -in server.key -out server-pkcs8.key.',
  keyFileNotFound:
    'Donnez au job le chemin absolu du fichier sur la machine qui l’exécute. Dans Jenkins un fichier secret n’existe qu’à l’intérieur de son bloc withCredentials et sur l’agent de ce bloc ; GitHub et GitLab n’ont que ce qu’une étape a écrit avant.',
  keyEncrypted:
    'Retirez la phrase secrète, dans un fichier à part : openssl pkey -in server.key -out server-plain.key.',
};
