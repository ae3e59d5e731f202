// Asks for what is missing about a new connection, one question at a time, each answer checked as it is typed. Stopped in between,
// it says the command that goes on with the answers so far: nothing is stored before the last one.

import { checkedAppName } from '../../domain/client-app/client-app.ts';
import { checkedConsumerKey } from '../../domain/client-app/consumer-key.ts';
import {
  checkedContact,
  checkedLoginUrl,
  checkedName,
  checkedUsername,
} from '../../domain/connection/connection-input.ts';
import type { ConnectionInput } from '../../domain/connection/new-connection.ts';
import type { Questions } from '../prompts.ts';

/** What the command line gave; the three fields that must not be missing are asked for. */
export type GivenInput = { [K in keyof ConnectionInput]?: ConnectionInput[K] | undefined };

/** @param answers What is known; each answer is added as it is given, so that a stopped one can go on from there. */
export async function askForConnection(answers: GivenInput, { ask, choose }: Questions): Promise<ConnectionInput> {
  answers.name ??= await ask('A name for this connection', { placeholder: 'acme-production', check: checkedName });
  answers.loginUrl ??= await ask('Login URL: production, sandbox (https://test.salesforce.com) or the My Domain', {
    placeholder: 'https://login.salesforce.com',
    check: checkedLoginUrl,
  });
  answers.username ??= await ask("The integration user's Username", {
    placeholder: 'integration@acme.com',
    check: checkedUsername,
  });
  answers.appKind ??= await choose('What holds the certificate in Salesforce?', [
    { value: 'external-client-app', label: 'External Client App (new ones are of this kind)' },
    { value: 'connected-app', label: 'Connected App' },
  ]);
  answers.appName ??= await ask("The app's name in Salesforce, there already or to be made (Enter: Latchkey)", {
    placeholder: 'Latchkey',
    check: checkedAppName,
    optional: true,
  });
  answers.contacts ??= await askForContact(ask);
  const { name, loginUrl, username, appKind } = answers;
  answers.consumerKey ??= await ask('The Consumer Key, if the app exists already (Enter to add it later)', {
    check: (text) => checkedConsumerKey(text, appKind === 'external-client-app'),
    optional: true,
  });
  return { ...answers, name, loginUrl, username };
}

/** The form of an app in Salesforce asks for one as well. */
async function askForContact(ask: Questions['ask']): Promise<string[]> {
  const contact = await ask('Who is told about its certificate: an e-mail address (Enter: give it later)', {
    placeholder: 'admin@acme.com',
    check: checkedContact,
    optional: true,
  });
  return contact === '' ? [] : [contact];
}

/** The command that asks only for what is not answered yet. */
export function commandWith(given: GivenInput): string {
  const { name, loginUrl, username, appKind, appName, contacts, consumerKey, custody } = given;
  const options = [
    ['--login-url', loginUrl],
    ['--username', username],
    ['--app-kind', appKind],
    ['--app-name', appName],
    ...(contacts ?? []).map((contact) => ['--contact', contact]),
    ['--consumer-key', consumerKey],
    ['--custody', custody === null ? 'default' : custody],
  ].filter(([, value]) => (value ?? '') !== '');
  const words = options.map(([option, value]) => `${option} ${shellWord(value ?? '')}`);
  return ['connection add', ...(name === undefined ? [] : [name]), ...words].join(' ');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
