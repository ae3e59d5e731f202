import assert from 'node:assert/strict';
import { createTokenEndpoint } from '../../../src/adapters/salesforce/token-endpoint.ts';
import { type Clock, type HttpResponse, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import type { Store } from '../../../src/domain/store.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { signIn } from '../../../src/operations/token/steps/sign-in.ts';
import { placesOf } from '../scene/installation.ts';
import { isSignedWith } from '../scene/network.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('asks the candidates in order, newest issued first, until one is accepted', async (world) => {
  const process = await world.process();
  const id = await world.connect(process);
  const issued = [await world.download(process)];
  issued.push(await world.download(process), await world.download(process));
  const [oldest] = issued;
  world.upload(oldest ?? assert.fail());

  const result = await world.signIn(process, id);

  assert.equal(result.type, 'signedIn');
  const pairs = issued.map(({ pair }) => pair);
  assert.deepEqual(
    placesOf(
      pairs,
      result.tried.map(({ keyPairId }) => keyPairId),
    ),
    [2, 1, 0],
  );
  assert.deepEqual(
    result.tried.map(({ result: what }) => what),
    ['notThisKey', 'notThisKey', 'accepted'],
  );
  for (const [index, sent] of world.network.taken().entries()) {
    assert.ok(isSignedWith(sent, pairs[2 - index]?.certificateDer ?? assert.fail()), `assertion ${index}`);
  }
  assert.deepEqual(await world.states(process), ['active', 'issued', 'issued']);
});

inEachInstallation('asks the pair that answered last first, and a probe the active one', async (world) => {
  const { process, id, certificate } = await world.connected();
  const next = await world.download(process);
  world.upload(next);
  const asked = async (purpose: 'token' | 'probe') => {
    const { tried } = await world.signIn(process, id, purpose);
    return placesOf(
      [certificate.pair, next.pair],
      tried.map(({ keyPairId }) => keyPairId),
    );
  };
  assert.deepEqual(await asked('token'), [0, 1]);
  assert.deepEqual(await world.states(process), ['active', 'settling']);
  assert.deepEqual(await asked('token'), [1]);
  assert.deepEqual(await asked('probe'), [0, 1]);
});

inEachInstallation('only a mismatch lets the next key pair be tried', async (world) => {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  await world.download(process);
  const { orgId, consumerKey, username } = world.org();
  const refusals: [code: string, refuse: (isRefused: boolean) => void][] = [
    ['userInactive', (is) => world.control.patchUser(orgId, username, { isActive: !is })],
    ['ipRestricted', (is) => world.control.patchUser(orgId, username, { ipRestricted: is })],
    ['appBlocked', (is) => world.control.patchApp(orgId, consumerKey, { blocked: is })],
    ['userNotAssigned', (is) => world.control.patchApp(orgId, consumerKey, { assigned: is ? [] : [username] })],
    ['notATokenEndpoint', (is) => world.control.patchOrg(orgId, { faults: is ? { proxyPage: {} } : null })],
    ['redirected', (is) => world.control.patchOrg(orgId, { faults: is ? { redirect: {} } : null })],
    ['incompleteAnswer', (is) => world.control.patchOrg(orgId, { faults: is ? { missingFields: {} } : null })],
  ];
  for (const [code, refuse] of refusals) {
    world.network.taken();
    refuse(true);
    const result = await world.signIn(process, id);
    refuse(false);
    assert.equal(result.type === 'notSignedIn' && result.failure.code, code);
    assert.equal(world.network.taken().length, 1, code);
  }
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
});

inEachInstallation(
  'records the intent before the assertion leaves, with no transaction open, and the outcome after',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    const other = await world.process();
    const during: unknown[] = [];
    world.network.fate = async (pass) => {
      const open = (await world.attempts(other, id)).at(-1);
      during.push(open?.outcome, open?.keyPairId, open?.finishedAt);
      // Would wait for a transaction that is open, for ever on the one database and 10 s on the other.
      await other.context.store.write((tx) => tx.facts.set('reconcilerRanAt', world.clock.now()));
      return pass();
    };
    await world.signIn(process, id);
    assert.deepEqual(during, [{ type: 'open' }, certificate.pair.id, null]);
    const finished = (await world.attempts(process, id)).at(-1);
    assert.deepEqual(finished?.outcome, { type: 'accepted' });
    assert.equal(finished?.finishedAt, world.clock.now());

    const { orgId, consumerKey } = world.org();
    world.control.clearCertificate(orgId, consumerKey);
    during.length = 0;
    await world.clock.advance(secondMs);
    await world.signIn(process, id);
    assert.deepEqual(during[0], { type: 'open' });
    assert.equal((await world.attempts(process, id)).at(-1)?.outcome.type, 'notThisKey');
  },
);

inEachInstallation('a pair that was reported leaked after it was read signs nothing', async (world) => {
  const process = await world.process();
  const other = await world.process();
  const id = await world.connect(process);
  const older = await world.download(process);
  await world.download(process);
  world.upload(older);
  world.network.fate = async (pass) => {
    world.network.fate = (next) => next();
    await reportCompromised.run(other.context, { name: 'acme', fingerprint: older.pair.fingerprint });
    return pass();
  };
  const result = await world.signIn(process, id);
  assert.equal(result.type, 'notSignedIn');
  assert.ok(world.network.sent.length > 1);
  assert.ok(world.network.sent.every((sent) => !isSignedWith(sent, older.pair.certificateDer)));
});

inEachInstallation(
  'asks again after a lost or unusable answer, with the same key and a fresh assertion each time',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    await world.download(process);
    const { orgId } = world.org();
    const faults = ['reset', 'lostAnswer', 'halfClosed', 'serverError', 'maintenance', 'edge', 'retryRequest'] as const;
    for (const fault of faults) {
      world.control.patchOrg(orgId, { faults: { [fault]: { count: 3 } } });
      assert.equal((await world.signIn(process, id)).type, 'signedIn', fault);
      const sent = world.network.taken();
      assert.equal(sent.length, 4, fault);
      assert.equal(new Set(sent.map(({ claims }) => claims.jti)).size, 4, fault);
      assert.ok(
        sent.every((one) => isSignedWith(one, certificate.pair.certificateDer)),
        fault,
      );
    }
    assert.ok(world.control.log().every(({ outcome }) => outcome !== 'assertionReplayed'));
  },
);

inEachInstallation('ends within its deadline when the org never answers', async (world) => {
  const { process, id } = await world.connected();
  world.network.fate = (_, sent) => world.network.silence(sent);
  const began = world.clock.monotonicMs();
  const result = await world.signIn(process, id, 'token', 30 * secondMs);
  const tookMs = world.clock.monotonicMs() - began;
  assert.equal(result.type === 'notSignedIn' && result.failure.code, 'noAnswer');
  assert.ok(tookMs >= 20 * secondMs && tookMs <= 31 * secondMs, `took ${tookMs} ms`);
  assert.ok(world.network.taken().every(({ timeoutMs }) => timeoutMs <= 20 * secondMs));
});

inEachInstallation(
  'no call fails while a new certificate spreads over eight servers',
  async (world) => {
    const { process, id } = await world.connected();
    const next = await world.download(process);
    world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 120, maxSeconds: 600 } });
    world.upload(next);
    let oldSeen = 0;
    let newSeen = 0;
    for (let second = 0; second < 660; second += 15) {
      const result = await world.signIn(process, id);
      assert.equal(result.type, 'signedIn', `after ${second} s`);
      if (result.type === 'signedIn' && result.pair.id === next.pair.id) newSeen += 1;
      else oldSeen += 1;
      await world.clock.advance(15 * secondMs);
    }
    assert.ok(oldSeen > 3 && newSeen > 3, `${oldSeen} with the old pair, ${newSeen} with the new one`);
  },
  { orgs: [{ servers: 8 }] },
);

inEachInstallation('asks twelve rounds while a pair waits for its upload, and two at rest', async (world) => {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  await world.clock.advance(30 * minuteMs);
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
  world.network.taken();
  await world.signIn(process, id);
  assert.equal(world.network.taken().length, 2, 'at rest');
  await world.download(process);
  await world.signIn(process, id);
  assert.equal(world.network.taken().length, 24, 'two pairs in twelve rounds');
});

inEachInstallation('a clock that is an hour slow is corrected by the next assertion, and remembered', async (world) => {
  const { id } = await world.connected();
  const { clock } = world;
  const slow: Clock = {
    now: () => clock.now() - hourMs,
    monotonicMs: () => clock.monotonicMs(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
  const tokenEndpoint = createTokenEndpoint({ transport: world.network.transport, clock: slow });
  const behind = await world.process({ clock: slow, tokenEndpoint });

  assert.equal((await world.signIn(behind, id)).type, 'signedIn');
  assert.equal(world.network.taken().length, 2);
  const { clockSkewSeconds } = (await world.whole(behind.context, id)).connection;
  assert.ok(Math.abs(clockSkewSeconds - 3_600) <= 1, `${clockSkewSeconds} s`);
  assert.equal((await world.signIn(behind, id)).type, 'signedIn');
  assert.equal(world.network.taken().length, 1);
});

inEachInstallation(
  'a test finds the host and audience that work, a token call uses what was found and never searches',
  async (world) => {
    const process = await world.process();
    const id = await world.connect(process, 'acme', { appKind: 'connected-app' });
    world.upload(await world.download(process));
    const { orgId, consumerKey, loginUrl } = world.org();
    world.control.patchApp(orgId, consumerKey, { myDomainRequired: true });

    const refused = await world.signIn(process, id);
    assert.equal(refused.type === 'notSignedIn' && refused.failure.code, 'appNotFound');
    const targetsOf = () => world.network.taken().map(({ host, claims }) => [host, claims.aud]);
    assert.deepEqual(targetsOf(), [[loginUrl, 'https://login.salesforce.com']]);

    const tested = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
    assert.equal(tested.verified, true);
    const own = [loginUrl, loginUrl];
    assert.deepEqual(targetsOf(), [[loginUrl, 'https://login.salesforce.com'], own]);
    const { connection } = await world.whole(process.context, id);
    assert.deepEqual(connection.found, { tokenHost: loginUrl, audience: loginUrl });

    assert.equal((await world.signIn(process, id)).type, 'signedIn');
    assert.deepEqual(targetsOf(), [own]);
  },
  {
    orgs: [{ origin: 'https://acme.my.salesforce.com' }],
    loginOrigin: 'https://login.salesforce.com',
  },
);

inEachInstallation('a token of another org than the pinned one is given to nobody and not cached', async (world) => {
  const { process, id } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  const { orgId } = world.org();
  world.control.patchOrg(orgId, { faults: { otherOrgId: {} } });
  const result = await world.signIn(process, id);
  assert.equal(result.type, 'notSignedIn');
  const failure = result.type === 'notSignedIn' ? result.failure : assert.fail();
  assert.equal(failure.code, 'orgChanged');
  assert.equal('pinned' in failure && failure.pinned, orgId);
  assert.equal(await process.context.store.read((tx) => tx.tokens.get(id)), null);
  assert.deepEqual((await world.attempts(process, id)).at(-1)?.outcome, { type: 'accepted' });
});

inEachInstallation('an outcome that cannot be written still gives the token', async (world) => {
  const { process, id } = await world.connected();
  const { store } = process.context;
  let isBroken = false;
  const breaking: Store = {
    read: (work) => store.read(work),
    write: (work) => (isBroken ? Promise.reject(new Error('the disk is full')) : store.write(work)),
    close: () => store.close(),
  };
  const unlucky = await world.process({ store: breaking });
  world.network.fate = async (pass): Promise<HttpResponse> => {
    const answer = await pass();
    isBroken = true;
    return answer;
  };
  const result = await world.signIn(unlucky, id);
  assert.equal(result.type, 'signedIn');
  assert.deepEqual((await world.attempts(process, id)).at(-1)?.outcome, { type: 'open' });
  assert.match(world.logged.join('\n'), /could not be recorded/);
});

inEachInstallation('a token that cannot be sealed is given out, and its acceptance is recorded', async (world) => {
  const process = await world.process();
  const id = await world.connect(process);
  world.upload(await world.download(process));
  process.context.sealer.seal = () => Promise.reject(new Error('the vault has gone'));

  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  assert.deepEqual(await world.states(process), ['active']);
  assert.deepEqual((await world.attempts(process, id)).at(-1)?.outcome, { type: 'accepted' });
  assert.equal(await process.context.store.read((tx) => tx.tokens.get(id)), null);
});

inEachInstallation('ends at once when its caller gives up while it pauses', async (world) => {
  const { process, id } = await world.connected();
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
  await world.download(process);
  const controller = new AbortController();
  const options = { purpose: 'token', deadlineMs: 60_000, signal: controller.signal } as const;
  const work = signIn(process.context, id, options);
  await world.clock.untilSleeping();
  controller.abort(new Error('given up'));
  await assert.rejects(work, /given up/);
  assert.ok((await world.attempts(process, id)).every(({ outcome }) => outcome.type !== 'open'));
});
