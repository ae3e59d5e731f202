// A certificate authority of openssl's: a root, one below it that signs, and what it signs.

import { openssl, opensslOutput, withFiles } from '../../formats/openssl.ts';

export interface Authority {
  /** PEM of the certificate for a request. */
  sign(requestPem: string, days?: number): string;
  /** PEM of both, the one that signs first. */
  chain: string;
  /** Of the one that signs, which ends first. */
  endsInDays: number;
}

export function openAuthority(): Authority {
  const endsInDays = 200;
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  const constraints = ['-addext', 'basicConstraints=critical,CA:TRUE'];
  return withFiles({}, (path) => {
    const root = ['req', '-x509', ...newKey, '-keyout', path('root.key'), '-subj', '/CN=root', '-days', '3000'];
    const rootPem = opensslOutput(root);
    const below = ['req', ...newKey, '-keyout', path('ca.key'), '-subj', '/CN=issuing', ...constraints];
    const asked = opensslOutput(below);
    const byRoot = withFiles({ 'root.pem': rootPem }, (at) =>
      opensslOutput(
        [
          ...['x509', '-req', '-CA', at('root.pem'), '-CAkey', path('root.key'), '-days', String(endsInDays)],
          ...['-copy_extensions', 'copyall'],
        ],
        asked,
      ),
    );
    const key = opensslOutput(['pkey', '-in', path('ca.key')]);
    return {
      sign: (requestPem, days = 365) =>
        withFiles({ 'ca.pem': byRoot, 'ca.key': key }, (at) =>
          opensslOutput(
            [
              ...['x509', '-req', '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-days', String(days)],
              ...['-copy_extensions', 'copyall'],
            ],
            requestPem,
          ),
        ),
      chain: `${byRoot}${rootPem}`,
      endsInDays,
    };
  });
}

/** The certificates as PKCS#7, DER. */
export function asPkcs7(pem: string): Uint8Array {
  return withFiles({ 'all.pem': pem }, (path) => {
    const made = openssl(['crl2pkcs7', '-nocrl', '-certfile', path('all.pem'), '-outform', 'DER']);
    return made.stdoutBytes;
  });
}
