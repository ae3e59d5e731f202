// How files say with which cipher a password encrypted them: the few ASN.1 types that the schema packages leave out, for
// the reader of those packages. Loaded only where somebody brings such a file.

import { EncryptedContentInfo } from '@peculiar/asn1-cms';
import { AsnConvert, AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { fromBER, OctetString as OctetStringBlock } from 'asn1js';
import { FormatError } from './format-error.ts';

/** RFC 8018 appendix A.3, RFC 7292 appendix C, and Java's own in JCEKS. An INTEGER of over 31 bits comes as its digits. */
export class PbeParameter {
  salt = new OctetString();
  rounds: number | string = 0;
}
declareAs(PbeParameter, { salt: OctetString, rounds: AsnPropTypes.Integer });

/** RFC 8018 appendix A.4. */
export class Pbes2Params {
  keyDerivation = new AlgorithmIdentifier();
  cipher = new AlgorithmIdentifier();
}
declareAs(Pbes2Params, { keyDerivation: AlgorithmIdentifier, cipher: AlgorithmIdentifier });

/** RFC 8018 appendix A.2. */
export class Pbkdf2Params {
  salt = new OctetString();
  rounds: number | string = 0;
  keyOctets?: number;
  prf?: AlgorithmIdentifier;
}
declareAs(
  Pbkdf2Params,
  { salt: OctetString, rounds: AsnPropTypes.Integer, keyOctets: AsnPropTypes.Integer, prf: AlgorithmIdentifier },
  ['keyOctets', 'prf'],
);

/** RFC 7914 section 7. */
export class ScryptParams {
  salt = new OctetString();
  cost: number | string = 0;
  blockSize: number | string = 0;
  parallel: number | string = 0;
  keyOctets?: number;
}
declareAs(
  ScryptParams,
  {
    salt: OctetString,
    cost: AsnPropTypes.Integer,
    blockSize: AsnPropTypes.Integer,
    parallel: AsnPropTypes.Integer,
    keyOctets: AsnPropTypes.Integer,
  },
  ['keyOctets'],
);

/** RFC 5652 section 8; attributes that nobody protects are passed over. */
export class PasswordEncryptedData {
  version: number | string = 0;
  content = new EncryptedContentInfo();
}
declareAs(PasswordEncryptedData, { version: AsnPropTypes.Integer, content: EncryptedContentInfo });

/** The packages declare by decorators, which are no types that can be stripped. */
function declareAs(
  schema: { prototype: object },
  members: Record<string, AsnPropTypes | { new (): unknown }>,
  optional: readonly string[] = [],
): void {
  for (const [name, type] of Object.entries(members)) {
    AsnProp({ type, optional: optional.includes(name) } as Parameters<typeof AsnProp>[0])(schema.prototype, name);
  }
}

/** What stands in an OCTET STRING is nobody's business but its reader's: it may be a key. */
const berOptions = { parseEmbedded: false };

/** @throws FormatError keystore_damaged; the libraries' own errors may quote what they read. */
export function parsedAs<T>(octets: Uint8Array | ArrayBuffer | null | undefined, type: new () => T): T {
  try {
    return AsnConvert.parse<T>(octets instanceof ArrayBuffer ? octets : Buffer.from(octets ?? []), type, {
      berOptions,
    });
  } catch {
    throw damaged('what is in it is not in the order of PKCS#12');
  }
}

/** Null: malformed. Of a date or a text that is none asn1js throws errors of its own. */
export function blockOf(der: ArrayBuffer) {
  try {
    return fromBER(der, berOptions).result;
  } catch {
    return null;
  }
}

/** What an OCTET STRING holds, also where BER cut it into pieces, as NSS does. */
export function octetsOf(der: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const block = blockOf(der);
  if (block instanceof OctetStringBlock) return new Uint8Array(block.getValue());
  throw damaged('what is in it is not in the order of PKCS#12');
}

export const damaged = (how: string) => new FormatError('keystore_damaged', `The keystore is damaged: ${how}.`);
