import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { minuteMs, secondMs } from '../../../src/domain/ports.ts';
import type { Secret } from '../../../src/domain/secret.ts';
import type { Store } from '../../../src/domain/store.ts';
import { tokenHash } from '../../../src/domain/token/cached-token.ts';
import { TokenSource } from '../../../src/operations/token/steps/token-source.ts';
import { assertNoCanaries, canary } from '../../support/canaries.ts';
import { settle } from '../../support/fake-clock.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

/** A connection that works, and nothing cached yet. */
async function ready(world: Installation) {
  const { process, id } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  return { process, id };
}

const textOf = ({ token }: { token: Secret<string> }) => token.reveal();

inEachInstallation('a hundred callers at once share one exchange', async (world) => {
  const { process, id } = await ready(world);
  const given = await world.drive(Promise.all(Array.from({ length: 100 }, () => process.tokens.acquire(id))));
  assert.equal(new Set(given.map(textOf)).size, 1);
  assert.equal(world.network.taken().length, 1);
});

inEachInstallation('what was asked in vain before a caller came does not fail its call', async (world) => {
  const { process, id } = await ready(world);
  const hangs = Promise.withResolvers<void>();
  world.network.fate = (_, sent) => {
    // Less than the 20 s of an exchange: what is left of the call's minute.
    if (sent.timeoutMs < 20 * secondMs) hangs.resolve();
    return world.network.silence(sent);
  };
  const first = refuses('signInFailed', process.tokens.acquire(id));
  await world.drive(hangs.promise);
  world.network.fate = (pass) => pass();
  const late = [process.tokens.acquire(id), process.tokens.acquire(id)];
  await world.drive(first);
  const given = await world.drive(Promise.all(late));
  assert.equal(new Set(given.map(textOf)).size, 1, 'and they share theirs');
});

inEachInstallation('callers in two processes share one exchange', async (world) => {
  const { process, id } = await ready(world);
  const other = await world.process();
  const { arrived, release } = world.network.hold();
  const first = process.tokens.acquire(id);
  await arrived;
  const second = other.tokens.acquire(id);
  await world.clock.untilSleeping();
  release();
  const token = textOf(await first);
  assert.equal(textOf(await world.drive(second)), token);
  assert.equal(world.network.taken().length, 1);
});

/** It holds the lease, and its answer comes when it is dead. */
async function diesSigningIn(world: Installation, id: string) {
  const died = await world.process();
  const { arrived, release } = world.network.hold();
  const lost = died.tokens.acquire(id);
  await arrived;
  world.network.fate = (pass) => pass();
  died.context.store.write = () => Promise.reject(new Error('dead'));
  return { release, lost };
}

inEachInstallation(
  'of all who wait for a process that died one signs in when its lease is over, and the others take its token',
  async (world) => {
    const { id } = await ready(world);
    // Leases run on the time of the database: on PostgreSQL no test moves it.
    if (world.place.location.type !== 'sqlite') return;
    const { release, lost } = await diesSigningIn(world, id);
    const waiting = await Promise.all([world.process(), world.process(), world.process()]);
    const began = world.clock.monotonicMs();
    const given = world.drive(Promise.all(waiting.map(({ tokens }) => tokens.acquire(id))));
    const tokens = new Set((await given).map(textOf));
    const waitedMs = world.clock.monotonicMs() - began;
    // The clock of this world goes on while signatures are made, the further the busier the machine: what counts is that nobody waits
    // as for one who lives, which is 29 s at the least.
    assert.ok(waitedMs < 28 * secondMs, `waited ${waitedMs} ms`);
    assert.deepEqual([tokens.size, world.network.taken().length], [1, 2], 'the one that died, and one more');
    release();
    await world.drive(lost.catch(() => undefined));
  },
);

inEachInstallation('who waits for a process that still asks waits for half its deadline', async (world) => {
  const { process, id } = await ready(world);
  const other = await world.process();
  const { arrived, release } = world.network.hold();
  const asking = other.tokens.acquire(id);
  await arrived;
  await process.context.store.write((tx) => tx.tokens.drop(id));
  const others = world.clock.sleeping;
  const began = world.clock.monotonicMs();
  const waiting = process.tokens.acquire(id);
  while (world.clock.monotonicMs() - began < 29 * secondMs) {
    // It reads between two looks, which no clock waits for.
    while (world.clock.sleeping <= others && world.network.sent.length === 1) await settle();
    assert.equal(world.network.sent.length, 1, 'only the one that asks');
    await world.clock.advance(50);
  }
  release();
  await asking;
  await world.drive(waiting);
});

inEachInstallation('who took the lease just after another signed in takes the token of the other', async (world) => {
  const { process, id } = await ready(world);
  const other = await world.process();
  let theirs: string | null = null;
  const store = new Proxy(process.context.store, {
    get(target, name) {
      if (name !== 'read' || theirs !== null) return Reflect.get(target, name).bind(target);
      return async (work: Parameters<typeof target.read>[0]) => {
        const seen = await target.read(work);
        theirs = textOf(await other.tokens.acquire(id));
        return seen;
      };
    },
  });
  const tokens = new TokenSource({ ...process.context, store });
  const ours = textOf(await world.drive(tokens.acquire(id)));
  assert.deepEqual([ours, world.network.taken().length], [theirs, 1]);
});

inEachInstallation('a token is shared by all processes through a sealed row', async (world) => {
  const { process, id } = await ready(world);
  const token = textOf(await world.drive(process.tokens.acquire(id)));
  const other = await world.process();
  assert.equal(textOf(await other.tokens.acquire(id)), token);
  assert.equal(world.network.taken().length, 1);
  const row = await other.context.store.read((tx) => tx.tokens.get(id));
  await assertNoCanaries({ name: 'row', content: inspect(row, { maxArrayLength: null }) }, [canary('token', token)]);
});

inEachInstallation('a copy in memory is trusted for 30 s, then compared by its generation', async (world) => {
  const { process, id } = await ready(world);
  const other = await world.process();
  const old = textOf(await process.tokens.acquire(id));
  await world.clock.advance(secondMs);
  const fresh = textOf(await other.tokens.acquire(id, { fresh: true }));
  assert.notEqual(fresh, old);
  assert.equal(textOf(await process.tokens.acquire(id)), old);
  await world.clock.advance(28 * secondMs);
  assert.equal(textOf(await process.tokens.acquire(id)), old);
  await world.clock.advance(secondMs);
  assert.equal(textOf(await process.tokens.acquire(id)), fresh);
  assert.equal(world.network.taken().length, 2);

  const opened = countOpenings(process);
  await world.clock.advance(31 * secondMs);
  assert.equal(textOf(await process.tokens.acquire(id)), fresh);
  assert.equal(opened.count, 0, 'the generation is the same: nothing is unsealed again');
});

function countOpenings({ context }: Process): { count: number } {
  const counted = { count: 0 };
  const { sealer } = context;
  const unseal = sealer.unseal.bind(sealer);
  sealer.unseal = (...given) => {
    counted.count += 1;
    return unseal(...given);
  };
  return counted;
}

inEachInstallation('one caller refreshes ahead while the others keep using the old token', async (world) => {
  const { process, id } = await ready(world);
  const other = await world.process();
  const given = await process.tokens.acquire(id);
  await other.tokens.acquire(id);
  const row = await process.context.store.read((tx) => tx.tokens.get(id));
  const { refreshAt, goodUntil, issuedAt } = row ?? assert.fail();
  assert.equal(refreshAt - issuedAt, Math.round((goodUntil - issuedAt) * 0.8));
  await world.clock.advance(refreshAt - world.clock.now());

  world.network.taken();
  const { arrived, release } = world.network.hold();
  const refreshed = process.tokens.acquire(id);
  await arrived;
  assert.equal(textOf(await other.tokens.acquire(id)), textOf(given));
  release();
  assert.notEqual(textOf(await refreshed), textOf(given));
  assert.equal(world.network.taken().length, 1);
});

inEachInstallation(
  'a refresh ahead that fails gives the token that is still good; one that is past, the reason',
  async (world) => {
    const { process, id } = await ready(world);
    const given = await process.tokens.acquire(id);
    const { refreshAt, goodUntil } = (await process.context.store.read((tx) => tx.tokens.get(id))) ?? assert.fail();
    world.control.patchOrg(world.org().orgId, { faults: { serverError: {} } });
    await world.clock.advance(refreshAt - world.clock.now());
    assert.equal(textOf(await world.drive(process.tokens.acquire(id))), textOf(given));
    await world.clock.advance(goodUntil - world.clock.now());
    await refuses('signInFailed', world.drive(process.tokens.acquire(id)));
  },
);

inEachInstallation('of a thousand callers who were answered INVALID_SESSION_ID one causes a fetch', async (world) => {
  const { process, id } = await ready(world);
  const other = await world.process();
  const old = (await process.tokens.acquire(id)).token;
  await other.tokens.acquire(id);
  await world.clock.advance(2 * minuteMs);
  world.network.taken();
  const callers = Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? process : other));
  const given = await world.drive(Promise.all(callers.map(({ tokens }) => tokens.refused(id, tokenHash(old)))));
  assert.equal(world.network.taken().length, 1);
  const [replacement, ...more] = new Set(given.map(textOf));
  assert.notEqual(replacement, old.reveal());
  assert.deepEqual(more, []);
  // One who comes late with the old token is handed the new one, young as that is.
  await world.clock.advance(secondMs);
  assert.equal(textOf(await process.tokens.refused(id, tokenHash(old))), replacement);
  assert.equal(world.network.taken().length, 0);
});

inEachInstallation(
  'a token refused within its first minute is replaced once, and then a minute later',
  async (world) => {
    const { process, id } = await ready(world);
    const other = await world.process();
    await world.clock.advance(minuteMs);
    const { token: first } = await process.tokens.acquire(id);
    await world.clock.advance(secondMs);
    const { token: second } = await process.tokens.refused(id, tokenHash(first));
    assert.notEqual(second.reveal(), first.reveal());
    await world.clock.advance(58 * secondMs);
    world.network.taken();
    const error = await refuses('tokenRefusedYoung', other.tokens.refused(id, tokenHash(second)));
    assert.equal(error.kind, 'state', 'a revoked session is no broken connection');
    const { connection } = await world.whole(process.context, id);
    assert.equal(connection.failure, null);
    assert.equal(textOf(await process.tokens.acquire(id)), second.reveal(), 'it is not thrown away');
    assert.equal(world.network.taken().length, 0);
    await world.clock.advance(Date.parse(error.parameters.until) - world.clock.now());
    assert.notEqual(textOf(await world.drive(other.tokens.refused(id, tokenHash(second)))), second.reveal());
  },
);

inEachInstallation('who asks for a fresh token gets one; all who ask at once get the same', async (world) => {
  const { process, id } = await ready(world);
  const cached = textOf(await process.tokens.acquire(id));
  await world.clock.advance(secondMs);
  world.network.taken();
  const asked = Array.from({ length: 20 }, () => process.tokens.acquire(id, { fresh: true }));
  const fresh = new Set((await world.drive(Promise.all(asked))).map(textOf));
  assert.equal(fresh.size, 1);
  assert.ok(!fresh.has(cached));
  assert.equal(world.network.taken().length, 1);
});

inEachInstallation('a row that was damaged is dropped, and a sign-in made instead', async (world) => {
  const { process, id } = await ready(world);
  await process.tokens.acquire(id);
  const flipped = world.place.location.type === 'sqlite' ? `x'${'00'.repeat(60)}'` : `'\\x${'00'.repeat(60)}'`;
  await world.place.tamper(`update cached_token set sealed = ${flipped}`);
  const other = await world.process();
  await world.clock.advance(secondMs);
  world.network.taken();
  const token = textOf(await world.drive(other.tokens.acquire(id)));
  assert.equal(world.network.taken().length, 1);
  const third = await world.process();
  assert.equal(textOf(await third.tokens.acquire(id)), token);
});

inEachInstallation('the caller gets its token although nothing more can be written', async (world) => {
  const { process, id } = await ready(world);
  const { store } = process.context;
  let isBroken = false;
  const breaking: Store = {
    read: (work) => store.read(work),
    write: (work) => (isBroken ? Promise.reject(new Error('the disk is full')) : store.write(work)),
    close: () => store.close(),
  };
  const unlucky = await world.process({ store: breaking });
  world.network.fate = async (pass) => {
    const answer = await pass();
    isBroken = true;
    return answer;
  };
  const given = await unlucky.tokens.acquire(id);
  assert.match(textOf(given), /^00D/);
  assert.equal(given.goodUntil, given.issuedAt, 'nobody is to rely on it for longer than this call');
});

inEachInstallation('no token stands in an error, a log line or a printed object', async (world) => {
  const { process, id } = await ready(world);
  const printed: string[] = [];
  const print = (what: unknown) => printed.push(inspect(what, { depth: 12, showHidden: true }), JSON.stringify(what));
  const given = await process.tokens.acquire(id);
  const canaries = [canary('first token', textOf(given))];
  print([given, process.tokens, world.network.sent.length]);
  const { tokens } = process;
  for (const work of [() => tokens.refused(id, tokenHash(given.token)), () => tokens.acquire('no such connection')]) {
    print(await work().catch((error: unknown) => error));
  }
  world.control.patchOrg(world.org().orgId, { faults: { otherOrgId: {} } });
  print(await world.drive(process.tokens.acquire(id, { fresh: true })).catch((error: unknown) => error));
  world.control.patchOrg(world.org().orgId, { faults: null });
  process.context.sealer.seal = () => Promise.reject(new Error('the vault has gone'));
  await world.clock.advance(minuteMs);
  const unsealed = await world.drive(process.tokens.acquire(id, { fresh: true })).catch((error: unknown) => error);
  if (unsealed instanceof LatchkeyError) print(unsealed);
  else canaries.push(canary('second token', textOf(unsealed as { token: Secret<string> })));
  for (const { assertion } of world.network.sent) canaries.push(canary('assertion', assertion.split('.')[2] ?? ''));
  assert.ok(canaries.length > 3 && printed.length > 5);
  await assertNoCanaries(
    [
      { name: 'printed', content: printed.join('\n') },
      { name: 'logged', content: `${world.logged.join('\n')} ` },
      { folder: world.place.folder },
    ],
    canaries,
  );
});
