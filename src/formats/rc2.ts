// RC2 in CBC (RFC 2268), to read what Windows and Java wrote into PKCS#12 for twenty years. It encrypts nothing. OpenSSL 3
// has it in its legacy module alone, which Node.js does not load, and no small library on npm has it.

/** RFC 2268 section 2: a permutation of the octets, from the digits of pi. */
const piTable = Buffer.from(
  '2Xj5xBndte0o6f15SqDYncZ+N4MrdlOOYkxkiESL+6IXmln1h7NPE2FFbY0JgX0yvY9A64a3ewvwlSEiXGtOglTWZZPOYLIcc1bAFKeM8dwSdcof' +
    'O77k0UI91DCjPLYmb78O2kZpB1cn8h2bvJRDA/gRx/aQ7z7nBsPVL8hmHtcI6OregFLu94Sqcqw1TWoqlhrScVoVSXRLn9BeBBik7MLgQW4PUcvM' +
    'JJGvUKH0cDmZfDqFI7i0evwCNlslVZcxLV36mOOKkq4F3ykQZ2y6ydMA5s/hnqgsYxYBP1jiiakNODQbqzP/sLtIDF+5sc0uxfPbR+WlnHcKpiBo/n/BrQ==',
  'base64',
);
const blockOctets = 8;
const wordBits = 16;
/** How far each of the four words of a block is turned in a round. */
const turns = [1, 2, 3, 5] as const;

/** Null: the padding is not that of PKCS#7, so that the key is another one. */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Buffer | null {
  if (ciphertext.length === 0 || ciphertext.length % blockOctets !== 0 || iv.length !== blockOctets) return null;
  const words = expandedKey(key);
  const plain = Buffer.alloc(ciphertext.length);
  let before = iv;
  for (let at = 0; at < ciphertext.length; at += blockOctets) {
    const block = ciphertext.subarray(at, at + blockOctets);
    const opened = decryptBlock(words, block);
    for (let octet = 0; octet < blockOctets; octet++) plain[at + octet] = (opened[octet] ?? 0) ^ (before[octet] ?? 0);
    before = block;
  }
  words.fill(0);
  return withoutPadding(plain);
}

function withoutPadding(plain: Buffer): Buffer | null {
  const count = plain.at(-1) ?? 0;
  const end = plain.length - count;
  const isPadded = count >= 1 && count <= blockOctets && plain.subarray(end).every((octet) => octet === count);
  if (isPadded) return plain.subarray(0, end);
  plain.fill(0);
  return null;
}

/** RFC 2268 section 2, with as many effective bits as the key has. */
function expandedKey(key: Uint8Array): Uint16Array {
  const octets = Buffer.alloc(128);
  octets.set(key);
  const at = (index: number) => octets[index] ?? 0;
  const pi = (index: number) => piTable[index & 0xff] ?? 0;
  const size = key.length;
  for (let i = size; i < 128; i++) octets[i] = pi(at(i - 1) + at(i - size));
  octets[128 - size] = pi(at(128 - size));
  for (let i = 127 - size; i >= 0; i--) octets[i] = pi(at(i + 1) ^ at(i + size));
  const words = Uint16Array.from({ length: 64 }, (_, word) => octets.readUInt16LE(word * 2));
  octets.fill(0);
  return words;
}

/** RFC 2268 section 4: 16 rounds of mixing back, with a mashing back after the fifth and the eleventh. */
function decryptBlock(key: Uint16Array, block: Uint8Array): Buffer {
  const words = Uint16Array.from({ length: 4 }, (_, at) => Buffer.from(block).readUInt16LE(at * 2));
  const word = (at: number) => words[at & 3] ?? 0;
  for (let round = 15; round >= 0; round--) {
    for (let at = 3; at >= 0; at--) {
      const turned = (word(at) >>> (turns[at] ?? 0)) | (word(at) << (wordBits - (turns[at] ?? 0)));
      const mixed = (word(at - 1) & word(at - 2)) + (~word(at - 1) & word(at - 3));
      words[at] = turned - (key[round * 4 + at] ?? 0) - mixed;
    }
    if (round !== 11 && round !== 5) continue;
    for (let at = 3; at >= 0; at--) words[at] = word(at) - (key[word(at - 1) & 63] ?? 0);
  }
  const plain = Buffer.alloc(blockOctets);
  for (const [at, opened] of words.entries()) plain.writeUInt16LE(opened, at * 2);
  return plain;
}
