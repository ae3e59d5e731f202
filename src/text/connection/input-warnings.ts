// What is said about input that is taken and yet is usually a mistake.

import type { InputWarning } from '../../domain/connection/connection-input.ts';
import { leftAppText } from '../client-app/left-app.ts';
import type { CalledHand } from '../hand.ts';

export function lookalikeText(loginUrl: string): string {
  return `${loginUrl} is named like a host of Salesforce and is none: its owner gets what signs in there.`;
}

export function inputWarningText(warning: InputWarning, hand: CalledHand): string {
  switch (warning.code) {
    case 'sandboxUserInProduction':
      return `The username ${warning.username} looks like a sandbox's, but ${warning.loginUrl} is production. For a sandbox use https://test.salesforce.com or its My Domain.`;
    case 'productionUserInSandbox':
      return `${warning.loginUrl} is a sandbox, where usernames usually end in the sandbox's name: ${warning.username}.SANDBOX.`;
    case 'unusualConsumerKey':
      return 'Consumer keys usually begin with 3MVG9; check that the whole key was copied.';
    case 'appLeft':
      return leftAppText(warning.left, hand);
  }
}
