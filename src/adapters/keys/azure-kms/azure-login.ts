// A bearer token of Microsoft Entra for Key Vault, by what its own libraries read from the environment, in their order: a client's
// secret, the federated token of a workload, the identity of an app service, the identity of the machine.

import type { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { type ServiceRequest, send } from '../service/ask.ts';
import { type KeptLogin, keptLogin } from '../service/kept-login.ts';
import { formPost, type ServiceParts, tokenIn } from '../service/login.ts';
import { readMountedFile, readSecretFile } from '../service/secret-file.ts';

/** @param resource What the token is for: `https://vault.azure.net`. */
export function azureLogin(from: ServiceParts, resource: string): KeptLogin<Secret<string>> {
  const { clock, transport, local } = from;
  return keptLogin(clock, async () => {
    const ofClient = await clientRequest(from, resource);
    if (ofClient !== null) return tokenIn(await send(transport, ofClient), clock);
    return tokenIn(await send(local, identityRequest(from, resource)), clock);
  });
}

/** RFC 6749 section 4.4, with a secret or with an assertion of somebody whom Entra trusts (RFC 7523); null: neither is given. */
async function clientRequest(
  { environment, files, query }: ServiceParts,
  resource: string,
): Promise<ServiceRequest | null> {
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
  const tenant = encodeURIComponent(named('tenant-id', 'AZURE_TENANT_ID'));
  return formPost(`${authority}/${tenant}/oauth2/v2.0/token`, form);

  function named(attribute: string, variable: string): string {
    const value = query.get(attribute) ?? environment[variable] ?? '';
    if (value === '') throw new KeyProviderFault('secretUnreadable', `neither ${attribute} nor ${variable} is set`);
    return value;
  }
}

function identityRequest({ environment, query }: ServiceParts, resource: string): ServiceRequest {
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
