// Each cause in French: its title, the check that proves it, the remedy. Names in braces are filled.

import type { CauseLabel } from '../../../domain/diagnosis/cause-table.ts';
import type { CauseTexts } from '../../words.ts';
import { frenchCausesUntilToken } from './causes-until-token.ts';

export const frenchCauses: Readonly<Record<CauseLabel, CauseTexts>> = {
  ...frenchCausesUntilToken,
  user_not_preauthorized: [
    'L’utilisateur n’a pas été pré-autorisé',
    'Regardez Permitted Users dans les règles de {app} : « All users may self-authorize » le prouve.',
    '{preauthorize}.',
  ],
  user_not_assigned: [
    'L’utilisateur n’a aucun des profils ou permission sets assignés',
    'Comparez les profils et permission sets assignés à {app} avec ceux que possède {username}.',
    '{assign} (pas un de la licence Salesforce API Integration, qui ne peut contenir d’applications).',
  ],
  missing_refresh_scope: [
    'Le scope refresh_token manque à l’application',
    'Regardez si « Perform requests at any time (refresh_token, offline_access) » figure parmi les scopes choisis de {app}.',
    '{scopes} : ajoutez « Perform requests at any time (refresh_token, offline_access) » > Save ; attendez ensuite 2 à 10 minutes.',
  ],
  wrong_username: [
    'Le nom d’utilisateur n’est pas un de cette org',
    'Ouvrez {setup} > Users > Users et regardez dans la colonne Username, non Email ni Alias.',
    '{setup} > Users > Users > l’utilisateur : copiez exactement le champ Username (dans une sandbox il finit par le nom de la sandbox, user@company.com.mysandbox) dans cette connexion.',
  ],
  user_inactive: [
    'L’utilisateur est inactif, gelé ou sans licence',
    'Ouvrez {setup} > Users > Users > {username} : Active doit être coché, et aucun bouton Unfreeze ne doit être affiché.',
    '{setup} > Users > Users > {username} > Edit : cochez Active > Save ; si la page de l’utilisateur montre Unfreeze ou Unlock, cliquez dessus, sauf si Salesforce a gelé l’utilisateur de lui-même (e-mail « Salesforce Security notification ») : arrêtez alors d’abord le job.',
  ],
  user_frozen_by_salesforce: [
    'L’utilisateur est gelé, par Salesforce lui-même ou par un administrateur',
    'Cherchez un e-mail « Salesforce Security notification » aux administrateurs, et regardez si la page de {username} montre Unfreeze.',
    'Si les administrateurs ont reçu un e-mail « Salesforce Security notification », c’est Salesforce : arrêtez chaque job qui se connecte comme {username}, car les répétitions le maintiennent gelé, donnez-leur une adresse sortante stable et inscrivez-la sous Network Access. Sans cet e-mail, c’est un administrateur : demandez pourquoi. Puis {setup} > Users > Users > {username} > Unfreeze.',
  ],
  ip_restricted: [
    'L’adresse est hors des Login IP Ranges',
    'Regardez dans {setup} > Users > {username} > Login History : Status « Restricted IP », avec l’adresse vue par Salesforce.',
    '{setup} > Users > Profiles > le profil de {username} > Login IP Ranges > New : ajoutez l’adresse de Login History > Save ; demandez ensuite un nouveau jeton. Si les connexions passent et que seuls les appels sont refusés, {setup} > Security > Session Settings contient « Enforce login IP ranges on every request » (ajoutez l’adresse de la machine qui appelle) ou « Lock sessions to the IP address from which they originated » (connectez-vous sur la machine qui appelle).',
  ],
  login_hours_restricted: [
    'Hors des heures de connexion du profil',
    'Regardez dans {setup} > Users > {username} > Login History : Status « Restricted time ».',
    '{setup} > Users > Profiles > le profil de {username} > Login Hours > Edit : Clear all times (ou élargissez-les) > Save.',
  ],
  login_rate_exceeded: [
    'Trop de connexions en une heure',
    'Cherchez dans {setup} > Users > {username} > Login History de nombreuses connexions par minute, et l’application qui les a faites.',
    'Attendez une heure ; gardez le jeton d’accès et ne vous reconnectez qu’après INVALID_SESSION_ID ; trouvez et arrêtez le job qui se connecte à chaque appel (Login History nomme son application).',
  ],
  too_many_approvals: [
    'Trop d’anciennes approbations de cet utilisateur',
    'Ouvrez la page de {username} > OAuth Connected Apps et comptez les approbations de {app}.',
    '{setup} > Users > Users > {username} > OAuth Connected Apps : Revoke pour les anciennes entrées de {app} ; reconnectez-vous ensuite. Si {app} émet des jetons d’accès de forme JSON Web Token (JWT), retirez-lui aussi les scopes dont personne n’a besoin.',
  ],
  session_expired: [
    'La session est terminée',
    'Demandez un nouveau jeton et répétez l’appel à l’instance_url qui l’accompagne.',
    'Demandez un nouveau jeton d’accès et appelez l’instance_url qui l’accompagne. Si un jeton tout neuf est refusé aussi, ne vous reconnectez pas : la cause est autre.',
  ],
  missing_api_scope: [
    'Le jeton n’a pas le scope api',
    'Lisez le champ scope venu avec le jeton : il doit contenir api (ou full).',
    '{scopes} : ajoutez « Manage user data via APIs (api) » > Save ; attendez 2 à 10 minutes et demandez un nouveau jeton.',
  ],
  high_assurance_required: [
    'Une session High Assurance est exigée',
    'Cherchez High Assurance dans les Session Settings du profil de {username} et dans la règle de session de {app}.',
    '{setup} > Users > Profiles > le profil de {username} > Session Settings > Session Security Level Required at Login : None ; et {lowerAssurance} > Save ; demandez ensuite un nouveau jeton.',
  ],
  api_access_control: [
    'API Access Control ne mentionne pas l’application',
    'Ouvrez {setup} > Security > API Access Control : s’il est actif, {app} doit figurer parmi les applications permises.',
    '{setup} > Security > API Access Control : laissez-le actif et approuvez {app} (installez-la et pré-autorisez ses utilisateurs), ou donnez à {username} l’autorisation Use Any API Client.',
  ],
  api_not_enabled: [
    'Pas d’accès à l’API pour cet utilisateur ou cette édition',
    'Regardez si le profil ou un permission set de {username} contient l’autorisation système API Enabled.',
    '{setup} > Users > Permission Sets > New (ou un que {username} possède) > System Permissions > Edit : cochez API Enabled > Save > Manage Assignments : ajoutez {username}. Les éditions Professional et Group exigent le module API.',
  ],
  api_limit_reached: [
    'La limite de l’API est atteinte',
    'Regardez {setup} > Company Settings > Company Information > API Requests, Last 24 Hours.',
    'Attendez que les 24 heures glissantes libèrent des appels (pour ConcurrentRequests : exécutez-en moins à la fois) et recommencez plus tard. Ne vous reconnectez jamais pour cela, un nouveau jeton ne change rien.',
  ],
  insufficient_permission: [
    'L’utilisateur n’a pas ce droit',
    'Répétez le même appel comme System Administrator : s’il passe, il manque une autorisation à {username}.',
    '{setup} > Users > Permission Sets : ajoutez l’autorisation que nomme le message (pour lire les métadonnées : Modify Metadata Through Metadata API Functions ; pour les enregistrements : accès à l’objet et aux champs) à un que {username} possède.',
  ],
  soap_refuses_jwt_token: [
    'SOAP n’accepte pas ce genre de jeton',
    'Faites le même appel par REST, ou par SOAP en version 68.0 : il passe.',
    'Appelez SOAP en version 68.0 ou plus, ou utilisez REST ; ou ouvrez {app} dans Setup, décochez « Issue JSON Web Token (JWT)-based access tokens for named users », et demandez un nouveau jeton. Certificat et clé restent tels quels.',
  ],
  keystore_refused: [
    'Certificate and Key Management refuse le keystore',
    'Exécutez « keytool -list -v -keystore FILE » : une seule PrivateKeyEntry, RSA de 2048, 3072 ou 4096 bits.',
    'Refaites le keystore en JKS avec une seule clé privée RSA, dont le mot de passe égale celui du keystore ({exportJks} en écrit un), et importez-le. Ce flow n’a besoin d’aucune importation : l’application prend le .crt seul.',
  ],
  client_store_unreadable: [
    'Le stockage propre du client est endommagé',
    'Connectez-vous avec le même client dans un dossier personnel vide : si cela marche, son ancien stockage est endommagé.',
    'Veillez à ce que le stockage appartienne à l’utilisateur qui exécute le job et à personne d’autre (pour sf : `chmod 600 ~/.sfdx/key.json` ; il n’accepte pas d’autre mode). Si c’est en ordre, supprimez le stockage (~/.sfdx et ~/.sf, après `sf org logout --all` là où il fonctionne encore) et reconnectez-vous. Rien n’est à changer dans Salesforce.',
  ],
  other_flow: [
    'Le message appartient à un autre flow ou outil',
    'Regardez quelle commande ou quel grant le message nomme, et dans {setup} > Users > {username} > Login History quelle application et quel Login Type ont échoué.',
    'Il ne s’agit ni du certificat ni de la clé : rien à y changer. S’il nomme un refresh token, reconnectez-vous avec le client qui l’a perdu ; la Refresh Token Policy de son application dit combien de temps dure le suivant, et la sixième approbation d’un utilisateur met fin à la première. S’il se connecte par nom d’utilisateur, le jeton de sécurité suit le mot de passe, et {setup} > Identity > OAuth and OpenID Connect Settings > Allow OAuth Username-Password Flows doit être actif. S’il montre une page ou un code, refaites ses étapes. Un serveur n’a besoin de rien de cela s’il utilise le flow JWT Bearer.',
  ],
  unknown_message: [
    'Ce message n’est pas connu, aucune cause n’est donc nommée',
    'Testez la connexion ({test}) : cela trouve les causes par des essais, non par le message.',
    'Trois choses aideraient le plus : la réponse entière avec son statut HTTP ; quel programme a envoyé quoi à quel hôte ; ce qui a été changé en dernier, et quand. Donnez-les en JSON avec phase, status, body et context ({diagnose}), ou testez la connexion ({test}).',
  ],
};
