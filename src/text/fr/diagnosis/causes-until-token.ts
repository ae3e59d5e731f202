// Each cause until a token is given, in French: its title, the check that proves it, the remedy. Names in braces are filled.

import type { CauseTextsOf } from '../../words.ts';

export const frenchCausesUntilToken: CauseTextsOf<'beforeSalesforce' | 'assertion' | 'orgAndApp'> = {
  private_key_unreadable: [
    'La clé privée est illisible',
    'Exécutez « openssl pkey -in server.key -noout » sur la machine qui signe : la commande doit finir sans erreur.',
    'Mettez en place le fichier de clé entier, avec ses lignes BEGIN et END et ses sauts de ligne (souvent perdus quand une clé est collée dans un secret), lisible par l’utilisateur qui exécute le job ; une clé chiffrée a aussi besoin de sa phrase secrète. Rien n’est à changer dans Salesforce.',
  ],
  key_provider_unavailable: [
    'L’appareil ou le service qui détient la clé privée ne fait rien pour nous en ce moment',
    'Demandez à chaque appareil et service comment il va (latchkey vault status).',
    'Rétablissez l’appareil ou le service, ou son PIN, ses identifiants ou ses droits. Rien n’est à changer dans Salesforce.',
  ],
  dns_failure: [
    'Le nom de l’hôte est introuvable',
    'Résolvez {host} sur la machine qui se connecte (nslookup {host}) et depuis un autre réseau.',
    'Copiez l’adresse de {setup} > Company Settings > My Domain > Current My Domain URL et utilisez-la comme URL de connexion. Si {host} est déjà cette adresse, réparez la résolution de noms sur la machine qui se connecte (dans un conteneur : son serveur DNS).',
  ],
  tls_interception: [
    'Quelque chose en chemin signe TLS à nouveau',
    'Regardez quel émetteur {host} montre ici (openssl s_client -connect {host}:{port}) : une entreprise ou un produit de sécurité veut dire interception, DigiCert veut dire aucune.',
    'Exportez le certificat racine de l’entreprise en PEM et faites-lui confiance : NODE_EXTRA_CA_CERTS=/path/company-root.pem pour Node.js, sinon le magasin du système ou de Java ; ou faites exclure {host} de l’inspection. Ne désactivez pas la vérification des certificats.',
  ],
  tls_version_too_old: [
    'TLS est antérieur à 1.2',
    'Connectez-vous une fois en imposant TLS 1.2 (curl --tlsv1.2 {address}/services/data) : si cela répond, le client est trop ancien.',
    'Mettez à jour l’environnement qui se connecte (Java 8 ou plus, .NET Framework 4.6 ou plus, OpenSSL 1.0.1 ou plus) ou activez-y TLS 1.2 (.NET avant 4.6 : ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12). Rien n’est à changer dans Salesforce.',
  ],
  proxy_interference: [
    'Un proxy ou un pare-feu coupe la connexion',
    'Recommencez depuis la même machine sans le proxy, ou en le nommant explicitement : curl -v -x http://PROXY:PORT {address}/services/data.',
    'Réglez HTTPS_PROXY sur le proxy précédé de http://, aussi pour https (HTTPS_PROXY=http://proxy.company.com:8080), avec nom d’utilisateur et mot de passe s’il les demande ; ou retirez-le et faites laisser passer {host} sur le port {port} par le pare-feu.',
  ],
  wrong_host: [
    'L’adresse n’est pas un point d’accès de jetons',
    'Ouvrez {address}/services/oauth2/token dans un navigateur : un point d’accès de jetons répond par une courte erreur JSON, tout autre montre une page.',
    'Utilisez https://{myDomain}.my.salesforce.com comme URL de connexion ({setup} > Company Settings > My Domain > Current My Domain URL), jamais une adresse en lightning.force.com ou salesforce-setup.com, et rien après l’hôte.',
  ],
  unsupported_grant_type: [
    'Le grant type n’est pas nommé exactement',
    'Journalisez la requête mais non son assertion ; le corps doit être un formulaire et contenir grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer.',
    'Envoyez POST /services/oauth2/token avec Content-Type application/x-www-form-urlencoded et grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer dans le corps, les deux-points encodés une fois. Rien n’est à changer dans Salesforce.',
  ],
  malformed_assertion: [
    'L’assertion n’est pas un JWT bien formé',
    'Décodez l’assertion chez vous : l’en-tête et les claims doivent être du JSON, et la signature doit correspondre à notre propre certificat.',
    'Encodez l’en-tête, les claims et la signature une fois chacun, en base64url sans remplissage (RFC 7515, section 2), joignez-les par des points et n’encodez plus rien ; beaucoup de signataires rendent déjà du base64. Rien n’est à changer dans Salesforce.',
  ],
  wrong_algorithm: [
    'L’assertion n’est pas signée en RS256 avec une clé RSA',
    'Décodez l’en-tête de l’assertion (alg doit être RS256) et regardez la clé (openssl pkey -in server.key -noout -text : RSA, 2048 bits ou plus).',
    'Créez une paire de clés RSA de 2048 bits, envoyez son certificat dans {app} et signez en RS256.',
  ],
  certificate_mismatch: [
    'Le certificat de l’application n’est pas celui de cette clé',
    'Comparez l’empreinte SHA-256 du certificat dans l’application avec celle de la clé utilisée, ou essayez les autres paires de clés détenues.',
    '{upload} ; attendez ensuite 2 à 10 minutes. Ou signez avec la clé dont le certificat est déjà dans l’application.',
  ],
  certificate_cleared: [
    'Un déploiement a effacé le certificat de l’application',
    'Cherchez dans {setup} > View Setup Audit Trail et Deployment Status une modification de {app} peu avant le premier échec, et regardez si l’application montre encore un certificat.',
    '{upload} ; vérifiez que {flowBox} est encore coché, et mettez <certificate> dans les métadonnées déployées.',
  ],
  restored_from_older_backup: [
    'La base de données a été restaurée depuis une sauvegarde plus ancienne',
    'Comparez l’empreinte SHA-256 du certificat dans l’application avec celles de {listCertificates}.',
    'Créez une nouvelle paire de clés ({newCertificate}) et envoyez son certificat dans {app} ; attendez ensuite 2 à 10 minutes. Ou restaurez une sauvegarde plus récente.',
  ],
  jwt_flow_not_enabled: [
    'OAuth ou les signatures numériques sont désactivés dans l’application',
    'Ouvrez {app} dans Setup et regardez si la case est cochée et si un certificat est affiché ; sans elle le flow échoue pour tout utilisateur et toute clé.',
    '{enableFlow} ; attendez ensuite 2 à 10 minutes.',
  ],
  certificate_expired: [
    'Le certificat a expiré',
    'Lisez notAfter du certificat utilisé (openssl x509 -in server.crt -noout -enddate) et comparez-le à la date du jour.',
    'Créez une nouvelle paire de clés et envoyez son certificat : {upload}.',
  ],
  unknown_consumer_key: [
    'Aucune application avec cette Consumer Key ici',
    'Comparez le claim iss, caractère par caractère, avec la Consumer Key que montre l’application ; elle commence par 3MVG9 et ne contient pas d’espace.',
    '{consumerKey} > Copy à côté de Consumer Key (non Consumer Secret), et utilisez-la comme Consumer Key de cette connexion.',
  ],
  wrong_audience: [
    'L’audience n’est pas acceptée',
    'Connectez-vous encore une fois avec aud réglé sur https://login.salesforce.com (production), https://test.salesforce.com (sandbox) ou l’URL My Domain, l’hôte même où la requête est envoyée.',
    'Réglez l’audience sur https://login.salesforce.com pour la production, https://test.salesforce.com pour une sandbox, ou sur l’URL My Domain https://{myDomain}.my.salesforce.com (nécessaire à certaines External Client Apps), avec https://, sans chemin.',
  ],
  assertion_expired: [
    'L’assertion avait expiré à son arrivée',
    'Comparez exp, en secondes depuis 1970 UTC, avec l’en-tête Date de la réponse de Salesforce : il doit être en avance de 3 minutes au plus.',
    'Réglez exp sur l’heure actuelle en secondes UTC plus 120 et synchronisez l’horloge de la machine qui signe (NTP) ; un écart d’heures entières est une erreur de fuseau horaire dans le programme. Rien n’est à changer dans Salesforce.',
  ],
  wrong_environment: [
    'Connexion à la mauvaise org',
    'Connectez-vous une fois à l’hôte My Domain de l’org où {username} existe.',
    'Production et Developer Edition : URL de connexion https://login.salesforce.com et le nom d’utilisateur simple. Sandbox et scratch org : https://test.salesforce.com, dans une sandbox avec le suffixe du nom d’utilisateur (user@company.com.mysandbox). Dans les deux cas https://{myDomain}.my.salesforce.com de cette org fonctionne et ne prête pas à confusion.',
  ],
  my_domain_required: [
    'Cette application n’est joignable que par My Domain',
    'Connectez-vous une fois avec l’URL My Domain comme hôte et comme audience.',
    'Réglez l’URL de connexion et l’audience toutes deux sur https://{myDomain}.my.salesforce.com ({setup} > Company Settings > My Domain > Current My Domain URL).',
  ],
  app_not_in_org: [
    'L’application n’est pas dans cette org',
    'Cherchez {app} dans App Manager de l’org même à laquelle {host} appartient, et comparez sa Consumer Key à la nôtre.',
    'Essayez d’abord ce qui ne coûte rien : https://{myDomain}.my.salesforce.com comme URL de connexion et comme audience. Si cela persiste : {install}.',
  ],
  app_blocked: [
    'Un administrateur a bloqué l’application',
    'Ouvrez {setup} > Apps > Connected Apps > Connected Apps OAuth Usage : une application bloquée montre Unblock.',
    '{unblock}.',
  ],
  propagation_delay: [
    'Une modification n’a pas encore atteint tous les serveurs',
    'Réessayez, sans rien changer, 10 minutes après la dernière modification.',
    'Attendez jusqu’à 10 minutes après la dernière modification, ne changez rien entre-temps, et réessayez ; l’essai est aussi répété de lui-même, sans nouvel envoi.',
  ],
  salesforce_unavailable: [
    'Salesforce n’est pas disponible',
    'Regardez ce qui répond là-bas : {outage}.',
    'Attendez et réessayez avec des pauses croissantes ; {outage}. Ne changez rien dans l’application ni à la clé.',
  ],
  org_inactive: [
    'L’org n’est pas active',
    'Connectez-vous à l’org dans un navigateur à {address} : une org inactive le dit là.',
    'Faites réactiver l’org (Salesforce Support ou votre account executive ; pour une org d’essai ou Developer, depuis l’e-mail d’expiration) ; une scratch org expirée ou une sandbox supprimée doit être recréée et reliée de nouveau.',
  ],
};
