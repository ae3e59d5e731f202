// What is listed one by one reads as if it had been written at once, and an answer that breaks off is not taken for a whole one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonAnswer } from '../../src/http/streamed-json.ts';

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

const init = { status: 200, headers: { etag: '"a"' } };

test('a view with a list reads as one without', async () => {
  const rows = Array.from({ length: 3_000 }, (_, number) => ({ name: `acme-${number} "ä"`, left: null }));
  for (const list of [rows, rows.slice(0, 1), []]) {
    const streamed = jsonAnswer({ before: 1, list: each(list), left: undefined, after: { a: [2] } }, init);
    assert.equal(streamed.headers.get('content-type'), 'application/json');
    assert.equal(streamed.headers.get('etag'), '"a"');
    const whole = jsonAnswer({ before: 1, list, left: undefined, after: { a: [2] } }, init);
    assert.equal(await streamed.text(), await whole.text());
  }
});

test('a list that fails half-way breaks the answer off', async () => {
  async function* failing() {
    yield 1;
    throw new Error('the database went');
  }
  await assert.rejects(jsonAnswer({ list: failing() }, init).text(), /the database went/);
});

test('a list is read no faster than the answer is', async () => {
  let made = 0;
  async function* counted() {
    for (; made < 1_000; made += 1) yield 'x'.repeat(1_024);
  }
  const reader = jsonAnswer({ list: counted() }, init).body?.getReader();
  await reader?.read();
  assert.ok(made < 100, String(made));
  await reader?.cancel();
  assert.ok(made < 100, String(made));
});
