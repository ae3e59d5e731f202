// What an authority signed, and what it was asked for with: so that the next certificate is asked for alike.

import { X509Certificate } from 'node:crypto';
import { type NameAttribute, nameFromText } from './distinguished-name.ts';
import { FormatError } from './format-error.ts';
import { oneLine } from './plain-text.ts';

export interface SignedByAuthority {
  /** On one line. */
  issuer: string;
  /** Null: it has attributes that no request of ours can ask for. */
  subject: NameAttribute[] | null;
  dnsNames: string[];
  isForClients: boolean;
}

const clientAuth = '1.3.6.1.5.5.7.3.2';

/** Null: the certificate signed itself, or cannot be read. */
export function signedByAuthority(certificateDer: Uint8Array): SignedByAuthority | null {
  const { subject, issuer, subjectAltName = '', keyUsage: extended } = certificateOf(certificateDer) ?? {};
  if (subject === issuer) return null;
  return {
    issuer: oneLine((issuer ?? '').split('\n').toReversed().join(', ')),
    subject: asAsked(subject ?? ''),
    dnsNames: subjectAltName.split(', ').flatMap((name) => /^DNS:([\w.*-]+)$/.exec(name)?.[1] ?? []),
    isForClients: extended?.includes(clientAuth) ?? false,
  };
}

/** One row that is damaged hides no other connection. */
function certificateOf(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** Node has a line for each attribute, the most general one first, escaped as RFC 4514 says. */
function asAsked(subject: string): NameAttribute[] | null {
  try {
    return nameFromText(subject.split('\n').toReversed().join(','));
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
