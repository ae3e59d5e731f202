// PEM, the textual encoding of RFC 7468: text to labelled bytes and back. Strict where laxness would guess at what a
// person meant, and told apart by what went wrong, since most of these texts were pasted by hand.
// It quotes nothing of a block but its label: a body may be a private key.

import { singleSequence } from './der.ts';
import { FormatError } from './format-error.ts';

type PemLabel =
  | 'CERTIFICATE'
  | 'PUBLIC KEY'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'RSA PRIVATE KEY'
  | 'EC PRIVATE KEY';

/** `headers` are those of RFC 1421 ("Proc-Type: 4,ENCRYPTED"); only OpenSSL's traditional encrypted keys have them. */
export type PemBlock<Label extends string = string> = {
  readonly label: Label;
  readonly headers: readonly string[];
  readonly bytes: Uint8Array;
};

const begin = /^-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,63})-----$/;
const beginAnywhere = /-----BEGIN [A-Z0-9 ]{1,64}-----/;
const beginThenBackslash = /-----BEGIN [A-Z0-9 ]{1,64}-----\\/;
const canonicalBase64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** One block with lines of 64 characters and a final newline (RFC 7468 section 2). */
export function encodePem(label: PemLabel, der: Uint8Array): string {
  const base64 = Buffer.from(der).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * The DER of the only block in `text`, which must bear `label`.
 * @throws FormatError with a pem_, der_ or …_instead_of_… code
 */
export function decodePem(text: string, label: PemLabel): Uint8Array {
  const block = onlyPemBlock(text, [label]);
  singleSequence(block.bytes);
  return block.bytes;
}

/**
 * The only block in `text`, which must bear one of `labels`; its bytes are not looked into.
 * @throws FormatError with a pem_ or …_instead_of_… code
 */
export function onlyPemBlock<Label extends string>(text: string, labels: readonly Label[]): PemBlock<Label> {
  const [block, ...others] = pemBlocks(text);
  if (block === undefined) throw new FormatError('pem_missing', 'There is no PEM block in this text.');
  if (others.length > 0) {
    const found = [...new Set([block, ...others].map((each) => each.label))].join(', ');
    throw new FormatError('pem_several_blocks', `The text holds ${others.length + 1} PEM blocks (${found}), not one.`);
  }
  const label = labels.find((each) => each === block.label);
  if (label === undefined) throw wrongLabel(block.label, labels);
  return { ...block, label };
}

/**
 * Every block in `text`, in order; none is no error. Text around the blocks is passed over, as RFC 7468 section 2
 * allows: `openssl x509 -text` and PKCS#12 exports write there.
 * @throws FormatError pem_truncated, pem_newlines_lost, pem_bad_base64
 */
export function pemBlocks(text: string): PemBlock[] {
  if (beginThenBackslash.test(text)) throw newlinesLost('They are written out as a backslash and a letter ("\\n").');
  const blocks: PemBlock[] = [];
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  let at = 0;
  while (at < lines.length) {
    const line = lines[at++] ?? '';
    const label = begin.exec(line)?.[1];
    if (label === undefined) {
      if (beginAnywhere.test(line)) throw newlinesLost('The BEGIN line holds other text too.');
      continue;
    }
    const end = endOfBlock(lines, at, label);
    blocks.push(block(label, lines.slice(at, end)));
    at = end + 1;
  }
  return blocks;
}

function endOfBlock(lines: readonly string[], from: number, label: string): number {
  const boundary = `-----END ${label}-----`;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === boundary) return at;
    if (line.endsWith(boundary)) throw newlinesLost('The END line holds other text too.');
    if (line.startsWith('-----')) break;
  }
  throw new FormatError('pem_truncated', `The ${label} block has no END line.`);
}

function block(label: string, lines: readonly string[]): PemBlock {
  const headers = lines.filter((line) => line.includes(':'));
  const body = lines.slice(headers.length).join('').replaceAll(/\s/g, '');
  const bytes = Buffer.from(body, 'base64');
  // The comparison refuses what Buffer forgives: lost characters, wrong padding, stray bits in the last group.
  if (!canonicalBase64.test(body) || bytes.toString('base64') !== body) {
    throw new FormatError('pem_bad_base64', `The ${label} block is not valid base64.`);
  }
  return { label, headers, bytes };
}

function newlinesLost(how: string): FormatError {
  return new FormatError('pem_newlines_lost', `The PEM block lost its line breaks. ${how}`);
}

function wrongLabel(label: string, expected: readonly string[]): FormatError {
  const isPrivateKey = (each: string) => each.endsWith('PRIVATE KEY');
  if (isPrivateKey(label) && expected.includes('CERTIFICATE')) {
    return new FormatError('private_key_instead_of_certificate', 'This is a private key, not a certificate.');
  }
  if (label === 'CERTIFICATE' && expected.some(isPrivateKey)) {
    return new FormatError('certificate_instead_of_private_key', 'This is a certificate, not a private key.');
  }
  return new FormatError('pem_wrong_label', `This is a ${label} block; expected is ${expected.join(' or ')}.`);
}
