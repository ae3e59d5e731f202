// An access token of Google: for the key file of a service account, with an assertion that it signs (RFC 7523), or of the machine's
// own service account. What `gcloud` keeps for a person is not read.

import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { type HttpResponse, type Instant, secondMs, type Transport } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { compact, encodeHeader, signingInput } from '../../../formats/jws.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { answeredFields, rawText } from '../service/answers.ts';
import { faultOfStatus, type ServiceRequest, send, strangeAnswer } from '../service/ask.ts';
import { type KeptLogin, keptLogin, type ObtainedLogin } from '../service/kept-login.ts';
import { readSecretFile } from '../service/secret-file.ts';

interface Surroundings {
  parts: ProviderParts;
  query: ReadonlyMap<string, string>;
  transport: Transport;
  /** Past any proxy: what answers on the machine itself. */
  local: Transport;
}

interface ServiceAccount {
  email: string;
  keyId: string;
  key: KeyObject;
  tokenUri: string;
}

const scope = 'https://www.googleapis.com/auth/cloudkms';
const usualTokenUri = 'https://oauth2.googleapis.com/token';
const assertionSeconds = 600;

export function googleLogin({ parts, query, transport, local }: Surroundings): KeptLogin<Secret<string>> {
  const { environment, files, clock } = parts;
  return keptLogin(clock, async () => {
    const file = query.get('credentials-source') ?? environment.GOOGLE_APPLICATION_CREDENTIALS ?? '';
    if (file === '') return tokenIn(await send(local, ofMachine(environment)), clock.now());
    const account = accountIn(file, await readSecretFile(file, files));
    return tokenIn(await send(transport, ofAccount(account, clock.now())), clock.now());
  });
}

function ofMachine({ GCE_METADATA_HOST: host = '' }: ProviderParts['environment']): ServiceRequest {
  const base = `http://${host === '' ? 'metadata.google.internal' : host}/computeMetadata/v1`;
  const url = `${base}/instance/service-accounts/default/token?scopes=${encodeURIComponent(scope)}`;
  return { method: 'GET', url, headers: { 'metadata-flavor': 'Google' } };
}

function ofAccount({ email, keyId, key, tokenUri }: ServiceAccount, now: Instant): ServiceRequest {
  const issuedAt = Math.floor(now / secondMs);
  const input = signingInput(encodeHeader({ alg: 'RS256', typ: 'JWT', kid: keyId }), {
    iss: email,
    scope,
    aud: tokenUri,
    iat: issuedAt,
    exp: issuedAt + assertionSeconds,
  });
  const assertion = compact(input, sign('sha256', Buffer.from(input), key));
  return {
    method: 'POST',
    url: tokenUri,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
  };
}

function accountIn(file: string, text: Secret<string>): ServiceAccount {
  const unfit = (problem: string) => new KeyProviderFault('secretUnreadable', `${file}: ${problem}`);
  let fields: Fields;
  try {
    fields = fieldsOf(JSON.parse(text.reveal()));
  } catch {
    throw unfit('it is no JSON');
  }
  if (fields.type !== 'service_account') throw unfit('it is no key of a service account');
  const [email, keyId] = [textField(fields, 'client_email'), textField(fields, 'private_key_id')];
  const tokenUri = textField(fields, 'token_uri') ?? usualTokenUri;
  // The assertion would let whoever reads it in.
  const { protocol, hostname } = URL.canParse(tokenUri) ? new URL(tokenUri) : { protocol: '', hostname: '' };
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
  if (email === null || keyId === null || !isSafe)
    throw unfit('it lacks client_email, private_key_id or a safe token_uri');
  try {
    return { email, keyId, key: createPrivateKey(rawText(fields, 'private_key') ?? ''), tokenUri };
  } catch {
    // OpenSSL's words could quote it.
    throw unfit('its private_key is no private key');
  }
}

function tokenIn(response: HttpResponse, now: Instant): ObtainedLogin<Secret<string>> {
  const answer = answeredFields(response);
  if (response.status !== 200) {
    // Google refuses an assertion with 400.
    const status = response.status === 400 ? 403 : response.status;
    throw faultOfStatus({ ...response, status }, now, textField(answer, 'error'));
  }
  const token = textField(answer, 'access_token');
  if (token === null) throw strangeAnswer('access_token');
  return { value: new Secret(token), lifetimeMs: (Number(answer.expires_in) || 300) * secondMs };
}
