// Why experiments in an org cannot be had, in French.

import type { ProofErrors } from '../../proof/proof-errors.ts';

export const frenchProofErrors: ProofErrors = {
  proofInProduction: ({ name, edition }, to) => [
    `« ${name} » est une org de production (${edition}) ; les expériences se font dans une sandbox ou une Developer Edition.`,
    `Si ce doit être celle-ci, lisez ce qui serait fait, ${to('prove', name, '--list')}, et ajoutez --production.`,
  ],
  proofUnderWay: ({ name }) => [
    `Des expériences sur « ${name} » sont en cours dans un autre processus.`,
    'Attendez leur fin ; un processus arrêté les libère après une minute.',
  ],
  experimentsLeft: ({ name, left }, to) => [
    `Des expériences ont laissé ceci dans l’org de « ${name} », et rien d’autre ne le sait : ${left}.`,
    `Enlevez-le d’abord : ${to('prove', name, '--clean-up')}. Ce qui ne peut être enlevé ne retient plus la connexion ensuite.`,
  ],
  orgUntold: ({ name, message }, to) => [
    `L’org de « ${name} » n’a pas dit ce sans quoi les expériences ne peuvent commencer : ${message}`,
    `Ce que son utilisateur peut faire : ${to('test', name)}.`,
  ],
};
