// Asks before an app that is in use gets another consumer key.

import { type ConsumerKeyChange, previewConsumerKey } from '../../operations/client-app/preview-consumer-key.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { say } from '../outcome.ts';

/** The change as it was announced and agreed to; null: there is nothing to ask. 'refused': by the person at the terminal. */
export async function consumerKeyConsent(
  app: Pick<Application, 'terminal' | 'perform' | 'calledAs'>,
  invocation: Invocation,
  name: string,
  consumerKey: string | undefined,
): Promise<ConsumerKeyChange | 'refused' | null> {
  const change = consumerKey === undefined ? null : await app.perform(previewConsumerKey, { name, consumerKey });
  if (change === null) return null;
  say(app.terminal, announcement(name, change, app.calledAs()));
  const asked = { act: 'Another consumer key', question: 'Change the consumer key?' };
  return (await isAgreed(app, invocation, asked)) ? change : 'refused';
}

function announcement(name: string, { appName, others, joins }: ConsumerKeyChange, latchkey: string): string {
  if (joins !== null) {
    return [
      `"${name}" joins the app of ${joins.join(', ')}, whose consumer key this is, and signs in with its key pairs.`,
      `The key pairs of "${appName}" stay with that app and sign for "${name}" no more.`,
    ].join('\n');
  }
  const whose = others.length === 0 ? `"${name}"` : `"${name}" and ${others.map((other) => `"${other}"`).join(', ')}`;
  return [
    `This changes the consumer key of the app "${appName}" for ${whose}; its key pairs stay, and sign in with the new key.`,
    'That is right if the consumer key of this very app was changed in Salesforce.',
    `Is it another app, add a connection for it instead: ${latchkey} connection add. Its certificate must be its own.`,
  ].join('\n');
}
