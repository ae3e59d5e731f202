// The little DER (X.690) that two certificates need. The simulator makes its own, since it shares no code with what it judges.

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
export const octetString = (...parts: readonly Uint8Array[]) => der(0x04, ...parts);
export const bitString = (bytes: Uint8Array, unusedBits = 0) => der(0x03, Buffer.from([unusedBits]), bytes);
export const utf8String = (text: string) => der(0x0c, Buffer.from(text));
export const boolean = (value: boolean) => der(0x01, Buffer.from([value ? 0xff : 0]));
/** A part that is told by a number: around the whole of an inner value (0xa0 and on), or its contents alone (0x80 and on). */
export const tagged = (tag: number, inner: Uint8Array) => der(tag, inner);

/** The bytes must not begin with a bit that is set, which would make it negative. */
export const integer = (bytes: Uint8Array) => der(0x02, bytes);

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** UTCTime up to 2049, GeneralizedTime after it (RFC 5280 section 4.1.2.5). */
export function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\.\d+|[-:T]/g, '');
  return digits < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}
