// A bearer token of Microsoft Entra for Key Vault, by what its own libraries read from the environment, in their order: a client's
// secret, the federated token of a workload, the identity of an app service, the identity of the machine.

import { type HttpResponse, secondMs, type Transport } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { answeredFields } from '../service/answers.ts';
import { faultOfStatus, type ServiceRequest, send, strangeAnswer } from '../service/ask.ts';
import { type KeptLogin, keptLogin, type ObtainedLogin } from '../service/kept-login.ts';
import { readMountedFile, readSecretFile } from '../service/secret-file.ts';

interface Surroundings {
  parts: ProviderParts;
  /** What the token is for: `https://vault.azure.net`. */
  resource: string;
  query: ReadonlyMap<string, string>;
  transport: Transport;
  /** Past any proxy: what answers on the machine itself. */
  local: Transport;
}

export function azureLogin(from: Surroundings): KeptLogin<Secret<string>> {
  const { parts, transport, local } = from;
  return keptLogin(parts.clock, async () => {
    const ofClient = await clientRequest(from);
    const response = await (ofClient === null ? send(local, identityRequest(from)) : send(transport, ofClient));
    return tokenIn(response, parts);
  });
}

/** RFC 6749 section 4.4, with a secret or with an assertion of somebody whom Entra trusts (RFC 7523); null: neither is given. */
async function clientRequest({ parts, resource, query }: Surroundings): Promise<ServiceRequest | null> {
  const { environment, files } = parts;
  const { AZURE_CLIENT_SECRET: secret = '', AZURE_FEDERATED_TOKEN_FILE: federated = '' } = environment;
  const source = query.get('client-secret-source');
  if (source === undefined && secret === '' && federated === '') return null;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: named('client-id', 'AZURE_CLIENT_ID'),
    scope: `${resource}/.default`,
  });
  if (source !== undefined) form.set('client_secret', (await readSecretFile(source, files)).reveal());
  else if (secret !== '') form.set('client_secret', secret);
  else {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', (await readMountedFile(federated, files)).reveal());
  }
  const authority = (environment.AZURE_AUTHORITY_HOST || 'https://login.microsoftonline.com').replace(/\/+$/, '');
  return {
    method: 'POST',
    url: `${authority}/${encodeURIComponent(named('tenant-id', 'AZURE_TENANT_ID'))}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  };

  function named(attribute: string, variable: string): string {
    const value = query.get(attribute) ?? environment[variable] ?? '';
    if (value === '') throw new KeyProviderFault('secretUnreadable', `neither ${attribute} nor ${variable} is set`);
    return value;
  }
}

function identityRequest({ parts: { environment }, resource, query }: Surroundings): ServiceRequest {
  const { IDENTITY_ENDPOINT: endpoint = '', IDENTITY_HEADER: header = '' } = environment;
  const isAppService = endpoint !== '' && header !== '';
  const base = environment.AZURE_POD_IDENTITY_AUTHORITY_HOST ?? 'http://169.254.169.254';
  const url = new URL(isAppService ? endpoint : `${base}/metadata/identity/oauth2/token`);
  url.searchParams.set('api-version', isAppService ? '2019-08-01' : '2018-02-01');
  url.searchParams.set('resource', resource);
  const clientId = query.get('client-id') ?? environment.AZURE_CLIENT_ID ?? '';
  if (clientId !== '') url.searchParams.set('client_id', clientId);
  return {
    method: 'GET',
    url: url.href,
    headers: isAppService ? { 'x-identity-header': header } : { metadata: 'true' },
  };
}

function tokenIn(response: HttpResponse, { clock }: ProviderParts): ObtainedLogin<Secret<string>> {
  const answer = answeredFields(response);
  if (response.status !== 200) {
    // Entra refuses a wrong secret with 400 or 401.
    const status = response.status === 400 ? 403 : response.status;
    throw faultOfStatus({ ...response, status }, clock.now(), textField(answer, 'error'));
  }
  const token = textField(answer, 'access_token');
  if (token === null) throw strangeAnswer('access_token');
  // Identities of machines write a number as a text.
  const seconds = Number(answer.expires_in) || 300;
  return { value: new Secret(token), lifetimeMs: seconds * secondMs };
}
