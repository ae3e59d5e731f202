// An access token of Google: for the key file of a service account, with an assertion that it signs (RFC 7523), or of the machine's
// own service account. What `gcloud` keeps for a person is not read.

import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { compact, encodeHeader, signingInput } from '../../../formats/jws.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import { rawText } from '../service/answers.ts';
import { type ServiceRequest, send } from '../service/ask.ts';
import { type KeptLogin, keptLogin } from '../service/kept-login.ts';
import { formPost, type ServiceParts, tokenIn } from '../service/login.ts';
import { readSecretFile } from '../service/secret-file.ts';

interface ServiceAccount {
  email: string;
  keyId: string;
  key: KeyObject;
  tokenUri: string;
}

const scope = 'https://www.googleapis.com/auth/cloudkms';
const usualTokenUri = 'https://oauth2.googleapis.com/token';
const assertionSeconds = 600;

export function googleLogin(from: ServiceParts): KeptLogin<Secret<string>> {
  const { environment, files, clock, query, transport, local } = from;
  return keptLogin(clock, async () => {
    const file = query.get('credentials-source') ?? environment.GOOGLE_APPLICATION_CREDENTIALS ?? '';
    if (file === '') return tokenIn(await send(local, ofMachine(environment)), clock);
    const account = accountIn(file, await readSecretFile(file, files));
    return tokenIn(await send(transport, ofAccount(account, clock.now())), clock);
  });
}

function ofMachine({ GCE_METADATA_HOST: host = '' }: ServiceParts['environment']): ServiceRequest {
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
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  return formPost(tokenUri, new URLSearchParams({ grant_type: grant, assertion }));
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
