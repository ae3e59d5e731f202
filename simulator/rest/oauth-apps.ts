// /services/data/vNN.0/apps/oauth: which External Client Apps are in use, and their consumers with key and secret. The secret is there
// where the org shows secrets at all; credentials are staged and rotated by nobody.

import { json, type Reply } from '../exchange.ts';
import { kindOf } from '../generated/catalog.ts';
import { appSecret } from '../generated/secrets.ts';
import { consumerSecretOf } from '../orgs/client-app.ts';
import { derivedId } from '../orgs/identifiers.ts';
import type { Org } from '../orgs/org.ts';
import { ApiRefusal, notFound } from './api-refusal.ts';
import type { Asked } from './asked.ts';

interface ShownApp {
  identifier: string;
  developerName: string;
  label: string;
  key: string;
  secret: string;
}

function appsOf({ apps, generated }: Org): ShownApp[] {
  const own = [...apps.values()]
    .filter(({ kind }) => kind === 'external-client-app')
    .map((app) => ({
      identifier: app.id,
      developerName: app.name,
      label: app.label,
      key: app.consumerKey,
      secret: consumerSecretOf(app),
    }));
  if (generated === null) return own;
  const made = [...generated.all(kindOf('ExternalClientApplication'))].map(({ id, fullName }) => ({
    identifier: id,
    developerName: fullName,
    label: fullName.replace(/_/g, ' '),
    key: derivedId(`consumer ${id}`, '3MVG9'),
    secret: appSecret(generated.plan, `${fullName}_glbloauth`),
  }));
  return [...own, ...made];
}

export function listOauthUsage({ exchange, base }: Asked): Reply {
  requireSecrets(exchange.org);
  const apps = appsOf(exchange.org).map(({ identifier, developerName, label }) => ({
    developerName,
    identifier,
    label,
    usersUrl: `${base}/apps/oauth/usage/${identifier}/users`,
  }));
  return json({ apps, currentPageUrl: `${base}/apps/oauth/usage`, nextPageUrl: null });
}

export function listConsumers(asked: Asked): Reply {
  const { key, label, identifier } = findApp(asked);
  return json({ consumers: [{ id: consumerId(identifier), key, name: label }] });
}

export function showConsumer(asked: Asked): Reply {
  const { key, secret, identifier } = findApp(asked);
  const part = asked.exchange.url.searchParams.get('part') ?? 'key';
  if (asked.parts[1] !== consumerId(identifier)) throw notFound();
  return json({ ...(part.includes('key') ? { key } : {}), ...(part.includes('secret') ? { secret } : {}) });
}

/** Nothing is staged. */
export function showStaged(asked: Asked): Reply {
  findApp(asked);
  throw notFound();
}

const consumerId = (identifier: string) => derivedId(`consumer ${identifier}`, '888');

function findApp({ exchange, parts: [identifier = ''] }: Asked): ShownApp {
  requireSecrets(exchange.org);
  const app = appsOf(exchange.org).find((one) => one.identifier === identifier);
  if (app === undefined) throw notFound();
  return app;
}

function requireSecrets({ settings }: Org): void {
  if (settings.consumerSecretsInMetadata) return;
  throw new ApiRefusal(403, 'FUNCTIONALITY_NOT_ENABLED', 'This feature is not currently enabled for this user.');
}
