// A picture made small is the same picture, as long as it has no more colours than its palette takes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { smallPicture } from './small-picture.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const numbers = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  numbers[0].writeUInt32BE(data.length);
  numbers[1].writeUInt32BE(crc32(typed));
  return Buffer.concat([numbers[0], typed, numbers[1]]);
}

/** RGB of 8 bits; each row under another filter of PNG (RFC 2083 section 6). */
function picture(rows: number[][]): Buffer {
  const width = rows[0]?.length ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const plain = rows.map((row) => Buffer.from(row.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255])));
  const filtered = plain.map((row, y) => {
    const above = plain[y - 1] ?? Buffer.alloc(row.length);
    const filter = y % 3;
    const guess = (x: number) => [0, row[x - 3] ?? 0, above[x] ?? 0][filter] ?? 0;
    return Buffer.from([filter, ...row.map((byte, x) => byte - guess(x))]);
  });
  const data = deflateSync(Buffer.concat(filtered));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function dataOf(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type, 0, 'latin1');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

test('a picture of few colours keeps each pixel, whatever the filters of its rows', () => {
  const rows = Array.from({ length: 7 }, (_, y) =>
    Array.from({ length: 5 }, (_, x) => [0xff0000, 0x00ff7f, 0x102030][(x + y) % 3] ?? 0),
  );
  const small = smallPicture(picture(rows));
  const palette = dataOf(small, 'PLTE');
  const pixels = inflateSync(dataOf(small, 'IDAT'));
  const shown = rows.map((row, y) => row.map((_, x) => palette.readUIntBE((pixels[y * 6 + 1 + x] ?? 0) * 3, 3)));
  assert.deepEqual(shown, rows);
  assert.equal(dataOf(small, 'IHDR')[9], 3, 'with a palette');
});

test('a picture of another kind is refused', () => {
  const grey = picture([[0]]);
  grey[signature.length + 8 + 9] = 0;
  assert.throws(() => smallPicture(grey), /RGB of 8 bits/);
});
