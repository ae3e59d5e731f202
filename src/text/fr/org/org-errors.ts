// Why a linked org, or a page of ours inside of one, is refused, in French.

import type { ErrorParameters } from '../../../domain/errors.ts';
import type { OrgErrors } from '../../org/org-errors.ts';

const anew = 'Rouvrez l’onglet.';

const canvasProblems: Record<ErrorParameters<'canvasRefused'>['problem'], [said: string, next: string]> = {
  off: ['Aucune application Canvas n’est configurée ici.', 'Qui gère Latchkey règle LATCHKEY_CANVAS_SECRET_FILE.'],
  notSigned: [
    'Ce n’est pas une requête de Canvas signée avec un secret connu ici.',
    'Comparez la ligne de LATCHKEY_CANVAS_SECRET_FILE avec le Consumer Secret de l’application Canvas de l’org.',
  ],
  algorithm: ['La requête dit avoir été signée autrement que par HMACSHA256.', 'Rien d’autre n’est accepté.'],
  unreadable: ['La requête est signée, mais ne dit pas de quel utilisateur de quelle org elle vient.', anew],
  otherOrg: [
    'La requête vient d’une autre org que celle pour laquelle ce secret est gardé.',
    'La copie d’une org, comme une sandbox, exige sa propre application Canvas et sa propre ligne.',
  ],
  noTime: [
    'La requête ne dit pas quand elle a été faite.',
    'Donnez à l’application Canvas le paramètre latchkeyTime, en secondes depuis 1970, par la page qui l’entoure : voir salesforce-canvas.md.',
  ],
  clock: [
    'La requête a été faite il y a plus de cinq minutes, ou les horloges divergent.',
    'Rouvrez l’onglet ; si cela persiste, comparez l’horloge de la machine de Latchkey.',
  ],
  notLinked: ['L’org n’est pas reliée, ou son lien a été révoqué.', 'Reliez-la de nouveau, puis rouvrez l’onglet.'],
  noDomain: [
    'Personne ne connaît le My Domain de cette org ; aucune page ne peut donc montrer Latchkey dans un cadre.',
    'Testez une fois une connexion de l’org, ou utilisez son My Domain comme URL de connexion.',
  ],
  replayed: ['Cette requête est déjà venue ; chacune compte une fois.', anew],
};

export const frenchOrgErrors: OrgErrors = {
  orgLinkNotFound: ({ orgId }, to) => [
    orgId === null ? 'Aucune org reliée ne demande ici.' : `L’org ${orgId} n’a pas de lien, ou il a déjà été révoqué.`,
    `Les liens existants : ${to('org links')}.`,
  ],
  orgLinkRefused: () => [
    'L’appel de l’org n’est pas signé par une clé connue ici, ou l’une de ses parties n’a pas la forme voulue.',
    'Comparez KeyId et Key de l’External Credential avec ce qui a été montré lors de la liaison de l’org ; dans le doute, changez la clé.',
  ],
  orgLinkClockWrong: ({ sentAt, receivedAt, limitSeconds }) => [
    `L’appel de l’org dit avoir été envoyé à ${sentAt}, et est arrivé à ${receivedAt} : plus de ${limitSeconds} s d’écart.`,
    'Réglez l’horloge de la machine où tourne Latchkey ; celles de Salesforce sont justes.',
  ],
  orgLinkOtherOrg: ({ orgId, sentBy }) => [
    `Cette clé est celle de l’org ${orgId}, et c’est l’org ${sentBy} qui l’a envoyée.`,
    'La copie d’une org, comme une sandbox, exige son propre lien ; retirez la clé de son External Credential.',
  ],
  orgLinkReplayed: () => [
    'Cet appel de l’org est déjà venu ; chacun compte une fois.',
    'Renvoyez-le, avec une nouvelle nonce.',
  ],
  orgLinkRevoked: ({ endedAt }) => [
    `Cette clé du lien de l’org a pris fin à ${endedAt}.`,
    'Demandez à un administrateur de Latchkey les valeurs de la nouvelle clé, ou un nouveau lien.',
  ],
  orgLinkExists: ({ orgId, name }, to) => [
    `L’org ${orgId} est déjà reliée.`,
    `Changez sa clé avec ${to('org link', name, '--rotate')}, ou mettez d’abord fin au lien avec --revoke.`,
  ],
  orgUnknown: ({ name }, to) => [
    `« ${name} » ne s’est jamais connectée ; personne ne sait donc de quelle org il s’agit.`,
    `Testez-la d’abord, ou nommez l’org : ${to('connection set', name, '--accept-org ID')} (Setup, Company Information).`,
  ],
  canvasRefused: ({ problem }) => canvasProblems[problem],
};
