import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32c } from '../../src/formats/crc32c.ts';

test('the checksums are those of RFC 3720', () => {
  const known: [Uint8Array, number][] = [
    [Buffer.alloc(32), 0x8a9136aa],
    [Buffer.alloc(32, 0xff), 0x62a8ab43],
    [Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
    [Buffer.from('123456789'), 0xe3069283],
    [Buffer.alloc(0), 0],
  ];
  for (const [bytes, checksum] of known) assert.equal(crc32c(bytes), checksum);
});
