// A bearer token of Microsoft Entra for Key Vault, by what its own libraries read from the environment, in their order: a client's
// secret or certificate, the federated token of a workload, the identity of an app service, the identity of the machine.

import { constants, createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { newId, secondMs } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { compact, encodeHeader, signingInput } from '../../../formats/jws.ts';
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
async function clientRequest(from: ServiceParts, resource: string): Promise<ServiceRequest | null> {
  const { environment, files, query } = from;
  const { AZURE_CLIENT_SECRET: secret = '', AZURE_FEDERATED_TOKEN_FILE: federated = '' } = environment;
  const source = query.get('client-secret-source');
  const certificate = query.get('client-certificate-source') ?? environment.AZURE_CLIENT_CERTIFICATE_PATH ?? '';
  if (source === undefined && secret === '' && certificate === '' && federated === '') return null;
  const clientId = named('client-id', 'AZURE_CLIENT_ID');
  const authority = (environment.AZURE_AUTHORITY_HOST || 'https://login.microsoftonline.com').replace(/\/+$/, '');
  const url = `${authority}/${encodeURIComponent(named('tenant-id', 'AZURE_TENANT_ID'))}/oauth2/v2.0/token`;
  const scope = `${resource}/.default`;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, scope });
  if (source !== undefined) form.set('client_secret', (await readSecretFile(source, files)).reveal());
  else if (secret !== '') form.set('client_secret', secret);
  else {
    const assertion =
      certificate === ''
        ? (await readMountedFile(federated, files)).reveal()
        : certificateAssertion(certificate, await readSecretFile(certificate, files), { url, clientId }, from);
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', assertion);
  }
  return formPost(url, form);

  function named(attribute: string, variable: string): string {
    const value = query.get(attribute) ?? environment[variable] ?? '';
    if (value === '') throw new KeyProviderFault('secretUnreadable', `neither ${attribute} nor ${variable} is set`);
    return value;
  }
}

const assertionSeconds = 600;

/** As Entra wants it ("certificate credentials"): PS256, and the certificate by its SHA-256. */
function certificateAssertion(
  path: string,
  pem: Secret<string>,
  { url, clientId }: { url: string; clientId: string },
  { clock, random }: ServiceParts,
): string {
  try {
    const thumbprint = createHash('sha256').update(new X509Certificate(pem.reveal()).raw).digest('base64url');
    const header = encodeHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
    const iat = Math.floor(clock.now() / secondMs);
    const said = { aud: url, iss: clientId, sub: clientId, jti: newId(random) };
    const input = signingInput(header, { ...said, iat, nbf: iat, exp: iat + assertionSeconds });
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
    return compact(input, sign('sha256', Buffer.from(input), { key: createPrivateKey(pem.reveal()), ...padding }));
  } catch {
    // OpenSSL's words could quote it.
    throw new KeyProviderFault('secretUnreadable', `${path}: it is no PEM with a certificate and its RSA key`);
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
