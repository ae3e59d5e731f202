import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { type SignedIn, signedIn } from '../signed-in.ts';
import { element, elements, soap } from '../soap.ts';

type Asked = Record<string, string[]>;

async function startRetrieve(scenario: SignedIn, asked: Asked): Promise<string> {
  const types = Object.entries(asked).map(([name, members]) => {
    const written = members.map((member) => `<members>${member.replace(/&/g, '&amp;')}</members>`).join('');
    return `<types>${written}<name>${name}</name></types>`;
  });
  const unpackaged = `<unpackaged>${types.join('')}<version>68.0</version></unpackaged>`;
  const { text } = await soap(scenario, `<retrieve><retrieveRequest>${unpackaged}</retrieveRequest></retrieve>`);
  return element('id', text);
}

async function poll(scenario: SignedIn, id: string): Promise<string> {
  const asked = `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`;
  return (await soap(scenario, asked)).text;
}

async function retrieve(scenario: SignedIn, asked: Asked) {
  const id = await startRetrieve(scenario, asked);
  let text = await poll(scenario, id);
  while (element('done', text) === 'false') text = await poll(scenario, id);
  const zip = element('zipFile', text);
  const files = zip === '' ? {} : unzipSync(Buffer.from(zip, 'base64'));
  const textOf = (name: string) => strFromU8(files[`unpackaged/${name}`] ?? new Uint8Array());
  return {
    text,
    status: element('status', text),
    names: Object.keys(files).map((name) => name.replace(/^unpackaged\//, '')),
    textOf,
    problems: elements('problem', text),
  };
}

const namesOf = ({ simulator, orgId }: SignedIn, type: string) =>
  simulator.control
    .truth(orgId)
    .filter((one) => one.type === type)
    .map(({ fullName }) => fullName);

describe('a retrieve from a generated org', () => {
  it('is under way for as many polls as were set, and then there, with the package.xml and each file', async () => {
    const scenario = await signedIn({ components: 300, retrievePolls: 2 });
    const classes = namesOf(scenario, 'ApexClass');
    const id = await startRetrieve(scenario, { ApexClass: ['*'] });
    const states = [];
    for (let polled = 0; polled < 3; polled++) states.push(element('status', await poll(scenario, id)));
    assert.deepEqual(states, ['Pending', 'InProgress', 'Succeeded']);
    const { names, textOf, text } = await retrieve(scenario, { ApexClass: ['*'] });
    const files = classes.flatMap((name) => [`classes/${name}.cls`, `classes/${name}.cls-meta.xml`]);
    assert.deepEqual(names.sort(), [...files, 'package.xml'].sort());
    assert.deepEqual(elements('members', textOf('package.xml')).sort(), classes.sort());
    assert.equal(elements('fileProperties', text).length, classes.length + 1);
    const managed = classes.find((name) => name.includes('__')) ?? '';
    assert.equal(textOf(`classes/${managed}.cls`), '(hidden)');
  });

  it('leaves out standard objects with *, and gives them by name with all their parts', async () => {
    const scenario = await signedIn({ components: 300 });
    const { names } = await retrieve(scenario, { CustomObject: ['*'] });
    assert.ok(names.length > 3 && !names.includes('objects/Account.object'));
    const { textOf } = await retrieve(scenario, { CustomObject: ['Account'] });
    const fields = namesOf(scenario, 'CustomField').filter((name) => name.startsWith('Account.'));
    for (const field of fields)
      assert.match(textOf('objects/Account.object'), new RegExp(`<fullName>${field.slice(8)}<`));
  });

  it('gives the file of an object with the one field that was asked for', async () => {
    const scenario = await signedIn({ components: 300 });
    const [field = ''] = namesOf(scenario, 'CustomField');
    const [object, name] = field.split('.');
    const { names, textOf } = await retrieve(scenario, { CustomField: [field] });
    assert.deepEqual(names, [`objects/${object}.object`, 'package.xml']);
    assert.deepEqual(elements('fields', textOf(`objects/${object}.object`)).length, 1);
    assert.match(textOf(`objects/${object}.object`), new RegExp(`<fullName>${name}</fullName>`));
  });

  it('is sunk whole by one broken component, and goes well without it', async () => {
    const scenario = await signedIn({ components: 300 });
    const flows = namesOf(scenario, 'Flow');
    const { status, text, names } = await retrieve(scenario, { Flow: ['*'], Layout: ['*'] });
    assert.deepEqual([status, element('errorStatusCode', text), names], ['Failed', 'UNKNOWN_EXCEPTION', []]);
    const outcomes = await Promise.all(flows.map(async (flow) => (await retrieve(scenario, { Flow: [flow] })).status));
    assert.equal(outcomes.filter((outcome) => outcome === 'Failed').length, 1);
  });

  it('says which apps belong to a vendor and which names are not there, and gives the rest', async () => {
    const scenario = await signedIn({ components: 300 });
    const { status, names, problems } = await retrieve(scenario, { ConnectedApp: ['*'], ApexClass: ['Nope'] });
    assert.equal(status, 'Succeeded');
    assert.ok(names.includes('connectedApps/Latchkey.connectedApp'));
    assert.ok(problems.some((problem) => problem.startsWith('Load of metadata from db failed')));
    assert.ok(problems.includes("Entity of type 'ApexClass' named 'Nope' cannot be found"));
  });

  it('refuses more than 10,000 files, and a zip above 39 MB, in words', async () => {
    const scenario = await signedIn({ components: 100_000, retrievePolls: 0 });
    const labels = namesOf(scenario, 'CustomMetadata').concat(
      namesOf(scenario, 'Layout'),
      namesOf(scenario, 'RecordType'),
    );
    assert.ok(labels.length > 10_000);
    const { text } = await retrieve(scenario, {
      CustomMetadata: ['*'],
      Layout: ['*'],
      QuickAction: ['*'],
      CustomObjectTranslation: ['*'],
      FlexiPage: ['*'],
    });
    assert.equal(element('errorMessage', text), 'LIMIT_EXCEEDED: Too many files in retrieve call, limit is: 10000');
    const large = await retrieve(scenario, { StaticResource: ['*'] });
    assert.deepEqual([large.status, element('errorStatusCode', large.text)], ['Failed', 'LIMIT_EXCEEDED']);
  });

  it('shows in a profile only what is in the same package', async () => {
    const scenario = await signedIn({ components: 300 });
    const [first = '', second = ''] = namesOf(scenario, 'ApexClass');
    const alone = await retrieve(scenario, { Profile: ['Admin'] });
    assert.doesNotMatch(alone.textOf('profiles/Admin.profile'), /apexClass/);
    const { textOf } = await retrieve(scenario, { Profile: ['Admin'], ApexClass: [first] });
    assert.match(textOf('profiles/Admin.profile'), new RegExp(`<apexClass>${first}<`));
    assert.doesNotMatch(textOf('profiles/Admin.profile'), new RegExp(`<apexClass>${second}<`));
  });

  it('gives folders and what is in them by name', async () => {
    const scenario = await signedIn({ components: 300 });
    const [folder = ''] = namesOf(scenario, 'ReportFolder');
    const reports = namesOf(scenario, 'Report').filter((name) => name.startsWith(`${folder}/`));
    const { names } = await retrieve(scenario, { Report: [`${folder}/`, ...reports.slice(0, 1)] });
    assert.deepEqual(names, [`reports/${folder}-meta.xml`, `reports/${reports[0]}.report`, 'package.xml']);
  });

  it('holds certificates that can be read, with the expiry that stands beside them', async () => {
    const scenario = await signedIn({ components: 300 });
    for (const name of namesOf(scenario, 'Certificate')) {
      const { textOf } = await retrieve(scenario, { Certificate: [name] });
      const { validToDate } = new X509Certificate(textOf(`certs/${name}.crt`));
      assert.equal(element('expirationDate', textOf(`certs/${name}.crt-meta.xml`)), validToDate.toISOString());
    }
  });

  it('really has the consumer secrets that a scan must drop, unless the org keeps them to itself', async () => {
    const scenario = await signedIn({ components: 300 });
    const asked = { ConnectedApp: ['*'], ExtlClntAppGlobalOauthSettings: ['*'], AuthProvider: ['*'] };
    const secretsIn = async () => {
      const { names, textOf } = await retrieve(scenario, asked);
      const text = names.map(textOf).join('');
      return scenario.simulator.control.secrets(scenario.orgId).filter((secret) => text.includes(secret)).length;
    };
    assert.ok((await secretsIn()) >= 4);
    scenario.simulator.control.patchOrg(scenario.orgId, { consumerSecretsInMetadata: false });
    assert.equal(await secretsIn(), 0);
  });

  it('writes every component of the org the same way twice', async () => {
    const [first, again] = await Promise.all([
      signedIn({ components: 300, brokenComponents: 0 }),
      signedIn({ components: 300, brokenComponents: 0 }),
    ]);
    const asked: Asked = {};
    for (const { type, fullName } of first.simulator.control.truth(first.orgId)) {
      const name = type.endsWith('Folder')
        ? type === 'EmailFolder'
          ? 'EmailTemplate'
          : type.replace('Folder', '')
        : type;
      asked[name] = [...(asked[name] ?? []), fullName];
    }
    const [one, other] = await Promise.all([retrieve(first, asked), retrieve(again, asked)]);
    assert.equal(one.status, 'Succeeded');
    assert.deepEqual(one.problems, other.problems);
    for (const name of one.names) {
      if (!name.includes('Latchkey')) assert.equal(one.textOf(name), other.textOf(name), name);
    }
  });
});

describe('readMetadata of a generated org', () => {
  it('answers one record a name, nil for what is not there', async () => {
    const scenario = await signedIn({ components: 300 });
    const [value = ''] = namesOf(scenario, 'StandardValueSet');
    const names = `<fullNames>${value}</fullNames><fullNames>NoSuchSet</fullNames>`;
    const { text } = await soap(scenario, `<readMetadata><type>StandardValueSet</type>${names}</readMetadata>`);
    assert.match(text, new RegExp(`<fullName>${value}</fullName>`));
    assert.match(text, /<records xsi:nil="true">/);
  });
});

describe('the references of a generated org', () => {
  it('all lead to components that are there', async () => {
    const scenario = await signedIn({ components: 2000 });
    const { control } = scenario.simulator;
    const there = new Set(control.truth(scenario.orgId).map(({ type, fullName }) => `${type} ${fullName}`));
    const references = control.references(scenario.orgId);
    assert.ok(references.length > 1000);
    for (const { from, to } of references) {
      assert.ok(
        there.has(`${from.type} ${from.fullName}`) && there.has(`${to.type} ${to.fullName}`),
        `${from.fullName} ${to.fullName}`,
      );
    }
  });
});
