// Secrets that an org may send along with its metadata. Nothing here needs them: they are dropped where the bytes come in, before
// anything is kept, hashed or logged.

import type { ComponentFile } from '../../domain/scan/component.ts';

/** Elements of ConnectedApp, ExtlClntAppGlobalOauthSettings, AuthProvider, NamedCredential, ExternalDataSource and their kin. */
const secretElements = [
  'consumerSecret',
  'clientSecret',
  'password',
  'oauthToken',
  'oauthRefreshToken',
  'awsAccessSecret',
  'authProviderPrivateKey',
  'ecKey',
  'sharedSecret',
  'jwtSigningKey',
];

/** Unclosed ones to the end: what is broken is no reason to keep it. */
const secret = new RegExp(`<((?:\\w+:)?(?:${secretElements.join('|')}))(?:\\s[^>]*)?>[\\s\\S]*?(?:</\\1\\s*>|$)`, 'g');

/** Headers of credentials: an API key may be written into one, where a formula belongs that takes it from a principal. */
const parameter = /<(namedCredentialParameters|externalCredentialParameters)>[\s\S]*?(?:<\/\1>|$)/g;
const isHeader = /<parameterType>(?:HttpHeader|AuthHeader|AuthParameter)</;
const isSecretName = /<parameterName>[^<]*(?:auth|cookie|credential|key|password|secret|signature|token)/i;
const isSecretValue = /<parameterValue>\s*(?:basic|bearer|token)\s/i;
const formula = /<parameterValue>[^<]*\{!\$Credential\b/i;
const value = /<parameterValue>[\s\S]*?(?:<\/parameterValue>|$)/g;

const mayHold = new RegExp([...secretElements, 'CredentialParameters'].join('|'));

/** Programs and pages may have elements of these names that mean something else. */
const isProgram = /\.(?:cls|trigger|js|html|css|cmp|app|evt|intf|design|page|component|svg|email|txt|json)$/;

export function withoutSecrets(file: ComponentFile): ComponentFile {
  if (isProgram.test(file.path)) return file;
  // Byte for byte: what is no UTF-8 stays what it is.
  const read = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('latin1');
  if (!mayHold.test(read)) return file;
  const kept = read.replace(secret, '').replace(parameter, withoutValue);
  return kept === read ? file : { path: file.path, bytes: new Uint8Array(Buffer.from(kept, 'latin1')) };
}

function withoutValue(whole: string): string {
  const isSecret = isHeader.test(whole) && (isSecretName.test(whole) || isSecretValue.test(whole));
  return isSecret && !formula.test(whole) ? whole.replace(value, '') : whole;
}
