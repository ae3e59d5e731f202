// What is said about input that is taken and yet is usually a mistake.

import type { InputWarning } from '../../domain/connection/connection-input.ts';
import { leftAppText } from '../client-app/left-app.ts';
import { type CalledHand, handOf } from '../hand.ts';
import type { InputWarningTable } from '../words.ts';

export function lookalikeText(loginUrl: string): string {
  return `${loginUrl} is named like a host of Salesforce and is none: its owner gets what signs in there.`;
}

const english: Omit<InputWarningTable, 'appLeft'> = {
  sandboxUserInProduction: (username, loginUrl) =>
    `The username ${username} looks like a sandbox's, but ${loginUrl} is production. For a sandbox use https://test.salesforce.com or its My Domain.`,
  productionUserInSandbox: (username, loginUrl) =>
    `${loginUrl} is a sandbox, where usernames usually end in the sandbox's name: ${username}.SANDBOX.`,
  unusualConsumerKey: 'Consumer keys usually begin with 3MVG9; check that the whole key was copied.',
};

export function inputWarningText(warning: InputWarning, hand: CalledHand): string {
  const table = handOf(hand).words?.inputWarnings ?? english;
  switch (warning.code) {
    case 'sandboxUserInProduction':
    case 'productionUserInSandbox':
      return table[warning.code](warning.username, warning.loginUrl);
    case 'unusualConsumerKey':
      return table.unusualConsumerKey;
    case 'appLeft':
      return leftAppText(warning.left, hand);
  }
}
