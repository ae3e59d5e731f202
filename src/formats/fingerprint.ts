// How hashes of certificates and public keys are shown. Apart from x509.ts, since the store needs it at every start.

/** Upper-case hex pairs joined by colons, as openssl prints them. */
export function fingerprintText(hash: Uint8Array): string {
  return (Buffer.from(hash).toString('hex').toUpperCase().match(/../g) ?? []).join(':');
}
