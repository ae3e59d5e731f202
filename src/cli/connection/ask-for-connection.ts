// Asks for what is missing about a new connection, one question at a time, each answer checked as it is typed.

import { checkedConsumerKey } from '../../domain/client-app/consumer-key.ts';
import { checkedLoginUrl, checkedName, checkedUsername } from '../../domain/connection/connection-input.ts';
import type { ConnectionInput } from '../../domain/connection/new-connection.ts';
import { ask, choose } from '../prompts.ts';

/** What the command line gave; the three fields that must not be missing are asked for. */
export type GivenInput = { [K in keyof ConnectionInput]?: ConnectionInput[K] | undefined };

export async function askForConnection(given: GivenInput): Promise<ConnectionInput> {
  const name =
    given.name ?? (await ask('A name for this connection', { placeholder: 'acme-production', check: checkedName }));
  const loginUrl =
    given.loginUrl ??
    (await ask('Login URL: production, sandbox (https://test.salesforce.com) or the My Domain', {
      placeholder: 'https://login.salesforce.com',
      check: checkedLoginUrl,
    }));
  const username =
    given.username ??
    (await ask("The integration user's Username", { placeholder: 'integration@acme.com', check: checkedUsername }));
  const appKind =
    given.appKind ??
    (await choose('What holds the certificate in Salesforce?', [
      { value: 'external-client-app', label: 'External Client App (new ones are of this kind)' },
      { value: 'connected-app', label: 'Connected App' },
    ]));
  const consumerKey =
    given.consumerKey ??
    (await ask('The Consumer Key, if the app exists already (Enter to add it later)', {
      check: (text) => checkedConsumerKey(text, appKind === 'external-client-app'),
      optional: true,
    }));
  return { ...given, name, loginUrl, username, appKind, consumerKey };
}
