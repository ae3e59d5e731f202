import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NamedComponent } from '../../../simulator/control/truth.ts';
import { type SignedIn, signedIn } from '../signed-in.ts';
import { elements, soap } from '../soap.ts';

const SIZE = 400;
const named = ({ type, fullName }: NamedComponent) => `${type} ${fullName}`;

async function listed(scenario: SignedIn, ...queries: { type: string; folder?: string }[]): Promise<NamedComponent[]> {
  const asked = queries.map(({ type, folder }) => {
    const inFolder = folder === undefined ? '' : `<folder>${folder}</folder>`;
    return `<queries>${inFolder}<type>${type}</type></queries>`;
  });
  const { status, text } = await soap(scenario, `<listMetadata>${asked.join('')}</listMetadata>`);
  assert.equal(status, 200, text);
  return elements('result', text).map((result) => ({
    type: elements('type', result)[0] ?? '',
    fullName: elements('fullName', result)[0] ?? '',
  }));
}

interface Described {
  name: string;
  children: string[];
  inFolder: boolean;
}

async function described(scenario: SignedIn): Promise<Described[]> {
  const { text } = await soap(scenario, '<describeMetadata><asOfVersion>68.0</asOfVersion></describeMetadata>');
  return elements('metadataObjects', text).map((one) => ({
    name: elements('xmlName', one)[0] ?? '',
    children: elements('childXmlNames', one),
    inFolder: elements('inFolder', one)[0] === 'true',
  }));
}

const folderType = (type: string) => (type === 'EmailTemplate' ? 'EmailFolder' : `${type}Folder`);

/** As a scan does: every type and every child by name, folders one by one. */
async function inventory(scenario: SignedIn): Promise<NamedComponent[]> {
  const found: NamedComponent[] = [];
  for (const { name, children, inFolder } of await described(scenario)) {
    if (!inFolder) found.push(...(await listed(scenario, { type: name })));
    for (const child of children) found.push(...(await listed(scenario, { type: child })));
    if (!inFolder) continue;
    const folders = await listed(scenario, { type: folderType(name) });
    found.push(...folders);
    for (const { fullName } of folders) found.push(...(await listed(scenario, { type: name, folder: fullName })));
  }
  return found;
}

describe('the inventory of a generated org', () => {
  it('is what truth says, but for the types that list nothing, and as many as were asked for', async () => {
    for (const appKind of ['connected-app', 'external-client-app'] as const) {
      const scenario = await signedIn({ components: SIZE, appKind });
      const truth = scenario.simulator.control.truth(scenario.orgId);
      assert.equal(truth.length, SIZE);
      assert.equal(new Set(truth.map(named)).size, SIZE);
      const silent = truth.filter(({ type }) => type === 'StandardValueSet' || type === 'BotVersion');
      assert.ok(silent.length >= 6);
      const found = [...(await inventory(scenario)), ...silent];
      assert.deepEqual(found.map(named).sort(), truth.map(named).sort());
    }
  });

  it('is the same for the same seed, and another for another', async () => {
    const truths = [7, 7, 8].map(async (seed) => {
      const scenario = await signedIn({ components: SIZE, seed });
      return scenario.simulator.control.truth(scenario.orgId).map(named);
    });
    const [first, again, other] = await Promise.all(truths);
    assert.deepEqual(first, again);
    assert.notDeepEqual(first, other);
  });

  it('answers three queries at once, and loses all three where one of the types is not there', async () => {
    const scenario = await signedIn({ components: SIZE });
    const [types, singles] = [['ApexClass', 'Flow', 'Layout'], [] as NamedComponent[]];
    for (const type of types) singles.push(...(await listed(scenario, { type })));
    assert.deepEqual(await listed(scenario, ...types.map((type) => ({ type }))), singles);
    const queries = ['ApexClass', 'Flow', 'Bogus'].map((type) => `<queries><type>${type}</type></queries>`);
    const { status, text } = await soap(scenario, `<listMetadata>${queries.join('')}</listMetadata>`);
    assert.equal(status, 500);
    assert.match(text, /sf:INVALID_TYPE/);
  });

  it('tells who made and who changed a component, and which come from a package', async () => {
    const scenario = await signedIn({ components: SIZE });
    const { text } = await soap(scenario, '<listMetadata><queries><type>ApexClass</type></queries></listMetadata>');
    const classes = elements('result', text);
    for (const one of classes) {
      for (const field of [
        'createdById',
        'createdByName',
        'lastModifiedById',
        'lastModifiedByName',
        'fileName',
        'id',
      ]) {
        assert.ok(elements(field, one)[0], `${field} of ${one}`);
      }
      const [created, modified] = ['createdDate', 'lastModifiedDate'].map((name) =>
        Date.parse(elements(name, one)[0] ?? ''),
      );
      assert.ok(Number(modified) >= Number(created), one);
      const isManaged = elements('namespacePrefix', one).length > 0;
      assert.deepEqual(elements('manageableState', one), [isManaged ? 'installed' : 'unmanaged']);
    }
    assert.ok(classes.some((one) => elements('namespacePrefix', one).length > 0));
  });

  it('has folders within folders, listed by their whole path', async () => {
    const scenario = await signedIn({ components: 2000 });
    const folders = (await listed(scenario, { type: 'ReportFolder' })).map(({ fullName }) => fullName);
    const nested = folders.filter((name) => name.includes('/'));
    assert.ok(nested.length > 0 && nested.every((name) => folders.includes(name.split('/')[0] ?? '')));
    const [folder = ''] = nested;
    const reports = await listed(scenario, { type: 'Report', folder });
    assert.ok(reports.length > 0 && reports.every(({ fullName }) => fullName.startsWith(`${folder}/`)));
    const outer = await listed(scenario, { type: 'Report', folder: folder.split('/')[0] ?? '' });
    assert.ok(outer.every(({ fullName }) => !fullName.startsWith(`${folder}/`)));
  });

  it('of a hundred thousand has one object with five thousand fields and folders by the thousand', async () => {
    const scenario = await signedIn({ components: 100_000 });
    const truth = scenario.simulator.control.truth(scenario.orgId);
    assert.equal(truth.length, 100_000);
    assert.equal(new Set(truth.map(named)).size, 100_000);
    const fields = truth.filter(({ type }) => type === 'CustomField').map(({ fullName }) => fullName.split('.')[0]);
    assert.ok(Math.max(...[...Map.groupBy(fields, (one) => one).values()].map(({ length }) => length)) >= 5000);
    assert.ok(truth.filter(({ type }) => type.endsWith('Folder')).length > 1900);
  });
});
