// When a rotation without hands does not begin to change the org: somebody else deploys, or the way back would be shut.

import assert from 'node:assert/strict';
import { hourMs } from '../../../src/domain/ports.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { swapProblemWords } from '../../../src/text/rotation/swap-words.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree } from './swap-scene.ts';

inEachInstallation('nothing is deployed while somebody else deploys', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const slots = context.certificateSlots;
  const running = { id: '0Af000000000099', isUnderWay: true, isCheckOnly: false, byId: '005000000000099', by: 'Bo' };
  let posted = 0;
  const crowded: SwapContext['certificateSlots'] = {
    all: (...asked) => slots.all(...asked),
    one: (...asked) => slots.one(...asked),
    missingPermissions: (...asked) => slots.missingPermissions(...asked),
    result: (...asked) => slots.result(...asked),
    deploys: async (...asked) => {
      const read = await slots.deploys(...asked);
      return read.type === 'read' ? { ...read, value: [...read.value, running] } : read;
    },
    deploy(session, wish, signal) {
      if (!wish.isCheckOnly) posted += 1;
      return slots.deploy(session, wish, signal);
    },
  };
  const { swap } = await carried(world, { ...context, certificateSlots: crowded });
  assert.deepEqual([swap.phase, swap.problem, posted], ['refused', { type: 'deployRunning', by: 'Bo' }, 0]);
});

inEachInstallation(
  'an old certificate that ends before a way back would is not taken out of the slot',
  async (world) => {
    const { context, certificate } = await handsFree(world, 'connected-app');
    await world.clock.advance(certificate.pair.notAfter - world.clock.now() - hourMs);
    const { swap } = await carried(world, context);
    assert.deepEqual([swap.phase, swap.problem], ['refused', { type: 'oldExpired' }]);
  },
);

for (const [kind, entered] of [
  ['connected-app', 'external-client-app'],
  ['external-client-app', 'connected-app'],
] as const) {
  inEachInstallation(
    `of a ${kind} that is entered as the other kind the kind is named, and how to mend it`,
    async (world) => {
      const { context } = await handsFree(world, entered);
      const { swap } = await carried(world, context);
      assert.ok(swap.problem?.type === 'otherKind', JSON.stringify(swap.problem));
      assert.equal(swap.problem.kind, kind);
      assert.match(swapProblemWords(swap.problem), new RegExp(`connection set NAME --app-kind ${kind}`));
    },
    { orgs: [{ appKind: kind }] },
  );
}
