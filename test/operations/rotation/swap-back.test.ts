// The way back of a rotation without hands puts nothing back that may sign nothing any more.

import assert from 'node:assert/strict';
import type { CertificateSlots } from '../../../src/domain/org/certificate-slots.ts';
import { dayMs, hourMs } from '../../../src/domain/ports.ts';
import { isOpenSwap } from '../../../src/domain/rotation/swap-phases.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree } from './swap-scene.ts';

const deployPath = '/services/data/v68.0/metadata/deployRequest';
const external = { orgs: [{ appKind: 'external-client-app' as const }] };

inEachInstallation(
  'a key that leaked meanwhile is not put back',
  async (world) => {
    const { context, certificate } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
    let isTampered = false;
    const { swap } = await carried(world, context, async ({ phase }) => {
      if (phase !== 'accepting' || isTampered) return;
      isTampered = true;
      await world.place.tamper(`update key_pair set state = 'compromised' where state = 'active'`);
    });
    assert.ok(isTampered);
    assert.equal(swap.phase, 'stopped');
    assert.deepEqual(swap.problem, { type: 'pairGone', fingerprint: certificate.pair.fingerprint });
    assert.equal(swap.restoresAsked, 0);
  },
  external,
);

inEachInstallation(
  'a certificate that expired meanwhile, as when a machine slept, is not put back',
  async (world) => {
    const { context, certificate } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
    await world.clock.advance(certificate.pair.notAfter - world.clock.now() - 3 * hourMs);
    let isLate = false;
    const { swap, phases } = await carried(world, context, async ({ phase }) => {
      if (isLate) assert.ok(!isOpenSwap(phase), `still ${phase}`);
      if (phase !== 'accepting' || isLate) return;
      isLate = true;
      await world.clock.advance(3 * hourMs);
    });
    assert.ok(isLate, JSON.stringify(phases));
    assert.equal(swap.phase, 'stopped');
    assert.deepEqual(swap.problem, { type: 'oldExpired' });
    assert.equal(swap.restoresAsked, 0);
  },
  external,
);

const slept = {
  accepting: { certificateDeploys: 'ignore', ends: { type: 'oldExpired' } },
  settling: { certificateDeploys: 'replace', ends: 'pairGone' },
  provingBack: { certificateDeploys: 'ignore', ends: { type: 'oldExpired' } },
} as const;

for (const [phase, { certificateDeploys, ends }] of Object.entries(slept)) {
  inEachInstallation(
    `where both certificates expired while it was ${phase}, as when a machine slept for years, it ends`,
    async (world) => {
      const { context } = await handsFree(world, 'external-client-app', { certificateDeploys });
      let looks = 0;
      const { swap, phases } = await carried(world, context, async (swap) => {
        if (looks > 0 || swap.phase === phase) looks += 1;
        if (looks === 1) await world.clock.advance(3 * 365 * dayMs);
        assert.ok(looks < 5, `still ${swap.phase}`);
      });
      assert.ok(looks > 0, JSON.stringify(phases));
      const fingerprint = (await context.store.read((tx) => tx.keyPairs.byId(swap.newKeyPairId)))?.fingerprint;
      assert.deepEqual(
        [swap.phase, swap.problem],
        ['stopped', ends === 'pairGone' ? { type: 'pairGone', fingerprint } : ends],
      );
    },
    external,
  );
}

inEachInstallation(
  'a deploy that puts back and never comes to the org is sent three times, and the one forth is not taken for it',
  async (world) => {
    const { context } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
    let sent = 0;
    const deploys: (string | null | undefined)[] = [];
    const { swap } = await carried(
      world,
      context,
      async ({ deploy, restore }) => void deploys.push(restore?.id === deploy?.id ? restore?.id : null),
      (phase) => {
        if (phase !== 'restoring') return;
        sent += 1;
        assert.ok(sent <= 3);
        world.control.patchOrg(world.org().orgId, { faults: { reset: { path: deployPath, count: 1 } } });
      },
    );
    assert.deepEqual([swap.phase, swap.problem], ['stopped', { type: 'notReceived' }]);
    assert.deepEqual([sent, swap.restoresAsked], [3, 3]);
    assert.deepEqual(deploys.filter(Boolean), []);
  },
  external,
);

inEachInstallation(
  'a deploy that never comes to the org is sent three times',
  async (world) => {
    const { context } = await handsFree(world, 'external-client-app');
    let sent = 0;
    const { swap } = await carried(world, context, undefined, (phase) => {
      if (phase !== 'deploying') return;
      sent += 1;
      assert.ok(sent <= 3);
      world.control.patchOrg(world.org().orgId, { faults: { reset: { path: deployPath, count: 1 } } });
    });
    assert.deepEqual([swap.phase, swap.problem], ['refused', { type: 'notReceived' }]);
    assert.deepEqual([sent, swap.deploysAsked], [3, 3]);
  },
  external,
);

inEachInstallation(
  'what the org wrote anew at our own deploy is no change by others',
  async (world) => {
    const { context } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
    const slots = context.certificateSlots;
    let isDeployed = false;
    const rewriting: CertificateSlots = {
      ...slots,
      async deploy(session, wish, signal) {
        isDeployed ||= !wish.isCheckOnly;
        return slots.deploy(session, wish, signal);
      },
      async one(session, kind, component, signal) {
        const answer = await slots.one(session, kind, component, signal);
        if (!isDeployed || answer.type !== 'read' || answer.value === null) return answer;
        const { form } = answer.value;
        if (typeof form === 'string') return answer;
        const text = form.text.replace('</ExtlClntAppGlobalOauthSettings>', '    <isOfLater>false</isOfLater>\n$&');
        assert.notEqual(text, form.text);
        return { ...answer, value: { ...answer.value, form: { ...form, text } } };
      },
    };
    const { swap } = await carried(world, { ...context, certificateSlots: rewriting });
    assert.equal(swap.phase, 'rolledBack', JSON.stringify(swap.problem));
  },
  external,
);
