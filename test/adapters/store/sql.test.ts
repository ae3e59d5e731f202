import { strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { among, sql, tuple } from '../../../src/adapters/store/sql.ts';

describe('values of an `in`', () => {
  const asked = (count: number) =>
    sql`select 1 where id in ${among(Array.from({ length: count }, (_, index) => index))}`;

  test('share their statement with other lists of about that length', () => {
    strictEqual(asked(5).texts, asked(8).texts);
    strictEqual(asked(5).values.join(), '0,1,2,3,4,4,4,4');
  });
  test('of an empty list match nothing', () => strictEqual(asked(0).texts.join('?'), 'select 1 where id in (null)'));
  test('of a long list take no more places than it has', () => strictEqual(asked(20_001).values.length, 20_001));
  test('of a row are as many as its columns', () => strictEqual(tuple([1, 2, 3]).texts.join('?'), '(?, ?, ?)'));
});
