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
  'authProviderPrivateKey',
  'ecKey',
  'sharedSecret',
  'jwtSigningKey',
];

/** Unclosed ones to the end: what is broken is no reason to keep it. */
const secret = new RegExp(`<((?:\\w+:)?(?:${secretElements.join('|')}))(?:\\s[^>]*)?>[\\s\\S]*?(?:</\\1\\s*>|$)`, 'g');
const mayHold = new RegExp(secretElements.join('|'));

/** Programs and pages may have elements of these names that mean something else. */
const isProgram = /\.(?:cls|trigger|js|html|css|cmp|app|evt|intf|design|page|component|svg|email|txt|json)$/;

export function withoutSecrets(file: ComponentFile): ComponentFile {
  if (isProgram.test(file.path)) return file;
  // Byte for byte: what is no UTF-8 stays what it is.
  const read = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('latin1');
  if (!mayHold.test(read)) return file;
  const kept = read.replace(secret, '');
  return kept === read ? file : { path: file.path, bytes: new Uint8Array(Buffer.from(kept, 'latin1')) };
}
