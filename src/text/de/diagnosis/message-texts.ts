// What each known message tells, in German, and the one step for a message that names what is wrong more exactly than its cause does.

import type { MessageTexts, RemediedMessages } from '../../words.ts';

export const germanMessages: MessageTexts = {
  sessionNotForSoap: 'Das Token ist echt, aber seine Sitzung darf die SOAP-API nicht benutzen.',
  sessionNotForRestByClient: 'Das Token ist echt, aber seine Sitzung darf die API nicht benutzen.',
  sessionNotForRest: 'Das Token ist echt, aber seine Sitzung darf die API nicht benutzen.',
  tokenExpiredUpdating:
    'Der Client bekam ein neues Token und wird weiter abgelehnt: Ein einzelner Ablauf wäre unbemerkt geblieben.',
  sessionExpired: 'Die API kennt die Sitzung dieses Tokens nicht mehr.',
  invalidSessionId: 'INVALID_SESSION_ID: Die API nimmt die Sitzung dieses Tokens nicht an.',
  badToken:
    'Das Access Token ist abgelaufen, widerrufen, oder es wurde bei einer Instanz benutzt, die es nicht ausgegeben hat.',
  scopeMissing: 'In der Meldung geht es um die Scopes des Tokens oder der App.',
  highAssurance: 'Die Meldung verlangt eine Sitzung höherer Stufe, als ein Server sie haben kann.',
  apiAccessControl: 'Die Org lässt nur Apps zu, die auf ihrer Liste API Access Control stehen.',
  apiDisabled: 'Die API ist für diesen Benutzer oder diese Edition abgeschaltet.',
  requestLimit: 'Die Org hat ihre API-Aufrufe verbraucht, oder zu viele laufen zugleich.',
  tooManyRequests: 'In einem Zeitraum wurden zu viele Anfragen gestellt.',
  insufficientAccess: 'Die Anmeldung gelingt; dem Benutzer fehlt eine Berechtigung für das, was verlangt wurde.',
  unauthorized: 'Unauthorized: Der Aufrufer wurde nicht angenommen.',
  forbidden: 'Forbidden: Der Aufrufer darf das nicht.',
  unsupportedGrantType: 'Der Token-Endpunkt erkannte den Grant Type der Anfrage nicht.',
  apexExchangeFailed:
    'Apex bekam kein Token und verbirgt die Antwort: Meist fehlt ein Claim, oder die Assertion ist nicht wohlgeformt.',
  mediaTypeRefused: 'Der Rumpf wurde nicht als Formular gesendet; nur ein solches nimmt ein Token-Endpunkt an.',
  malformedJwt: 'Was als Assertion ankam, ist kein JWT aus drei Teilen in base64url.',
  wrongAlgorithm:
    'In der Meldung geht es um das Unterschriftsverfahren oder die Art des Schlüssels; Salesforce nimmt nur RS256 mit RSA von 2048 Bit oder mehr.',
  invalidAssertion:
    'Salesforce konnte die Unterschrift nicht prüfen („invalid assertion“): kein Zertifikat, ein anderes Zertifikat, der Flow aus, oder eine Assertion, die beschädigt wurde.',
  invalidClientCredentials:
    'Die Ausweise der App passten nicht: der Schlüssel, der unterschrieb, oder der Consumer Key.',
  invalidSignature: 'Die Unterschrift wurde geprüft und passte nicht zum Zertifikat in der App.',
  keyMismatch: 'Die Meldung selbst sagt, dass Schlüssel und Zertifikat nicht zusammengehören.',
  noCertificate: 'Die Meldung sagt, dass die App kein Zertifikat hat.',
  flowNotEnabled: 'Die App nimmt diesen Flow nicht: OAuth, digitale Signaturen oder der JWT Bearer Flow ist aus.',
  certificateExpired: 'Die Meldung sagt, dass ein Zertifikat abgelaufen ist.',
  clientIdentifierInvalid: 'Salesforce kennt an diesem Host keine App mit diesem Consumer Key.',
  invalidClient: 'Die App wurde nicht erkannt (invalid_client).',
  audienceInvalid: 'Der Claim aud wurde abgelehnt.',
  expiredAuthorizationCode:
    'Mit „expired authorization code“ sagt Salesforce, dass der Claim exp in der Vergangenheit lag; um einen Authorization Code geht es nicht.',
  assertionExpired:
    'In der Meldung geht es um die Zeit in der Assertion: Bei der Ankunft war sie vorbei oder noch nicht begonnen.',
  invalidGrant: 'invalid_grant allein sagt nur, dass die Assertion zu keinem Token führte.',
  invalidRequest: 'invalid_request allein sagt, dass ein Feld der Anfrage fehlt oder falsch ist.',
  keyFileNotFound: 'Das Programm fand die Schlüsseldatei nicht, wo es sie suchte.',
  fileNotOpened:
    'Eine Datei ließ sich nicht öffnen, bevor etwas gesendet wurde; die einzige Datei dieses Flows ist der private Schlüssel.',
  keyNotRead:
    'Das Programm konnte nicht lesen, was es als privaten Schlüssel bekam: Zeile BEGIN, Zeilenumbrüche oder Inhalt sind beschädigt, oder er ist verschlüsselt, oder es ist kein Schlüssel.',
  signerGotNoKey: 'Die Bibliothek, die unterschreibt, bekam keinen privaten Schlüssel, oder etwas, das keiner ist.',
  keyEncrypted: 'Der Schlüssel ist verschlüsselt, oder sein Behälter öffnet sich mit dem angegebenen Passwort nicht.',
  notSigned: 'Die Assertion konnte nicht unterschrieben werden.',
  hostNotResolved: 'Der Name des Hosts ließ sich nicht auflösen; Salesforce wurde nicht erreicht.',
  proxyNotResolved: 'Der Name des Proxys selbst ließ sich nicht auflösen.',
  expiredRefreshToken:
    'Diese Worte gehören zum Flow mit Refresh Token, nicht zu diesem; manche Clients geben sie auch aus, wenn der Host sich nicht auflösen ließ.',
  certificateNotTrusted:
    'Dem Zertifikat der anderen Seite der TLS-Verbindung vertraut dieses Programm nicht; Salesforce selbst zeigt eines, dem alle vertrauen.',
  securityProduct: 'Die Antwort nennt ein Sicherheitsprodukt, das zwischen diesem Rechner und Salesforce steht.',
  webFilter: 'Ein Filter zwischen diesem Rechner und Salesforce hat die Anfrage abgelehnt.',
  strongerSecurity: 'Salesforce sagt, dass die benutzte Version von TLS zu alt ist.',
  tlsProtocol: 'Client und Server fanden keine gemeinsame Version von TLS; Salesforce spricht 1.2 und neuer.',
  tunnelFailed: 'Die Verbindung brach an einem Proxy ab, nicht bei Salesforce.',
  plainHttp:
    'Eine Seite sprach einfaches HTTP, wo die andere TLS sprach, wie es geschieht, wenn ein Proxy mit https:// angegeben ist oder den Port abfängt.',
  connectionBroken:
    'Die Verbindung wurde getrennt oder kam nie zustande; zwischen einem funktionierenden Rechner und Salesforce ist das meist ein Proxy oder eine Firewall.',
  urlGone: 'Die Antwort ist eine Seite von Salesforce für Adressen, die es nicht (mehr) gibt.',
  pageForJson: 'Eine Seite oder eine leere Antwort kam zurück, wo ein Token-Endpunkt mit JSON antwortet.',
  addressRefused: 'Der Client selbst beanstandet die Adresse: Sie ist keine eines Token-Endpunkts.',
  pageAddress: 'Die Meldung enthält eine Adresse von Seiten (Lightning, Setup), und die ist kein Token-Endpunkt.',
  redirected:
    'Die Adresse leitete weiter oder nimmt diese Anfrage nicht, wie Seiten es tun; ein Token-Endpunkt antwortet selbst.',
  appNotFound:
    'Salesforce fand keine External Client App mit diesem Consumer Key, wo es suchte: in der Org dieses Hosts und dieser Audience.',
  appNotInstalled: 'Salesforce sagt, dass die App in dieser Org nicht installiert ist.',
  appBlocked: 'Salesforce sagt, dass ein Admin die App gesperrt hat.',
  domainNotSupported: 'Salesforce verlangt den Host der My Domain.',
  retryRequest: 'Salesforce selbst bittet, die Anfrage später zu wiederholen.',
  settingUp:
    'Diese Seite kommt vom Rand von Salesforce, während es etwas einrichtet; abgelaufene Scratch-Orgs zeigen sie auch.',
  serviceUnavailable: 'Die Antwort ist die eines Servers, der überlastet, gestört oder in Wartung ist.',
  serverStatus: 'Der Status ist der eines Servers, der überlastet, gestört oder in Wartung ist.',
  unknownException: 'Ein Fehler innerhalb von Salesforce, ohne ein Wort über seine Art.',
  dataNotAvailable: 'Eine Seite von Salesforce für das, was weg ist; abgelaufene oder gelöschte Orgs antworten damit.',
  orgInactive: 'Salesforce sagt, dass die Org gesperrt, geschlossen, ausgesetzt oder ihre Testzeit vorbei ist.',
  orgNotFound: 'Der Client wartete auf den Host der Org und fand ihn nicht.',
  propagation: 'Die Meldung spricht von einer Änderung, die noch unterwegs ist.',
  notApproved:
    'Unterschrift, Audience und Zeit wurden angenommen; was fehlt, ist eine Zulassung der App für diesen Benutzer.',
  notAdminApproved:
    'Die App nimmt nur vom Admin zugelassene Benutzer, und dieser Benutzer hat keines der zugewiesenen Profile oder Permission Sets.',
  refreshScopeRequired:
    'Eine Meldung für zwei Fehler: Der App fehlt der Scope refresh_token, oder dieser Benutzer ist nicht vorab zugelassen.',
  refreshScopeMissing: 'Die Meldung nennt den Scope refresh_token, offline_access.',
  unknownUser: 'Der Benutzer, den die Assertion nennt, wurde in dieser Org nicht gefunden.',
  authenticationFailure:
    'Eine allgemeine Ablehnung der Anmeldung: meist der falsche Benutzername, oder der richtige beim falschen Host.',
  inactiveUser: 'Salesforce sagt, dass der Benutzer sich nicht mehr anmelden darf: inaktiv, eingefroren oder gesperrt.',
  ipRestricted: 'Salesforce lehnt die Adresse ab, von der die Anfrage kam.',
  loginHours: 'Salesforce lehnt für dieses Profil Anmeldungen zu dieser Tageszeit ab.',
  loginRate: 'Der Benutzer hat sich in einer Stunde zu oft angemeldet.',
  tooManyScopes: 'Die Scopes aller früheren Zulassungen dieses Benutzers sind zusammen zu viele.',
  soapRefusesJwtToken: 'Die SOAP-API sagt, dass sie in dieser Version kein Access Token in JWT-Form nimmt.',
  frozenBySalesforce: 'Die Meldung sagt, dass Salesforce selbst den Benutzer eingefroren hat.',
  legacyCipher:
    'Der Behälter ist mit einem Verfahren (RC2) verschlüsselt, das OpenSSL 3 nur auf ausdrücklichen Wunsch öffnet.',
  pkcs8Wanted:
    'Die Bibliothek will den Schlüssel als PKCS#8 (BEGIN PRIVATE KEY) und bekam eine andere Form, meist PKCS#1 (BEGIN RSA PRIVATE KEY).',
  keystoreRefused: 'Das sind Worte von Certificate and Key Management über einen importierten Keystore.',
  clientStoreUnreadable: 'In der Meldung geht es um den eigenen Speicher des Clients für Anmeldungen.',
  passwordFlow: 'Diese Worte gehören zu einer Anmeldung mit Benutzername und Passwort, die dieser Flow nicht benutzt.',
  grantOfTheStandard:
    'Der Client gab die Worte des Standards für invalid_grant aus; was Salesforce sagte, steht nicht darin.',
  endUserDenied:
    'Die App wurde diesem Benutzer verweigert: von einem Menschen auf der Zustimmungsseite, oder von der Org, weil er sie nicht benutzen darf.',
  passwordWanted: 'Der Client verlangt, was eine Anmeldung mit Passwort braucht; dieser Ablauf kennt das nicht.',
  answerNotInTime: 'Die Verbindung kam zustande, doch die Antwort kam nicht rechtzeitig.',
  accountLocked: 'Das Konto ist laut Meldung gesperrt.',
  otherFlow: 'Die Meldung nennt einen anderen Flow oder ein anderes Werkzeug als den JWT Bearer Flow.',
  passwordSettings:
    'Ein Passwort ist gesetzt: Das ist eine Anmeldung mit Benutzername und Passwort, kein JWT Bearer Flow.',
  streamingRefused: 'Die Streaming-API nahm das Token dieses Handshakes nicht.',
  soapGotPage:
    'Eine Seite kam zurück, wo die SOAP-API in XML antwortet: Die Adresse ist keine von ihr, oder ein Proxy antwortete.',
  clientSecret:
    'Von einem Client Secret ist die Rede; der JWT Bearer Flow hat keines, er weist sich mit dem Zertifikat aus.',
  grpcUnavailable: 'Der gRPC-Aufruf endete ohne Antwort des Dienstes.',
  grpcUnauthenticated:
    'gRPC-Status UNAUTHENTICATED: Der Dienst nahm das Token nicht, das mit dem Aufruf gesendet wurde.',
  grpcRefused: 'gRPC-Status PERMISSION_DENIED: Dieser Benutzer darf das nicht.',
  mustUsePost:
    'Die Anfrage kam mit einer anderen Methode als POST an: so geschrieben, oder durch eine Weiterleitung in GET verwandelt.',
  wrongEnvironment: 'Die Meldung spricht von einer Sandbox und von der Produktion, oder von einer anderen Org.',
  wrongInstance: 'Die Org lebt auf einer anderen Instanz als der, die gefragt wurde.',
  consentCodes: 'Der Code ist der einer Zustimmungsseite oder eines Geräts, die dieser Flow nicht hat.',
  grpcExhausted: 'gRPC-Status RESOURCE_EXHAUSTED: Eine Grenze ist erreicht.',
  passwordRefused:
    '„authentication failure“ wird einer Anmeldung mit Benutzername und Passwort gesagt; eine Assertion wird mit anderen Worten abgelehnt.',
  tokenNotRefreshed:
    'Von einem Refresh Token ist die Rede; der JWT Bearer Flow hat keines, er holt stattdessen ein neues Token.',
  restrictedDomain:
    'Login History sagt „Restricted domain“: An diesem Host darf sich die Org oder dieser Benutzer nicht anmelden.',
  restrictedCountry: 'Login History sagt, dass Anmeldungen von diesem Ort nicht erlaubt sind.',
  invalidLogin: 'Login History sagt, dass kein Benutzer dieses Namens gefunden wurde.',
  notAnAssertion:
    'Login History nennt ein Passwort, ein per Mail geschicktes Token, Single Sign-on oder einen Code: einen anderen Flow.',
  consumerDeleted: 'Login History sagt, dass die App dieses Consumer Keys gelöscht wurde.',
  packageOfApp: 'Login History sagt, dass das Paket dieser App in der Org fehlt oder veraltet ist.',
  oauthApiDisabled: 'Login History sagt, dass die API für Apps dieses Benutzers abgeschaltet ist.',
  signatureMethod: 'Login History sagt, dass die Unterschrift von einem Verfahren ist, das Salesforce nicht nimmt.',
  invalidTimestamp: 'Login History sagt, dass die vom Client genannte Zeit nicht angenommen wurde.',
  tooManyLogins: 'Login History sagt, dass der Benutzer sich in einer Stunde zu oft angemeldet hat.',
  passwordLockout: 'Login History sagt, dass der Benutzer ausgesperrt ist.',
  orgAway: 'Login History sagt, dass die Org in Wartung oder nicht da ist.',
  orgClosed: 'Login History sagt, dass die Org gesperrt, geschlossen, ausgesetzt oder ihre Testzeit vorbei ist.',
  appAccessDenied: 'Das Protokoll der Anmeldungen sagt, dass dieser Benutzer die App nicht benutzen darf.',
  appBlockedCode: 'Das Protokoll der Anmeldungen sagt, dass ein Admin die App gesperrt hat.',
  clientUnapproved: 'Das Protokoll der Anmeldungen sagt, dass die App keine Zulassung dieses Benutzers hat.',
};

export const germanMessageRemedies: RemediedMessages = {
  legacyCipher:
    'Öffnen Sie den Behälter mit den alten Verfahren, und schreiben Sie den Schlüssel neu: openssl pkcs12 -legacy -in FILE.p12 -nocerts -nodes -out server.key (ein Zertifikat: -legacy -nokeys).',
  pkcs8Wanted:
    'Wandeln Sie den Schlüssel in PKCS#8 um: openssl pkcs8 -topk8 -nocrypt -in server.key -out server-pkcs8.key.',
  keyFileNotFound:
    'Geben Sie dem Job den Pfad, unter dem die Datei auf dem Rechner liegt, auf dem er läuft, und zwar ganz. In Jenkins gibt es eine geheime Datei nur innerhalb ihres Blocks withCredentials und auf dessen Agent; GitHub und GitLab haben nur, was ein Schritt vorher geschrieben hat.',
  keyEncrypted:
    'Nehmen Sie die Passphrase ab, in eine eigene Datei: openssl pkey -in server.key -out server-plain.key.',
};
