// What a new connection is made from: as typed, and checked.

import { type AppKind, checkedAppKind, checkedAppName } from '../client-app/client-app.ts';
import { checkedConsumerKey } from '../client-app/consumer-key.ts';
import {
  checkedAudience,
  checkedContact,
  checkedLabels,
  checkedLoginUrl,
  checkedName,
  checkedUsername,
  refuseLookalike,
} from './connection-input.ts';

/** As typed; `checkInput` checks every field. */
export interface ConnectionInput {
  name: string;
  loginUrl: string;
  username: string;
  consumerKey?: string | undefined;
  audience?: string | undefined;
  appKind?: string | undefined;
  appName?: string | undefined;
  contacts?: readonly string[] | undefined;
  labels?: readonly string[] | undefined;
  /** Where the keys of its app are made; null: the installation's place. */
  custody?: string | null | undefined;
  acceptLookalikes?: readonly string[] | undefined;
}

export interface CheckedInput {
  name: string;
  loginUrl: string;
  username: string;
  consumerKey: string | null;
  audience: string | null;
  appKind: AppKind | null;
  appName: string | null;
  contacts: string[];
  labels: string[];
}

/** Errors: invalidInput, lookalikeHost. */
export function checkInput(input: ConnectionInput): CheckedInput {
  const appKind = input.appKind === undefined || input.appKind === '' ? null : checkedAppKind(input.appKind);
  const { consumerKey = '' } = input;
  const loginUrl = checkedLoginUrl(input.loginUrl);
  refuseLookalike(loginUrl, input.acceptLookalikes);
  return {
    name: checkedName(input.name),
    loginUrl,
    username: checkedUsername(input.username),
    consumerKey: consumerKey === '' ? null : checkedConsumerKey(consumerKey, appKind === 'external-client-app'),
    audience: input.audience === undefined || input.audience === '' ? null : checkedAudience(input.audience),
    appKind,
    appName: checkedAppName(input.appName ?? '') || null,
    contacts: [...new Set((input.contacts ?? []).map(checkedContact))],
    labels: checkedLabels(input.labels ?? []),
  };
}
