// Why a rotation without hands cannot be had, in French.

import type { SwapErrors } from '../../rotation/swap-errors.ts';

export const frenchSwapErrors: SwapErrors = {
  swapUnderWay: ({ appName }) => [
    `La clé de l’application « ${appName} » est en train d’être changée sans intervention ; il y a un seul changement à la fois par application.`,
    'Attendez la fin : il se stabilise, ou revient de lui-même.',
  ],
  handsFreeOff: ({ name, appName }, to) => [
    `Latchkey ne peut pas déployer dans l’application « ${appName} » : son changement de clé est guidé.`,
    `Voyez ce qu’il ferait : ${to('rotate', name, '--deploy --dry-run')}. Acceptez-le : ${to('connection set', name, '--rotation hands-free')}.`,
  ],
  rolloutUnderWay: (_, to) => [
    'Le changement de clé d’autres applications est en cours ; il y en a un seul à la fois.',
    `Attendez la fin : ${to('rotate --rollout')}. Ou arrêtez-le : ${to('rotate --stop')}.`,
  ],
  nothingToRollOut: ({ guided, others }, to) =>
    guided.length > 0
      ? [
          `Latchkey ne peut déployer dans aucune de ces applications ; leur changement de clé est guidé : ${guided.join(', ')}.`,
          `Acceptez-le pour chacune : ${to('connection set', 'NAME', '--rotation hands-free')}.`,
        ]
      : [
          `Aucune de ces applications ne peut changer de clé maintenant : ${others.join(', ')}.`,
          `Voyez où en est chacune : ${to('status')}.`,
        ],
  rolloutNotFound: (_, to) => [
    'Aucun changement de clé de plusieurs applications n’est en cours.',
    `Le dernier : ${to('rotate --rollout')}.`,
  ],
  outsideWindow: ({ name, window, opensAt }, to) => [
    `La plage de changement de clé de « ${name} » (${window} UTC) est fermée jusqu’à ${opensAt}.`,
    `Le faire quand même : ${to('rotate', name, '--deploy --now')}.`,
  ],
  signedByAuthority: ({ name, issuer }, to) => [
    `Une autorité (${issuer}) a signé le certificat utilisé de « ${name} » ; un changement de clé en créerait un autosigné.`,
    `Demandez le suivant à l’autorité : ${to('certificate request', name)}. Ou créez exprès un certificat autosigné : ${to('certificate download', name)}.`,
  ],
  nothingToSwap: ({ name, why }, to) =>
    why === 'handover'
      ? [`Un changement de clé de « ${name} » est déjà en cours.`, `Suivez-le : ${to('rotate', name, '--wait')}.`]
      : [
          `Aucune paire de clés de « ${name} » ne se connecte encore ; un déploiement n’aurait pas de retour possible.`,
          `Envoyez le premier certificat à la main : ${to('certificate download', name)}.`,
        ],
};
