import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store, WriteTransaction } from '../../../src/domain/store.ts';
import { SharedWrites } from '../../../src/operations/notice/steps/shared-writes.ts';

/** A store whose transactions end when the test says so. */
function heldStore() {
  const begun: { end(error?: Error): void }[] = [];
  const store = {
    write: async <T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> => {
      const result = await work({} as WriteTransaction);
      await new Promise<void>((resolve, reject) => {
        begun.push({ end: (error) => (error === undefined ? resolve() : reject(error)) });
      });
      return result;
    },
  } as Store;
  return { store, begun };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what comes while a transaction is under way shares the next one, and each gets its own result', async () => {
  const { store, begun } = heldStore();
  const writes = new SharedWrites(store);
  const results = [1, 2, 3].map((number) => writes.write(async () => number));
  await settled();
  assert.equal(begun.length, 1);
  begun[0]?.end();
  assert.equal(await results[0], 1);
  await settled();
  assert.equal(begun.length, 2);
  begun[1]?.end();
  assert.deepEqual(await Promise.all(results), [1, 2, 3]);
});

test('a transaction that fails is told to all that shared it, and to nobody else', async () => {
  const { store, begun } = heldStore();
  const writes = new SharedWrites(store);
  const first = writes.write(async () => 'first');
  const lost = ['a', 'b'].map((name) =>
    assert.rejects(
      writes.write(async () => name),
      /disk is full/,
    ),
  );
  await settled();
  begun[0]?.end();
  assert.equal(await first, 'first');
  await settled();
  begun[1]?.end(new Error('the disk is full'));
  await Promise.all(lost);
  const later = writes.write(async () => 'later');
  await settled();
  begun[2]?.end();
  assert.equal(await later, 'later');
});

test('those that share a transaction wait for no answer of each other', async () => {
  const { store, begun } = heldStore();
  const writes = new SharedWrites(store);
  const first = writes.write(async () => 'first');
  await settled();
  const answer = Promise.withResolvers<string>();
  const slow = writes.write(() => answer.promise);
  let isAsked = false;
  const other = writes.write(async () => {
    isAsked = true;
  });
  begun[0]?.end();
  await settled();
  assert.equal(isAsked, true);
  answer.resolve('answered');
  await settled();
  begun[1]?.end();
  assert.deepEqual(await Promise.all([first, slow, other]), ['first', 'answered', undefined]);
});
