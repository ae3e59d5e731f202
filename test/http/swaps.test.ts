// Rotations without hands by the API alone: every route of them, each answer in the shape that the document tells.

import assert from 'node:assert/strict';
import { newId, secondMs } from '../../src/domain/ports.ts';
import { routes } from '../../src/http/routes.ts';
import { runRollouts } from '../../src/operations/rotation/loops/run-rollouts.ts';
import { runSwaps } from '../../src/operations/rotation/loops/run-swaps.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { openApiScene } from './api-scene.ts';

onEachDatabase('a rotation without hands and one of many are begun, followed and told by the API', async (place, t) => {
  const scene = await openApiScene(t, place);
  const { installation, needs } = scene;
  let admin = await scene.account('anna', 'administrator');
  const call = async (act: string, path: string, body?: unknown, expected?: number) => {
    const one = routes.find((route) => route.act === act) ?? assert.fail(act);
    const response = await installation.drive(scene.as(admin, one.method.toUpperCase(), path, body));
    const view = await response.json();
    assert.equal(response.status, expected ?? one.status, JSON.stringify(view));
    if (expected === undefined) assert.deepEqual(one.answer.safeParse(view).error, undefined, act);
    return view as Record<string, unknown>;
  };
  const { loginUrl, username, consumerKey } = installation.org();
  assert.equal(await call('rotation.showRollout', '/api/rollout'), null);
  await call('connection.add', '/api/connections', { name: 'acme', loginUrl, username, consumerKey });
  const { pem } = await call('certificate.download', '/api/connections/acme/certificates', {});
  const deployment = '/api/connections/acme/rotation/deployment';
  assert.equal((await call('rotation.startDeploy', deployment, undefined, 409)).code, 'handsFreeOff');
  const rotation = { rotation: 'hands-free' };
  const unagreed = await call('connection.set', '/api/connections/acme', rotation, 400);
  assert.deepEqual([unagreed.field, unagreed.code], ['confirmApp', 'invalidInput']);
  await call('connection.set', '/api/connections/acme', { ...rotation, confirmApp: 'acme' }, 400);
  await call('connection.set', '/api/connections/acme', { ...rotation, confirmApp: 'Latchkey' });
  await call('connection.set', '/api/connections/acme', rotation);
  assert.equal((await call('rotation.startDeploy', deployment, undefined, 409)).code, 'nothingToSwap');
  installation.upload({ pem: String(pem) });
  assert.equal((await call('connection.test', '/api/connections/acme/test')).verified, true);
  const process = { context: needs } as never;
  const whole = await installation.whole(
    needs,
    String((await needs.store.read((tx) => tx.connections.byName('acme')))?.id),
  );
  await installation.settle(process, whole.connection.id);

  const preview = await call('rotation.previewDeploy', `${deployment}/preview`);
  assert.deepEqual([preview.problem, preview.message, preview.isToCome], [null, null, true]);
  const { id, phase } = await call('rotation.startDeploy', deployment);
  assert.equal(phase, 'proving');
  assert.equal((await call('rotation.startDeploy', deployment)).id, id, 'one under way is the one');
  const holder = newId(needs.random);
  const shown = async () => (await call('rotation.show', '/api/connections/acme/rotation')).swap as { phase: string };
  for (let turns = 0; turns < 100 && (await shown()).phase !== 'settled'; turns += 1) {
    await installation.drive(runSwaps(needs, holder));
    await installation.clock.advance(20 * secondMs);
  }
  assert.equal((await shown()).phase, 'settled');

  const nothing = await call('rotation.startRollout', '/api/rollout', { pattern: 'ac*' }, 409);
  assert.equal(nothing.code, 'nothingToRollOut', 'it was rotated a moment ago');
  await installation.clock.advance(2 * 86_400 * secondMs);
  admin = await scene.account('ben', 'administrator');
  const begun = await call('rotation.startRollout', '/api/rollout', { pattern: 'ac*', batch: 5 });
  assert.deepEqual([begun.phase, begun.batch, begun.stopAfter, begun.askedBy], ['running', 5, 1, 'ben']);
  await call('rotation.startRollout', '/api/rollout', { batch: 0 }, 400);
  await installation.drive(runRollouts(needs, holder));
  const [app] = (await call('rotation.showRollout', '/api/rollout')).apps as { standing: string }[];
  assert.equal(app?.standing, 'underWay');
  assert.equal((await call('rotation.stopRollout', '/api/rollout/stop')).stoppedBy, 'ben');
  assert.equal((await call('rotation.stopRollout', '/api/rollout/stop', undefined, 409)).code, 'rolloutNotFound');
});
