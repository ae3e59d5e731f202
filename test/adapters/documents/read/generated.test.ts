import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApexFacts } from '../../../../src/adapters/documents/read/apex-facts.ts';
import { describeComponent } from '../../../../src/adapters/documents/read/describe.ts';
import type { FlowFacts } from '../../../../src/adapters/documents/read/flow-facts.ts';
import { generateClass } from '../../../support/metadata/generated-apex.ts';
import { generateFlow } from '../../../support/metadata/generated-flows.ts';
import { scanned } from '../../../support/metadata/scan-record.ts';
import { smallOrgNames } from '../../../support/metadata/small-org.ts';

test('200 classes over the whole grammar: parsed whole, each public method told, each object queried or changed found', async () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const name = `Generated${seed}`;
    const { source, publicMethods, queried, changed } = generateClass(name, seed, smallOrgNames);
    const { facts, references, problem } = await describeComponent(
      scanned('ApexClass', name, { 'classes/a.cls': source }),
    );
    const { members, read, documentation } = facts as ApexFacts;
    assert.equal(problem, null, `${seed}: ${problem}`);
    assert.equal(read, 'whole');
    assert.equal(documentation, `Looks after ${name}.`);
    const told = members
      .filter(({ kind, name: called }) => kind === 'method' && /^method\d$/.test(called))
      .map(({ name: called }) => called);
    assert.deepEqual(told, publicMethods);
    const of = (...uses: string[]) =>
      new Set(
        references
          .filter(({ to, use }) => to.startsWith('CustomObject:') && uses.includes(use))
          .map(({ to }) => to.slice('CustomObject:'.length)),
      );
    for (const object of queried) assert.ok(of('reads').has(object), `${seed}: a query of ${object}`);
    for (const object of changed)
      assert.ok(of('creates', 'changes', 'deletes').has(object), `${seed}: a change of ${object}`);
  }
});

test('60 flows with every element: each element and each connection told, every reference with its element', async () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const name = `Flow_${seed}`;
    const flow = generateFlow(name, seed, smallOrgNames);
    const { facts, references, problem } = await describeComponent(scanned('Flow', name, { 'flows/a.flow': flow.xml }));
    const { elements, connections, start } = facts as FlowFacts;
    assert.equal(problem, null);
    assert.deepEqual(elements.map((element) => element.name).toSorted(), flow.elements.toSorted());
    assert.equal(connections.length, flow.connections, `${seed}`);
    assert.equal(start.object, flow.object);
    for (const { evidence } of references) assert.match(evidence, /^(?:start of the flow|element \w+|formula \w+)$/);
  }
});
