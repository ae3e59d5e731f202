// The fleet in memory: read once for all who ask together, brought up by what changed, whoever changed it.

import assert from 'node:assert/strict';
import { minuteMs, secondMs } from '../../../src/domain/ports.ts';
import type { ReadTransaction, Store } from '../../../src/domain/store.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { countConnections } from '../../../src/operations/connection/count.ts';
import { listConnections } from '../../../src/operations/connection/list.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { keepPlaces } from '../../../src/operations/status/loops/keep-places.ts';
import { withWindows } from '../../support/other-windows.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const loginUrl = 'https://login.salesforce.com';
const wish = { sort: 'urgency', after: null, limit: 10 } as const;

async function openFleet(installation: Installation) {
  const { context } = await installation.process();
  for (const name of ['alpha', 'bravo', 'charlie'])
    await addConnection.run(context, { name, loginUrl, username: `${name}@acme.example` });
  const { store, calls } = counting(context.store);
  return { ours: { ...context, store }, theirs: (await installation.process()).context, calls };
}

/** Which of the connections' windows were asked, with how many rows. */
function counting(store: Store): { store: Store; calls: string[] } {
  const calls: string[] = [];
  const read = <T>(work: (tx: ReadTransaction) => Promise<T>) =>
    store.read((tx) => {
      const connections = new Proxy(tx.connections, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (!(value instanceof Function)) return value;
          return async (...given: unknown[]) => {
            const found: unknown = await value.apply(target, given);
            calls.push(`${String(name)} ${Array.isArray(found) ? found.length : ''}`.trim());
            return found;
          };
        },
      });
      return work(withWindows(tx, { connections }));
    });
  return { store: { ...store, read, write: (work) => store.write(work), close: () => store.close() }, calls };
}

const whole = 'page 3';

inEachInstallation(
  'fifty who ask together read the fleet once, and after a change what changed',
  async (installation) => {
    const { ours, theirs, calls } = await openFleet(installation);
    const fifty = () => Promise.all(Array.from({ length: 50 }, () => listConnections.run(ours, wish)));
    const [first] = await fifty();
    assert.equal(calls.filter((call) => call === whole).length, 1);
    assert.deepEqual(
      first?.connections.map(({ connection }) => connection.name),
      ['alpha', 'bravo', 'charlie'],
    );
    calls.length = 0;
    await setConnection.run(theirs, { name: 'bravo', contacts: ['new@acme.example'] });
    await fifty();
    assert.deepEqual(
      calls.filter((call) => call.startsWith('page')),
      [],
    );
    assert.ok(calls.includes('byIds 1'));
  },
);

inEachInstallation('what another process changed shows in the next answer', async (installation) => {
  const { ours, theirs } = await openFleet(installation);
  const listed = async (more: object = {}) => {
    const { connections, matching } = await listConnections.run(ours, { ...wish, ...more });
    return [connections.map(({ connection, state }) => `${connection.name} ${state}`).join(), matching];
  };
  const counts = async () => countConnections.view(await countConnections.run(ours));
  assert.deepEqual(await listed({ sort: 'name', limit: 1 }), ['alpha needsCertificate', null]);
  assert.deepEqual((await counts()).states, [{ state: 'needsCertificate', count: 3 }]);
  await downloadCertificate.run(theirs, { name: 'alpha', algorithm: 'rsa-2048', lifetimeDays: 365 });
  assert.deepEqual(await listed({ sort: 'name', limit: 1 }), ['alpha needsConsumerKey', null]);
  assert.deepEqual(await listed({ state: 'needsConsumerKey' }), ['alpha needsConsumerKey', 1]);
  await setConnection.run(theirs, { name: 'bravo', labels: ['emea'] });
  assert.deepEqual(await listed({ sort: 'name', label: 'emea' }), ['bravo needsCertificate', null]);
  await removeConnection.run(theirs, { name: 'charlie', announced: { keyPairs: [], otherConnections: [] } });
  assert.equal((await listed())[1], 2);
  assert.deepEqual((await counts()).states.map(({ count }) => count).sort(), [1, 1]);
});

inEachInstallation(
  'the loop looks at all again within twenty seconds, and nobody who asks waits for it',
  async (installation) => {
    const { ours, calls } = await openFleet(installation);
    const wholes = async () => {
      calls.length = 0;
      await listConnections.run(ours, wish);
      return calls.filter((call) => call === whole).length;
    };
    assert.equal(await wholes(), 1);
    await installation.clock.advance(20 * secondMs);
    assert.equal(await wholes(), 0);
    await keepPlaces(ours);
    assert.deepEqual(
      calls.filter((call) => call.startsWith('page')),
      [whole],
    );
    await installation.clock.advance(59 * secondMs);
    assert.equal(await wholes(), 0);
    // No loop ran for a minute: what is known is too old to be told.
    await installation.clock.advance(secondMs);
    assert.equal(await wholes(), 1);
  },
);

inEachInstallation('while nobody asks, the loop looks at nothing', async (installation) => {
  const { ours, calls } = await openFleet(installation);
  await keepPlaces(ours);
  assert.deepEqual(calls, []);
  await listConnections.run(ours, wish);
  await installation.clock.advance(11 * minuteMs);
  calls.length = 0;
  await keepPlaces(ours);
  assert.deepEqual(calls, []);
});

inEachInstallation(
  'a place that changes stands where a sort of all would put it, in each order',
  async (installation) => {
    const { ours, theirs } = await openFleet(installation);
    const orders = ['name', 'urgency', 'daysLeft'] as const;
    const namesIn = async (sort: (typeof orders)[number], process = ours) =>
      (await listConnections.within(process, { ...wish, sort }, reach)).connections.map(
        ({ connection }) => connection.name,
      );
    const reach = { connections: ['alpha', 'bravo', 'charlie', 'delta'], withWholeApp: [] };
    for (const sort of orders) await namesIn(sort);
    await downloadCertificate.run(theirs, { name: 'charlie', algorithm: 'rsa-2048', lifetimeDays: 365 });
    await downloadCertificate.run(theirs, { name: 'bravo', algorithm: 'rsa-2048', lifetimeDays: 90 });
    await addConnection.run(theirs, { name: 'delta', loginUrl, username: 'delta@acme.example' });
    for (const sort of orders) assert.deepEqual(await namesIn(sort), await namesIn(sort, theirs), sort);
    assert.deepEqual(await namesIn('daysLeft'), ['bravo', 'charlie', 'alpha', 'delta']);
  },
);
