// What is taken and yet is usually a mistake, in French.

import type { InputWarningTable } from '../../words.ts';

export const frenchInputWarnings: InputWarningTable = {
  sandboxUserInProduction: (username, loginUrl) =>
    `Le nom d’utilisateur ${username} semble être celui d’une sandbox, mais ${loginUrl} est la production. Pour une sandbox, utilisez https://test.salesforce.com ou son My Domain.`,
  productionUserInSandbox: (username, loginUrl) =>
    `${loginUrl} est une sandbox, où les noms d’utilisateur se terminent le plus souvent par son nom : ${username}.SANDBOX.`,
  unusualConsumerKey:
    'Les Consumer Keys commencent le plus souvent par 3MVG9 ; vérifiez que la clé a été copiée en entier.',
  appLeft: (app, keys, useAgain, erase) =>
    `Plus aucune connexion n’appartient à l’application « ${app} » ; elle contient encore ${keys === 1 ? 'une clé privée' : `${keys} clés privées`} sans usage. La réutiliser : ${useAgain}. L’effacer : ${erase}.`,
};
