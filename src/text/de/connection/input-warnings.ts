// What is taken and yet is usually a mistake, in German.

import type { InputWarningTable } from '../../words.ts';

export const germanInputWarnings: InputWarningTable = {
  sandboxUserInProduction: (username, loginUrl) =>
    `Der Benutzername ${username} sieht nach einer Sandbox aus, aber ${loginUrl} ist Produktion. Für eine Sandbox nehmen Sie https://test.salesforce.com oder ihre My Domain.`,
  productionUserInSandbox: (username, loginUrl) =>
    `${loginUrl} ist eine Sandbox; dort enden Benutzernamen meist mit deren Namen: ${username}.SANDBOX.`,
  unusualConsumerKey: 'Consumer Keys beginnen meist mit 3MVG9; prüfen Sie, ob der ganze Schlüssel kopiert wurde.',
  appLeft: (app, keys, useAgain, erase) =>
    `Zur App „${app}“ gehört keine Verbindung mehr; sie hat noch ${keys === 1 ? 'einen privaten Schlüssel' : `${keys} private Schlüssel`}, und nichts benutzt sie. Die App wieder benutzen: ${useAgain}. Sie löschen: ${erase}.`,
};
