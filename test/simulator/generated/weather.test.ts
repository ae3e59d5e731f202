import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulator } from '../../../simulator/simulator.ts';
import { START, seededRandom, signAssertion } from '../scenario.ts';
import { ask, held, type SignedIn, signedIn } from '../signed-in.ts';
import { element, elements, soap } from '../soap.ts';

const LIST = '<listMetadata><queries><type>ApexClass</type></queries></listMetadata>';
const faultOf = async (scenario: SignedIn) => element('faultcode', (await soap(scenario, LIST)).text);

describe('the daily limit of API requests', () => {
  it('counts SOAP and REST alike, is told in every answer, and is reached in the middle', async () => {
    const scenario = await signedIn({ apiRequestLimit: 103, apiRequestsUsed: 100 });
    const { headers } = await soap(scenario, LIST);
    assert.equal(headers.get('sforce-limit-info'), 'api-usage=101/103');
    assert.equal(
      (await ask(scenario, '/services/data/v68.0/sobjects')).headers.get('sforce-limit-info'),
      'api-usage=102/103',
    );
    assert.equal(await faultOf(scenario), '');
    assert.equal(await faultOf(scenario), 'sf:REQUEST_LIMIT_EXCEEDED');
    const { status, json } = await ask(scenario, '/services/data/v68.0/limits');
    assert.deepEqual([status, json[0].errorCode], [403, 'REQUEST_LIMIT_EXCEEDED']);
    scenario.simulator.control.patchOrg(scenario.orgId, { apiRequestsUsed: 0 });
    assert.equal(await faultOf(scenario), '');
  });
});

describe('a fault', () => {
  it('lets as many requests pass first as it was told', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.patchOrg(scenario.orgId, { faults: { serverError: { after: 2, count: 1 } } });
    const faults = [];
    for (let call = 0; call < 4; call++) faults.push(await faultOf(scenario));
    assert.deepEqual(faults, ['', '', 'sf:UNKNOWN_EXCEPTION', '']);
  });

  it('ends every session in the middle, and a new sign-in goes on', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.patchOrg(scenario.orgId, {
      faults: { sessionEnds: { path: '/services/Soap', after: 1, count: 1 } },
    });
    assert.equal(await faultOf(scenario), '');
    assert.equal(await faultOf(scenario), 'sf:INVALID_SESSION_ID');
    assert.equal(await faultOf(scenario), 'sf:INVALID_SESSION_ID');
    assert.ok(signAssertion(scenario, held.privateKey));
  });
});

describe('the latency of an org', () => {
  it('is waited at every call below /services, and nowhere else', async () => {
    const waited: number[] = [];
    const simulator = createSimulator({
      clock: { now: () => START },
      random: seededRandom(1),
      delay: async (milliseconds) => void waited.push(milliseconds),
      orgs: [{ latencyMs: 50 }],
    });
    const [org] = simulator.control.orgs();
    await simulator.fetch(new Request(`${org?.loginUrl}/services/data`));
    await simulator.fetch(new Request(`${org?.loginUrl}/setup`));
    assert.deepEqual(waited, [50]);
  });
});

describe('changes to a generated org', () => {
  it('are as many as were asked for, each in the list, in the contents and in the truth', async () => {
    const scenario = await signedIn({ components: 2000 });
    const { control } = scenario.simulator;
    const before = control.truth(scenario.orgId).map(({ type, fullName }) => `${type} ${fullName}`);
    scenario.clock.at += 3_600_000;
    const changes = control.changeComponents(scenario.orgId, { edit: 20, add: 10, remove: 5 });
    const of = (act: string) =>
      changes.filter((change) => change.act === act).map(({ type, fullName }) => `${type} ${fullName}`);
    assert.deepEqual([of('edited').length, of('added').length, of('removed').length], [20, 10, 5]);
    assert.equal(new Set(changes.map(({ type, fullName }) => `${type} ${fullName}`)).size, 35);
    for (const change of changes)
      assert.equal(change.act === 'edited', change.differences.length > 0, JSON.stringify(change));

    const after = control.truth(scenario.orgId).map(({ type, fullName }) => `${type} ${fullName}`);
    assert.deepEqual(after.filter((name) => !before.includes(name)).sort(), of('added').sort());
    assert.deepEqual(before.filter((name) => !after.includes(name)).sort(), of('removed').sort());
    for (const { type, fullName, by, at } of changes.filter(({ act }) => act === 'edited')) {
      if (type === 'Report') continue;
      const { text } = await soap(scenario, `<listMetadata><queries><type>${type}</type></queries></listMetadata>`);
      const listed = elements('result', text).find((result) => element('fullName', result) === fullName) ?? '';
      assert.deepEqual([element('lastModifiedByName', listed), element('lastModifiedDate', listed)], [by, at]);
    }
    assert.deepEqual(control.changes(scenario.orgId), changes);
  });

  it('can come again and again to the same org', async () => {
    const scenario = await signedIn({ components: 300 });
    const { control } = scenario.simulator;
    for (let day = 0; day < 5; day++) control.changeComponents(scenario.orgId, { edit: 5, add: 2, remove: 1 });
    assert.equal(
      control.truth(scenario.orgId).length,
      300 + 10 - control.changes(scenario.orgId).filter(({ act }) => act === 'removed').length,
    );
  });
});
