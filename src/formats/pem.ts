// PEM, the textual encoding of RFC 7468: labelled bytes to text, and the blocks of a text as people have it: with other
// text around, with line breaks lost or written out as "\n", indented, in JSON. What a block says is judged elsewhere.
// It quotes nothing of a block but its label: a body may be a private key.

import { FormatError } from './format-error.ts';

type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'PUBLIC KEY'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'RSA PRIVATE KEY'
  | 'EC PRIVATE KEY';

export type PemBlock = { readonly label: string; readonly body: string };

/** RFC 1421 section 4.6.1.3: how OpenSSL's traditional encrypted keys say cipher and salt. */
const dekInfo = /^\s*Proc-Type:\s*4\s*,\s*ENCRYPTED\s+DEK-Info:\s*([\w-]+\s*,\s*[0-9A-Fa-f]+)\s/;
const canonicalBase64 = /^[A-Za-z0-9+/]+={0,2}$/;
const boundary = '-----';

/** One block with lines of 64 characters and a final newline (RFC 7468 section 2). */
export function encodePem(label: PemLabel, der: Uint8Array): string {
  const base64 = Buffer.from(der).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * Every block in `text`, in order; none is no error. Text around the blocks is passed over, as RFC 7468 section 2
 * allows: `openssl x509 -text` and PKCS#12 exports write there.
 * @throws FormatError pem_truncated
 */
export function pemBlocks(text: string): PemBlock[] {
  const begin = /-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,63})-----/g;
  const blocks: PemBlock[] = [];
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const [whole, label = ''] = found;
    const from = found.index + whole.length;
    const to = text.indexOf(boundary, from);
    const end = `${boundary}END ${label}${boundary}`;
    if (!text.startsWith(end, to)) {
      throw new FormatError('pem_truncated', `The ${label} block has no END line.`, label);
    }
    blocks.push({ label, body: text.slice(from, to) });
    begin.lastIndex = to + end.length;
  }
  return blocks;
}

/**
 * The bytes of a block; `dekInfo` only where they are encrypted as RFC 1421 says.
 * @throws FormatError pem_bad_base64
 */
export function decodedBlock({ label, body }: PemBlock): { bytes: Uint8Array; dekInfo: string | null } {
  const encryption = dekInfo.exec(body);
  const lines = body.slice(encryption?.[0].length ?? 0).split(/[\r\n]/);
  const base64 = lines
    .filter((line) => !line.includes(':'))
    .join('')
    .replaceAll(/\s/g, '');
  const bytes = Buffer.from(base64, 'base64');
  // The comparison refuses what Buffer forgives: lost characters, wrong padding, stray bits in the last group.
  if (!canonicalBase64.test(base64) || bytes.toString('base64') !== base64) {
    throw new FormatError('pem_bad_base64', `The ${label} block is not valid base64.`, label);
  }
  return { bytes, dekInfo: encryption?.[1]?.replaceAll(/\s/g, '') ?? null };
}

/** Without its headers such a key cannot be decrypted. */
export function traditionalPem(label: PemLabel, dek: string, bytes: Uint8Array): string {
  return encodePem(label, bytes).replace('\n', `\nProc-Type: 4,ENCRYPTED\nDEK-Info: ${dek}\n\n`);
}
