// Attempts, the login budget, cached tokens, leases and facts, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../../../../src/domain/ports.ts';
import type { AttemptOutcome } from '../../../../src/domain/token/attempt.ts';
import { attempt, connection, entry, settle, slot, start, token } from '../examples.ts';
import type { PlaceMaker } from '../place.ts';

const outcomes: AttemptOutcome[] = [
  { type: 'accepted' },
  { type: 'notThisKey', message: 'invalid assertion' },
  { type: 'refused', code: 'user_not_approved', message: 'user hasn’t approved this consumer' },
  { type: 'unavailable', message: '503' },
  { type: 'noAnswer', code: 'timedOut', message: 'no answer within 20 s' },
];

export function signInBehaviour(place: PlaceMaker): void {
  test('an attempt comes back with every outcome, and each is counted once', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    for (const [index, outcome] of outcomes.entries()) {
      const id = `attempt-${index}`;
      await store.write((tx) => tx.attempts.insert(attempt(id, { startedAt: start + index })));
      await store.write((tx) => tx.attempts.finish(id, outcome, start + 100 + index));
      await store.write((tx) => tx.attempts.finish(id, { type: 'accepted' }, start + 999));
    }
    const expected = outcomes
      .map((outcome, index) =>
        attempt(`attempt-${index}`, { startedAt: start + index, finishedAt: start + 100 + index, outcome }),
      )
      .reverse();
    assert.deepEqual(await store.read((tx) => tx.attempts.newestOfConnection('id-of-acme', 9)), expected);
    assert.deepEqual(await store.read((tx) => tx.attempts.newestOfConnection('id-of-acme', 2)), expected.slice(0, 2));
    const span = { from: start + 1, until: start + 3 };
    const between = (limit: number) => store.read((tx) => tx.attempts.betweenOfConnection('id-of-acme', span, limit));
    assert.deepEqual([await between(9), await between(1)], [expected.slice(1, 4), expected.slice(1, 2)]);
    assert.deepEqual(await store.read((tx) => tx.attempts.counts('id-of-acme')), [
      { connectionId: 'id-of-acme', keyPairId: 'pair-1', accepted: 1, notThisKey: 1, other: 3 },
    ]);
    assert.deepEqual(await store.read((tx) => tx.attempts.total()), { accepted: 1, notThisKey: 1, other: 3 });
    // Of another app, which the connection had before.
    await store.write((tx) => tx.attempts.insert(attempt('earlier', { startedAt: start + 50, clientAppId: 'app-0' })));
    await store.write((tx) => tx.attempts.finish('earlier', { type: 'accepted' }, start + 60));
    const answers = await store.read((tx) =>
      tx.attempts.keyAnswersOf({ clientAppId: 'app-1' }, { from: start + 1, until: start + 100 }),
    );
    assert.deepEqual(answers, [expected.at(-2)]);
  });

  test('an attempt without an outcome becomes unknown and still takes the real one', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write(async (tx) => {
      for (const index of [1, 2, 3])
        await tx.attempts.insert(attempt(`attempt-${index}`, { startedAt: start + index }));
    });
    const giveUp = (limit: number) => store.write((tx) => tx.attempts.giveUpOpen(start + 3, limit));
    assert.deepEqual([await giveUp(1), await giveUp(9), await giveUp(9)], [1, 1, 0]);
    assert.equal(await store.read((tx) => tx.attempts.hasOpenOrUnknown('pair-1')), true);
    for (const index of [1, 2, 3])
      await store.write((tx) => tx.attempts.finish(`attempt-${index}`, { type: 'accepted' }, start + 10));
    assert.equal(await store.read((tx) => tx.attempts.hasOpenOrUnknown('pair-1')), false);
    assert.equal((await store.read((tx) => tx.attempts.counts('id-of-acme')))[0]?.accepted, 3);
  });

  test('sweeping takes old attempts in portions, never open ones, and leaves the counts', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write(async (tx) => {
      for (const index of [1, 2, 3, 4, 5])
        await tx.attempts.insert(attempt(`attempt-${index}`, { startedAt: start + index }));
      for (const index of [1, 2, 4])
        await tx.attempts.finish(`attempt-${index}`, { type: 'accepted' }, start + index + 1);
    });
    await store.write((tx) => tx.attempts.giveUpOpen(start + 4, 9));
    const sweep = (limit: number) => store.write((tx) => tx.attempts.deleteFinishedBefore(start + 5, limit));
    assert.deepEqual([await sweep(2), await sweep(9), await sweep(9)], [2, 1, 0]);
    const left = await store.read((tx) => tx.attempts.newestOfConnection('id-of-acme', 9));
    assert.deepEqual(
      left.map(({ id }) => id),
      ['attempt-5', 'attempt-4'],
    );
    assert.equal((await store.read((tx) => tx.attempts.counts('id-of-acme')))[0]?.accepted, 3);
  });

  test('a username has one budget an hour and host, whatever its case', async (t) => {
    const store = await (await place(t)).open();
    const spend = (host: string, username: string, at: number, limit = 2) =>
      store.write((tx) => tx.attempts.spendLogin(host, username, at, limit));
    assert.deepEqual([await spend('h', 'u@x.y', start), await spend('h', 'U@x.y', start + 1)], [true, true]);
    assert.equal(await spend('h', 'u@x.y', start + hourMs - 1), false);
    assert.equal(await spend('other', 'u@x.y', start), true);
    assert.equal(await spend('h', 'u@x.y', start + hourMs), true);
    assert.equal(await spend('h', 'v@x.y', start, 0), false);
  });

  test('an attempt beyond the budget leaves neither itself nor a login', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const begin = (id: string, limit: number) => store.write((tx) => tx.attempts.begin(attempt(id), 'u@x.y', limit));
    assert.deepEqual(
      [await begin('first', 1), await begin('second', 1), await begin('third', 0)],
      [true, false, false],
    );
    const kept = await store.read((tx) => tx.attempts.newestOfConnection('id-of-acme', 9));
    assert.deepEqual(kept, [attempt('first')]);
    assert.deepEqual([await begin('fourth', 2), await begin('fifth', 2)], [true, false]);
  });

  test('a budget is not overspent by several processes at once', async (t) => {
    const at = await place(t);
    const stores = [await at.open(), await at.open(), await at.open()];
    const spent = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        stores[index % 3]?.write((tx) => tx.attempts.spendLogin('h', 'u@x.y', start, 10)),
      ),
    );
    assert.equal(spent.filter(Boolean).length, 10);
  });

  test('a token comes back, and its generation goes on over deletions', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const put = (hash: string) => store.write((tx) => tx.tokens.put(token(hash)));
    assert.equal(await store.read((tx) => tx.tokens.get('id-of-acme')), null);
    assert.deepEqual(await put('one'), { ...token('one'), generation: 1 });
    assert.deepEqual(await store.read((tx) => tx.tokens.get('id-of-acme')), { ...token('one'), generation: 1 });
    assert.equal((await put('two'))?.generation, 2);
    await store.write((tx) => tx.tokens.drop('id-of-acme'));
    assert.equal(await store.read((tx) => tx.tokens.get('id-of-acme')), null);
    assert.equal((await put('three'))?.generation, 3);
    await store.write((tx) => tx.tokens.dropAll());
    assert.equal((await put('four'))?.generation, 4);
    assert.equal((await store.read((tx) => tx.tokens.get('id-of-acme')))?.generation, 4);
  });

  test('a token under a root key that was retired is not kept, and the one before stays', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.tokens.put(token('kept')));
    const late = token('late');
    const retired = { ...late, sealed: { ...late.sealed, rootKeyId: 'retired' } };
    assert.equal(await store.write((tx) => tx.tokens.put(retired)), null);
    assert.deepEqual(await store.read((tx) => tx.tokens.get('id-of-acme')), { ...token('kept'), generation: 1 });
    const second = { ...late, sealed: { ...late.sealed, rootKeyId: 'root-2' } };
    await store.write((tx) => tx.vault.insert(slot('slot-2', 'root-2'), entry()));
    assert.equal((await store.write((tx) => tx.tokens.put(second)))?.generation, 2);
    await store.write((tx) => tx.vault.remove('slot-2', entry()));
    assert.equal(await store.write((tx) => tx.tokens.put({ ...second, tokenHash: 'later' })), null);
    assert.equal((await store.write((tx) => tx.tokens.put(token('new'))))?.generation, 3);
  });

  test('of many that drop the same token, exactly one did', async (t) => {
    const at = await place(t);
    const stores = [await at.open(), await at.open()];
    await settle(await at.open());
    await stores[0]?.write((tx) => tx.tokens.put(token('good')));
    const dropped = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        stores[index % 2]?.write((tx) => tx.tokens.dropIfHash('id-of-acme', 'good')),
      ),
    );
    assert.equal(dropped.filter(Boolean).length, 1);
    await stores[0]?.write((tx) => tx.tokens.put(token('new')));
    assert.equal(await stores[1]?.write((tx) => tx.tokens.dropIfHash('id-of-acme', 'good')), false);
    assert.equal((await stores[1]?.read((tx) => tx.tokens.get('id-of-acme')))?.generation, 2);
  });

  test('a lease has one holder at a time and a number that rises with each claim', async (t) => {
    const store = await (await place(t)).open();
    const claim = (holder: string, ms = 60_000) => store.write((tx) => tx.leases.claim('sweep', holder, ms));
    const first = await claim('a');
    assert.deepEqual(first, { resource: 'sweep', holder: 'a', number: 1 });
    assert.equal(await claim('b'), null);
    const again = await claim('a', -1);
    assert.equal(again?.number, 2);
    const next = await claim('b');
    assert.equal(next?.number, 3);
    if (first === null || next === null) return assert.fail('the lease was not claimed');
    await store.write((tx) => tx.leases.release(first));
    assert.equal(await claim('c'), null);
    await store.write((tx) => tx.leases.release(next));
    assert.equal((await claim('c'))?.number, 4);
    await store.write((tx) => tx.leases.dropAll());
    assert.equal((await claim('d'))?.number, 5);
  });

  test('a lease that ends later than any of its kind does, since the clock was set back, holds nobody off', async (t) => {
    const store = await (await place(t)).open();
    const claim = (holder: string, ms: number) => store.write((tx) => tx.leases.claim('sweep', holder, ms));
    await claim('living', 90_000);
    assert.equal(await claim('other', 60_000), null);
    // It has held the lease for a minute, dies, and the clock goes back by ten hours.
    await claim('living', 10 * hourMs + 60_000);
    assert.equal((await claim('other', 60_000))?.number, 3);
  });

  test('of several processes that claim a lease at once, one holds it', async (t) => {
    const at = await place(t);
    const stores = await Promise.all([1, 2, 3].map(() => at.open()));
    const claims = await Promise.all(
      stores.map((store, index) => store.write((tx) => tx.leases.claim('sweep', `p${index}`, 60_000))),
    );
    assert.equal(claims.filter((lease) => lease !== null).length, 1);
  });

  test('a fact is replaced and comes back as it was', async (t) => {
    const store = await (await place(t)).open();
    await store.write((tx) => tx.facts.set('serverTimeSeen', { serverAt: 1, at: 2 }));
    await store.write((tx) => tx.facts.set('serverTimeSeen', { serverAt: 3, at: 4 }));
    assert.deepEqual(await store.read((tx) => tx.facts.get('serverTimeSeen')), { serverAt: 3, at: 4 });
    assert.equal(await store.read((tx) => tx.facts.get('noticesSweptAt')), null);
  });

  test('an attempt of a connection that is gone is finished without a word', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.connections.insert(connection('second'), entry()));
    await store.write((tx) => tx.attempts.insert(attempt()));
    await store.write((tx) => tx.connections.remove('id-of-acme', entry()));
    await store.write((tx) => tx.attempts.finish('attempt-1', { type: 'accepted' }, start));
    assert.deepEqual(await store.read((tx) => tx.attempts.counts('id-of-acme')), []);
  });
}
