// Components that an org only keeps: deployed, given back as they came, taken away.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type SignedIn, signedIn } from './signed-in.ts';
import { element, elements, soap } from './soap.ts';

const sidecar = '<ApexClass><status>Active</status></ApexClass>';
const app: Record<string, string> = {
  'classes/Look.cls': "public class Look { String a = '<&>'; }",
  'classes/Look.cls-meta.xml': sidecar,
  'lwc/look/look.html': '<template></template>',
  'lwc/look/look.js': 'export default 1;',
  'lwc/look/look.js-meta.xml': '<LightningComponentBundle><isExposed>false</isExposed></LightningComponentBundle>',
  'objects/Look__mdt.object': '<CustomObject><fields><fullName>A__c</fullName></fields></CustomObject>',
  'permissionsets/Look.permissionset': '<PermissionSet><label>Look</label></PermissionSet>',
};

async function deploy(scenario: SignedIn, files: Record<string, string>) {
  const manifest = { 'package.xml': '<Package><version>68.0</version></Package>' };
  const zip = zipSync(
    Object.fromEntries(Object.entries({ ...manifest, ...files }).map(([path, text]) => [path, strToU8(text)])),
  );
  const options = '<DeployOptions><rollbackOnError>true</rollbackOnError></DeployOptions>';
  const asked = await soap(
    scenario,
    `<deploy><ZipFile>${Buffer.from(zip).toString('base64')}</ZipFile>${options}</deploy>`,
  );
  const id = element('id', asked.text);
  const { text } = await soap(
    scenario,
    `<checkDeployStatus><id>${id}</id><includeDetails>true</includeDetails></checkDeployStatus>`,
  );
  return {
    status: element('status', text),
    problems: elements('problem', text),
    names: elements('fullName', text),
    text,
  };
}

async function retrieve(scenario: SignedIn, types: string): Promise<Record<string, string>> {
  const asked = await soap(scenario, `<retrieve><request><unpackaged>${types}</unpackaged></request></retrieve>`);
  const { text } = await soap(
    scenario,
    `<checkRetrieveStatus><id>${element('id', asked.text)}</id></checkRetrieveStatus>`,
  );
  const files = Object.entries(unzipSync(Buffer.from(element('zipFile', text), 'base64')));
  const own = files.filter(([path]) => !path.endsWith('package.xml'));
  return Object.fromEntries(own.map(([path, bytes]) => [path.replace('unpackaged/', ''), strFromU8(bytes)]));
}

const names = ['ApexClass', 'LightningComponentBundle', 'CustomObject', 'PermissionSet'];
const everything = names.map((name) => `<types><members>*</members><name>${name}</name></types>`).join('');

describe('components that are only kept', () => {
  it('come back byte for byte, and are told of part by part', async () => {
    const scenario = await signedIn();
    const deployed = await deploy(scenario, app);
    assert.equal(deployed.status, 'Succeeded', deployed.text);
    assert.deepEqual(deployed.names.toSorted(), ['Look', 'Look', 'Look__mdt', 'Look__mdt.A__c', 'look', 'package.xml']);
    assert.deepEqual(await retrieve(scenario, everything), app);
  });

  it('are refused without what is said of them, and nothing is kept then', async () => {
    const scenario = await signedIn();
    const { 'classes/Look.cls-meta.xml': _, ...without } = app;
    const { status, problems } = await deploy(scenario, without);
    assert.deepEqual([status, problems], ['Failed', ['A ApexClass named Look has no -meta.xml file']]);
    const wrong = { ...app, 'permissionsets/Look.permissionset': '<Profile/>' };
    assert.match((await deploy(scenario, wrong)).problems[0] ?? '', /is not a well-formed PermissionSet$/);
    assert.deepEqual(await retrieve(scenario, everything), {});
  });

  it('are gone once they are deleted, a field with its object and not alone', async () => {
    const scenario = await signedIn();
    await deploy(scenario, app);
    const deletions = (...types: [string, string][]) => ({
      'destructiveChanges.xml': `<Package>${types.map(([name, member]) => `<types><members>${member}</members><name>${name}</name></types>`).join('')}</Package>`,
    });
    const alone = await deploy(scenario, deletions(['CustomField', 'Look__mdt.A__c']));
    assert.equal(alone.status, 'Failed');
    const all = deletions(
      ['CustomField', 'Look__mdt.A__c'],
      ['CustomObject', 'Look__mdt'],
      ['ApexClass', 'Look'],
      ['LightningComponentBundle', 'look'],
      ['PermissionSet', 'Look'],
    );
    assert.deepEqual([(await deploy(scenario, all)).status, await retrieve(scenario, everything)], ['Succeeded', {}]);
    const again = await deploy(scenario, deletions(['ApexClass', 'Look']));
    assert.deepEqual(again.problems, ['No ApexClass named: Look found']);
  });
});
