// Secrets of every kind that a report could carry, made at run time, and where the core of each must never appear again.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export type PlantedSecret = { readonly kind: string; readonly text: string; readonly core: string };

export function plantSecrets(): PlantedSecret[] {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signed = `${base64url({ alg: 'RS256' })}.${base64url({ sub: 'user@company.com', jti: randomBytes(12).toString('hex') })}`;
  const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
  const token = `${randomBytes(30).toString('hex')}.${randomBytes(9).toString('hex')}`;
  const word = randomBytes(9).toString('hex');
  return [
    { kind: 'private key', text: pem, core: pem.split('\n')[3] ?? pem },
    { kind: 'private key in one line', text: pem.replaceAll('\n', '\\n'), core: pem.split('\n')[5] ?? pem },
    {
      kind: 'private key without armour',
      text: pem.split('\n').slice(1, -2).join(''),
      core: pem.split('\n')[4] ?? pem,
    },
    { kind: 'assertion', text: `${signed}.${signature}`, core: signature.slice(0, 40) },
    { kind: 'access token', text: `00D5g000004Xyz1!${token}`, core: token },
    {
      kind: 'access token in a URL',
      text: `https://acme.my.salesforce.com/id?oauth_token=00D5g000004Xyz1%21${token}`,
      core: token,
    },
    { kind: 'refresh token', text: `5Aep861${token}`, core: token },
    { kind: 'consumer secret', text: randomBytes(32).toString('hex').toUpperCase(), core: '' },
    { kind: 'password in a URL', text: `http://svc:${word}@proxy.company.com:8080`, core: word },
    { kind: 'password', text: `password=${word}`, core: word },
    { kind: 'passphrase in JSON', text: `{"passphrase": "${word}"}`, core: word },
    { kind: 'authorization header', text: `Authorization: Bearer ${token}`, core: token },
  ].map((secret) => ({ ...secret, core: secret.core === '' ? secret.text.slice(0, 40) : secret.core }));
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
