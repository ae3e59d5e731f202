import assert from 'node:assert/strict';
import { minuteMs } from '../../../src/domain/ports.ts';
import { endPass } from '../../../src/operations/rotation/loops/end-pass.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('passes without work write once a minute that the reconciler runs', async (world) => {
  const { context } = await world.process();
  const ranAt = () => context.store.read((tx) => tx.facts.get('reconcilerRanAt'));
  const start = world.clock.now();
  await endPass(context);
  assert.equal(await ranAt(), start);
  await world.clock.advance(minuteMs - 1);
  await endPass(context);
  assert.equal(await ranAt(), start);
  await world.clock.advance(1);
  await endPass(context);
  assert.equal(await ranAt(), start + minuteMs);
  // Dated ahead, it would say for long that all is well.
  await context.store.write((tx) => tx.facts.set('reconcilerRanAt', world.clock.now() + 60 * minuteMs));
  await endPass(context);
  assert.equal(await ranAt(), world.clock.now());
});
