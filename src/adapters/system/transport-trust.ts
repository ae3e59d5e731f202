// Which authorities are trusted and which TLS versions are spoken. Certificates are always verified: no variable, not even
// NODE_TLS_REJECT_UNAUTHORIZED, turns that off.

import { readFileSync } from 'node:fs';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

export interface Trust {
  context: SecureContext;
  /** Why the extra authorities could not be read; a word of help when a certificate is not trusted. */
  problem: string | null;
}

/**
 * The authorities that Node.js trusts, and those of the PEM file. Node.js itself reads NODE_EXTRA_CA_CERTS only at its own
 * start, and passes over a file that it cannot read; here it counts wherever the setting came from.
 */
export function readTrust(extraCaFile: string | undefined): Trust {
  // Salesforce ended TLS 1.0 and 1.1 in 2019; a flag of the runtime must not bring them back.
  const minVersion = 'TLSv1.2';
  if (extraCaFile === undefined || extraCaFile === '') {
    return { context: createSecureContext({ minVersion }), problem: null };
  }
  try {
    const ca = [...getCACertificates('default'), readFileSync(extraCaFile, 'utf8')];
    return { context: createSecureContext({ minVersion, ca }), problem: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not PEM';
    const problem = `NODE_EXTRA_CA_CERTS (${extraCaFile}) could not be read: ${code}`;
    return { context: createSecureContext({ minVersion }), problem };
  }
}
