// The one check that tells two causes apart, in French.

import type { PairTexts } from '../../words.ts';

export const frenchPairs: PairTexts = {
  certificate_mismatch: {
    jwt_flow_not_enabled:
      'Ouvrez {app} dans Setup : si sa case pour les signatures numériques (JWT Bearer Flow) est cochée et qu’un certificat est affiché, comparez cette empreinte à la clé ; si la case est vide, le flow est désactivé.',
    certificate_cleared:
      'Essayez les autres paires de clés détenues : si l’une est acceptée, l’application contient son certificat ; si toutes sont refusées, elle n’en contient peut-être aucun.',
    propagation_delay:
      'Réessayez, sans rien changer, 10 minutes après la dernière modification : la propagation est alors terminée, un mauvais certificat reste refusé.',
    unknown_consumer_key:
      'Comparez la Consumer Key de {app} à la nôtre : si c’est la même, le certificat est le mauvais.',
    malformed_assertion:
      'Vérifiez l’assertion chez vous avec notre propre certificat : si cela passe, le certificat dans l’application en est un autre.',
    certificate_expired:
      'Comparez l’empreinte du certificat dans l’application à celle de la clé : si elles sont égales, c’est l’expiration.',
  },
  jwt_flow_not_enabled: {
    certificate_cleared:
      'Ouvrez {app} dans Setup : une case vide pour les signatures numériques (JWT Bearer Flow) veut dire que le flow est désactivé, une case cochée sans certificat qu’il a été effacé.',
  },
  user_not_preauthorized: {
    propagation_delay:
      'Regardez Permitted Users dans les règles de {app} : s’il y est déjà « Admin approved users are pre-authorized », attendez 10 minutes et réessayez sans rien changer.',
    wrong_environment:
      'Connectez-vous une fois à l’hôte My Domain de l’org où {username} existe : si la réponse reste la même, c’est l’approbation qui manque.',
    user_not_assigned:
      'Regardez Permitted Users dans les règles de {app} : self-authorize veut dire non pré-autorisé, admin approved veut dire non assigné.',
    missing_refresh_scope:
      'Regardez les scopes choisis de {app} : si « Perform requests at any time (refresh_token, offline_access) » y est, l’utilisateur n’est pas pré-autorisé.',
  },
  user_not_assigned: {
    propagation_delay:
      'Regardez si un profil ou permission set de {username} est assigné à {app} : si oui, attendez 10 minutes et réessayez sans rien changer.',
  },
  my_domain_required: {
    app_not_in_org:
      'Connectez-vous une fois avec l’URL My Domain comme hôte et comme audience : si cela échoue aussi, l’application n’est pas dans cette org.',
    wrong_environment:
      'Connectez-vous une fois avec l’URL My Domain de l’org qui contient {app} comme hôte et comme audience.',
  },
  app_not_in_org: {
    wrong_environment:
      'Cherchez {app} dans App Manager de l’org à laquelle {host} appartient : si elle y est, l’utilisateur et l’hôte sont d’orgs différentes.',
    unknown_consumer_key:
      'Cherchez {app} dans App Manager de cette org : si elle y est, comparez sa Consumer Key à la nôtre.',
  },
  unknown_consumer_key: {
    wrong_environment:
      'Cherchez {app} dans App Manager de l’org à laquelle {host} appartient : si elle y est, sa Consumer Key diffère de la nôtre.',
    propagation_delay:
      'Comparez la Consumer Key de {app} à la nôtre : si c’est la même, attendez 10 minutes et réessayez sans rien changer.',
  },
  wrong_audience: {
    wrong_environment:
      'Connectez-vous une fois avec l’URL My Domain de l’org de {username} comme hôte et comme audience : si cela passe, seule l’audience était fausse.',
  },
  missing_api_scope: {
    high_assurance_required:
      'Lisez le champ scope venu avec le jeton : si api y est, regardez le niveau de session du profil.',
    ip_restricted:
      'Lisez le champ scope venu avec le jeton : si api y est, cherchez « Restricted IP » dans la Login History de {username}.',
  },
  high_assurance_required: {
    ip_restricted:
      'Regardez la Login History de {username} : « Restricted IP » veut dire l’adresse, sinon regardez le niveau de session du profil.',
  },
  api_access_control: {
    session_expired:
      'Demandez un nouveau jeton et utilisez-le aussitôt : s’il est refusé aussi, la session n’est pas en cause.',
  },
  session_expired: {
    insufficient_permission:
      'Demandez un nouveau jeton et répétez l’appel : si la session était terminée, il passe alors.',
  },
  dns_failure: {
    session_expired:
      'Résolvez {host} sur la machine qui se connecte (nslookup {host}) : s’il est résolu, demandez un nouveau jeton.',
    wrong_host:
      'Résolvez {host} sur la machine qui se connecte : s’il est résolu, ouvrez-le dans un navigateur et regardez si c’est une page.',
    proxy_interference:
      'Résolvez {host} sur la machine qui se connecte : s’il est résolu, la connexion se rompt plus loin, à un proxy ou un pare-feu.',
  },
  proxy_interference: {
    salesforce_unavailable:
      'Recommencez depuis un autre réseau : si cela passe là, la sortie de celui-ci est en panne.',
    tls_interception:
      'Regardez l’émetteur du certificat que {host} montre ici : un nom d’entreprise veut dire interception, aucun certificat veut dire un tunnel rompu.',
  },
  wrong_host: {
    salesforce_unavailable:
      'Ouvrez {address}/services/oauth2/token dans un navigateur : une page de maintenance le dit, une page de Lightning ou de Setup veut dire le mauvais hôte.',
  },
  wrong_username: {
    wrong_environment:
      'Cherchez le nom d’utilisateur dans Setup > Users de l’org à laquelle {host} appartient : s’il y est, l’hôte et l’application sont d’orgs différentes.',
  },
};
