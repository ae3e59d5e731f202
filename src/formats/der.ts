// DER (ITU-T X.690), as much of it as this layer writes. Written here since the ASN.1 libraries cost 30 to 90 ms at start
// for what is one function in DER: tag, length, contents. What others wrote is read by those libraries.

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  bmpString: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function value(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(tag), encodedLength(length), ...contents]);
}

/** X.690 section 8.1.3: one octet up to 127, else the count of the octets that follow. */
function encodedLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets = unsignedOctets(length);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

function unsignedOctets(number: number): number[] {
  const octets: number[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return octets.length > 0 ? octets : [0];
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => value(tags.sequence, ...items);
/** SET OF: members in the order of their encodings (X.690 section 11.6). */
export const setOf = (...items: readonly Uint8Array[]): Uint8Array =>
  value(tags.set, ...items.toSorted(Buffer.compare));
export const octetString = (octets: Uint8Array): Uint8Array => value(tags.octetString, octets);
export const utf8String = (text: string): Uint8Array => value(tags.utf8String, Buffer.from(text, 'utf8'));
/** ASCII letters, digits and little else; the caller knows. */
export const printableString = (text: string): Uint8Array => value(tags.printableString, Buffer.from(text, 'ascii'));
export const ia5String = (text: string): Uint8Array => value(tags.ia5String, Buffer.from(text, 'ascii'));
export const bmpString = (text: string): Uint8Array => value(tags.bmpString, utf16BigEndian(text));
export const derNull = value(tags.null);
export const derTrue = value(tags.boolean, Uint8Array.of(0xff));
export const explicit = (number: number, inner: Uint8Array): Uint8Array => value(0xa0 | number, inner);
/** IMPLICIT, primitive: the contents stand under the context tag without a tag of their own. */
export const implicit = (number: number, contents: Uint8Array): Uint8Array => value(0x80 | number, contents);

/** How BMPString and Java's keystores write text. */
export const utf16BigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** A BIT STRING whose last octet leaves `unusedBits` of its low bits out. */
export function bitString(octets: Uint8Array, unusedBits = 0): Uint8Array {
  return value(tags.bitString, Uint8Array.of(unusedBits), octets);
}

/** A non-negative INTEGER from its big-endian octets or a safe number, in the fewest octets (X.690 section 8.3). */
export function unsignedInteger(number: number | Uint8Array): Uint8Array {
  const octets = typeof number === 'number' ? Uint8Array.from(unsignedOctets(number)) : number;
  const firstSignificant = octets.findIndex((octet) => octet !== 0);
  const significant = firstSignificant < 0 ? Uint8Array.of(0) : octets.subarray(firstSignificant);
  const looksNegative = (significant[0] ?? 0) >= 0x80;
  return looksNegative ? value(tags.integer, Uint8Array.of(0), significant) : value(tags.integer, significant);
}

/** From dotted text, a constant of the program: `objectIdentifier('2.5.4.3')`. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return value(tags.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** X.690 section 8.19.2: seven bits an octet, all but the last with the top bit set. */
function base128(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128));
  return octets;
}

/** RFC 5280 section 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; whole seconds, Zulu. */
export function time(instant: Date): Uint8Array {
  const digits = instant.toISOString().replace(/\.\d+Z$|[-:T]/g, '');
  return instant.getUTCFullYear() < 2050
    ? value(tags.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : value(tags.generalizedTime, Buffer.from(`${digits}Z`));
}
