// base64url (RFC 4648 section 5, without padding) from bytes to bytes, for secrets: a string cannot be wiped.

const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

/** ASCII, for the caller to wipe. */
export function encodeBase64url(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(Math.ceil((bytes.length * 8) / 6));
  for (let at = 0; at < text.length; at += 1) {
    const bit = at * 6;
    const pair = (byteAt(bytes, bit >> 3) << 8) | byteAt(bytes, (bit >> 3) + 1);
    text[at] = byteAt(alphabet, (pair >> (10 - (bit & 7))) & 63);
  }
  return text;
}

/** For the caller to wipe; null when a character is none of the alphabet. Bits beyond the last whole byte are left. */
export function decodeBase64url(text: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array((text.length * 6) >> 3);
  for (const [at, character] of text.entries()) {
    const value = alphabet.indexOf(character);
    if (value < 0) {
      bytes.fill(0);
      return null;
    }
    const bit = at * 6;
    const pair = value << (10 - (bit & 7));
    addBits(bytes, bit >> 3, pair >> 8);
    addBits(bytes, (bit >> 3) + 1, pair & 255);
  }
  return bytes;
}

function addBits(bytes: Uint8Array, at: number, bits: number): void {
  if (at < bytes.length) bytes[at] = byteAt(bytes, at) | bits;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
