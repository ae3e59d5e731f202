// What is wrong with a connection, or keeps it from signing in, in French.

import type { AttemptPurpose } from '../../../domain/token/attempt.ts';
import type { ConnectionErrors } from '../../connection/connection-errors.ts';

const callers: Record<AttemptPurpose, string> = {
  token: 'par des programmes demandant un jeton de',
  probe: 'par les contrôles de `latchkey serve` sur',
  test: 'par des tests de',
};

export const frenchConnectionErrors: ConnectionErrors = {
  connectionNotFound: ({ name }, to) => [
    `Il n’y a pas de connexion nommée « ${name} ».`,
    `Les noms sont sous ${to('connection list')}.`,
  ],
  appNotFound: (_, to) => [
    'Il n’y a pas d’application avec cette Consumer Key.',
    `Celles sans connexion sont sous ${to('status')}.`,
  ],
  lookalikeHost: ({ loginUrl }) => [
    `${loginUrl} porte un nom semblable à un hôte de Salesforce et n’en est pas un : son propriétaire reçoit ce qui s’y connecte.`,
    'Si c’est bien lui qui est voulu, confirmez-le ; en ligne de commande avec --yes.',
  ],
  connectionExists: ({ name }, to) => [
    `Une connexion nommée « ${name} » existe déjà ; elle est restée telle quelle.`,
    `Choisissez un autre nom, ou modifiez-la : ${to('connection set', name)}.`,
  ],
  connectionDuplicate: ({ other, username, loginUrl }, to) => [
    `« ${other} » est déjà la connexion de ${username} sur ${loginUrl} avec cette Consumer Key.`,
    `Utilisez ${to('connection set', other)}, ou un autre nom d’utilisateur.`,
  ],
  appInUse: ({ names }, to) => [
    `L’application avec cette Consumer Key est utilisée par ${names} ; elle est restée telle quelle.`,
    `Supprimez d’abord ces connexions : ${to('connection remove', 'NAME')}.`,
  ],
  consumerKeyTaken: () => [
    'Une autre application avec cette Consumer Key a été ajoutée au même instant.',
    'Réessayez.',
  ],
  consumerKeyMissing: ({ name }, to) => [
    `La connexion « ${name} » n’a pas encore de Consumer Key.`,
    `Copiez-la depuis l’application dans Salesforce et enregistrez-la : ${to('connection set', name, '--consumer-key KEY')}.`,
  ],
  appNotMergeable: ({ count, name, more }, to) => [
    `L’application avec cette Consumer Key a déjà ${count} certificats qui attendent leur envoi, et « ${name} » en apporte ${more}.`,
    `Écartez-en : ${to('certificate discard')}.`,
  ],
  backingOff: ({ name, until, reason }, to) => [
    `« ${name} » a été refusée récemment et est retenue jusqu’à ${until} : ${reason}`,
    `Essayer maintenant et voir la cause : ${to('test', name)}.`,
  ],
  loginBudgetSpent: ({ name, limit, until, spentBy }, to) => [
    `Latchkey lui-même retient « ${name} » : les ${limit} connexions par heure qu’il accorde à son utilisateur sont épuisées jusqu’à ${until} (${spentBy.map(({ connection, purpose, logins }) => `${logins} ${callers[purpose]} ${connection ?? 'connexions tierces'}`).join(', ')}). Salesforce n’a rien refusé.`,
    `Trouvez ce qui demande si souvent un nouveau jeton ; un jeton du cache ne coûte rien (${to('token', name)}). La limite est LATCHKEY_LOGINS_PER_HOUR.`,
  ],
  signInFailed: ({ name, reason }, to) => [
    `« ${name} » n’a pas pu se connecter : ${reason}`,
    `La cause est montrée par ${to('test', name)}.`,
  ],
  noUsableKeyPair: ({ name }, to) => [
    `« ${name} » n’a pas de paire de clés qui puisse signer.`,
    `Créez-en une et envoyez son certificat : ${to('certificate download', name)}.`,
  ],
  certificateExpired: ({ name, notAfter, isOfAuthority }, to) => [
    `Le certificat de « ${name} » a expiré le ${notAfter} ; selon votre règle il n’est pas utilisé.`,
    `${isOfAuthority ? `Demandez le prochain à votre autorité : ${to('certificate request', name)}` : `Changez de clé maintenant : ${to('rotate', name)}`}. En urgence : ${to('connection set', name, '--expired allow')}.`,
  ],
  orgChanged: ({ name, found, pinned }, to) => [
    `« ${name} » atteint maintenant l’org ${found}, mais appartient à l’org ${pinned}. Cette sandbox a-t-elle été actualisée ?`,
    `Si c’est juste, acceptez-la : ${to('connection set', name, `--accept-org ${found}`)}.`,
  ],
  userChanged: ({ name, found, pinned, org }, to) => [
    `« ${name} » se connecte maintenant comme l’utilisateur ${found}, mais appartient à l’utilisateur ${pinned}.`,
    `Si c’est juste, acceptez-le : ${to('connection set', name, `--accept-org ${org}`)}.`,
  ],
  tokenRefusedYoung: ({ name, until }, to) => [
    `Salesforce a refusé deux jetons de « ${name} » en une minute ; le suivant est demandé à partir de ${until}.`,
    `Réessayez alors. Si la connexion elle-même fonctionne, ${to('test', name)} le dit.`,
  ],
};
