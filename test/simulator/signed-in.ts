// A simulated org with a certificate and a token for it, and the short way to its APIs.

import type { NewOrg } from '../../simulator/control/patches.ts';
import { makeKeyPair } from './key-pair.ts';
import { createScenario, type Scenario, signIn } from './scenario.ts';

export const held = makeKeyPair({ subject: '/CN=first' });
export const second = makeKeyPair({ subject: '/CN=second' });

export interface SignedIn extends Scenario {
  token: string;
  /** The identity URL. */
  id: string;
}

export async function signedIn(org: NewOrg = {}): Promise<SignedIn> {
  const scenario = createScenario(org);
  scenario.simulator.control.uploadCertificate(scenario.orgId, scenario.consumerKey, held.certificatePem);
  const { body } = await signIn(scenario, held.privateKey);
  return { ...scenario, token: body.access_token ?? '', id: body.id ?? '' };
}

export interface Asked {
  method?: string;
  token?: string;
  headers?: Record<string, string>;
  body?: string | FormData;
}

export async function ask(scenario: SignedIn, path: string, asked: Asked = {}) {
  const { method = 'GET', token = scenario.token, body = null } = asked;
  const headers = { authorization: `Bearer ${token}`, ...asked.headers };
  const request = new Request(`${scenario.loginUrl}${path}`, { method, headers, body });
  const response = await scenario.simulator.fetch(request);
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    contentType,
    headers: response.headers,
    text,
    json: contentType.includes('json') && text !== '' ? JSON.parse(text) : undefined,
  };
}

export const query = (scenario: SignedIn, soql: string, kind = '/query') =>
  ask(scenario, `/services/data/v68.0${kind}?q=${encodeURIComponent(soql)}`);
