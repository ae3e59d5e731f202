import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeKeyPair } from './key-pair.ts';
import { createScenario, lastOutcome, signIn } from './scenario.ts';

const before = makeKeyPair();
const after = makeKeyPair();
const TWO_TO_TEN_MINUTES = { minSeconds: 120, maxSeconds: 600 };

describe('a saved certificate', () => {
  it('reaches each server after a delay of its own within the range of the org', () => {
    const { simulator, orgId, consumerKey, clock } = createScenario({ propagation: TWO_TO_TEN_MINUTES, servers: 8 });
    const saved = simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    const delays = saved.reachesServersAt.map((at) => (Date.parse(at) - clock.now()) / 1000);
    assert.equal(delays.length, 8);
    assert.ok(delays.every((seconds) => seconds >= 120 && seconds <= 600));
    assert.ok(new Set(delays).size > 1);
  });

  it('is seen by no server before the first delay, by some between, by all after the last', () => {
    const { simulator, orgId, consumerKey, clock } = createScenario({ propagation: TWO_TO_TEN_MINUTES, servers: 8 });
    simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    const seen = () => simulator.control.certificatesSeenByServers(orgId, consumerKey);
    clock.at += 119_000;
    assert.deepEqual(new Set(seen()), new Set([null]));
    clock.at += 241_000;
    assert.deepEqual(new Set(seen()), new Set([null, after.fingerprint]));
    clock.at += 240_000;
    assert.deepEqual(new Set(seen()), new Set([after.fingerprint]));
  });

  it('lets either key sign in while it is on its way, and only the new one afterwards', async () => {
    const scenario = createScenario({ servers: 8 });
    const { simulator, orgId, consumerKey, clock } = scenario;
    simulator.control.uploadCertificate(orgId, consumerKey, before.certificatePem);
    simulator.control.patchOrg(orgId, { propagation: TWO_TO_TEN_MINUTES });
    simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    clock.at += 360_000;
    const answers = new Set<string>();
    for (let i = 0; i < 40; i++) {
      answers.add(`before ${(await signIn(scenario, before.privateKey)).status}`);
      answers.add(`after ${(await signIn(scenario, after.privateKey)).status}`);
    }
    assert.deepEqual(answers, new Set(['before 200', 'before 400', 'after 200', 'after 400']));
    clock.at += 240_000;
    for (let i = 0; i < 20; i++) {
      assert.equal((await signIn(scenario, before.privateKey)).status, 400);
      assert.equal(lastOutcome(scenario), 'wrongKey');
      assert.equal((await signIn(scenario, after.privateKey)).status, 200);
    }
  });

  it('is not overtaken by an earlier one that is still on its way', () => {
    const { simulator, orgId, consumerKey, clock } = createScenario({ servers: 8 });
    simulator.control.patchOrg(orgId, { propagation: { minSeconds: 600, maxSeconds: 600 } });
    simulator.control.uploadCertificate(orgId, consumerKey, before.certificatePem);
    simulator.control.patchOrg(orgId, { propagation: { minSeconds: 0, maxSeconds: 0 } });
    simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    clock.at += 600_000;
    assert.deepEqual(
      new Set(simulator.control.certificatesSeenByServers(orgId, consumerKey)),
      new Set([after.fingerprint]),
    );
  });

  it('moves on when the clock is driven, while exp stays on real time', async () => {
    const scenario = createScenario();
    const { simulator, orgId, consumerKey } = scenario;
    simulator.control.patchOrg(orgId, { propagation: TWO_TO_TEN_MINUTES });
    simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    assert.equal((await signIn(scenario, after.privateKey)).status, 400);
    simulator.control.advanceClock(600);
    assert.equal((await signIn(scenario, after.privateKey)).status, 200);
  });

  it('leaves the tokens given out before alone', async () => {
    const scenario = createScenario();
    const { simulator, orgId, consumerKey } = scenario;
    simulator.control.uploadCertificate(orgId, consumerKey, before.certificatePem);
    await signIn(scenario, before.privateKey);
    simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    assert.deepEqual(simulator.control.revokeSessions(), { revoked: 1 });
  });
});

describe('what each server would say', () => {
  it('is told for every server without counting a login', async () => {
    const scenario = createScenario({ servers: 4, loginsPerHour: 1 });
    const { simulator, orgId, consumerKey, username, clock } = scenario;
    simulator.control.uploadCertificate(orgId, consumerKey, before.certificatePem);
    simulator.control.patchOrg(orgId, { propagation: TWO_TO_TEN_MINUTES });
    simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
    const say = (fingerprint: string) =>
      simulator.control.refusalsByServers({ orgId, consumerKey, username, fingerprint });
    assert.deepEqual(say(before.fingerprint), [null, null, null, null]);
    assert.deepEqual(say(after.fingerprint), ['wrongKey', 'wrongKey', 'wrongKey', 'wrongKey']);
    clock.at += 600_000;
    assert.deepEqual(say(after.fingerprint), [null, null, null, null]);
    assert.equal((await signIn(scenario, after.privateKey)).status, 200);
  });

  it('is the same at every run from the same seed', () => {
    const arrivals = (seed: number) => {
      const { simulator, orgId, consumerKey, clock } = createScenario({ propagation: TWO_TO_TEN_MINUTES }, seed);
      simulator.control.uploadCertificate(orgId, consumerKey, after.certificatePem);
      const [revision] = simulator.control.certificateRevisions(orgId, consumerKey).slice(-1);
      return [orgId, consumerKey, revision?.reachesServersAt.map((at) => at - clock.now())];
    };
    assert.deepEqual(arrivals(7), arrivals(7));
    assert.notDeepEqual(arrivals(7), arrivals(8));
  });
});
