// Answers of the Metadata API to a scan, as they may look: whole, broken, large, with limits in the envelope.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { createScanSource } from '../../../src/adapters/salesforce/scan-source.ts';
import type { ListedComponent } from '../../../src/domain/scan/component.ts';
import type { ApiUsage } from '../../../src/domain/scan/metadata-source.ts';
import { Secret } from '../../../src/domain/secret.ts';

const session = { instanceUrl: 'https://acme.my.salesforce.com', accessToken: new Secret('00D!x'), apiVersion: '66.0' };
const limits =
  '<soapenv:Header><LimitInfoHeader><limitInfo><current>17</current><limit>15000</limit><type>API REQUESTS</type>' +
  '</limitInfo></LimitInfoHeader></soapenv:Header>';

function envelope(content: string, header = ''): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `xmlns="http://soap.sforce.com/2006/04/metadata">${header}<soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`
  );
}

async function orgAnswering(body: string | ((asked: string) => string), heard: (ApiUsage | null)[] = [], status = 200) {
  const transport = {
    send: async (request: { body?: unknown }) => {
      const text = typeof body === 'string' ? body : body(String(request.body));
      return { status, headers: {}, body: new Uint8Array(Buffer.from(text)), roundTripMs: 1 };
    },
    close: () => {},
  };
  const clock = { sleep: async () => {}, monotonicMs: () => 0 };
  return createScanSource({ transport, clock }).open(session, (usage) => void heard.push(usage));
}

let zip = new Uint8Array();
const xml = new Uint8Array(Buffer.from('<StandardValueSet/>'));
const caseSets = ['CaseContactRole', 'CaseOrigin', 'CasePriority', 'CaseReason', 'CaseStatus', 'CaseType'];

const query = [{ type: 'ApexClass', folder: null }];
const entry = (name: string) =>
  `<result><createdByName>Ada</createdByName><fileName>unpackaged/classes/${name}.cls</fileName>` +
  `<fullName>${name}</fullName><id>01p</id><namespacePrefix xsi:nil="true"/><type>ApexClass</type></result>`;

test('limits in the envelope are heard as those in a header', async () => {
  const heard: (ApiUsage | null)[] = [];
  const org = await orgAnswering(envelope('<listMetadataResponse/>', limits), heard);
  assert.deepEqual(await org.list(query), { type: 'read', value: [] });
  assert.deepEqual(heard, [{ used: 17, maximum: 15_000 }]);
});

test('a list is read entry by entry, and what is no list is refused', async () => {
  const both = `${entry('A')}${entry('R&amp;D_&#228;')}`;
  const org = await orgAnswering(envelope(`<listMetadataResponse>${both}</listMetadataResponse>`));
  const read = await org.list(query);
  assert.deepEqual(read.type === 'read' && read.value.map(({ fullName, fileName }) => [fullName, fileName]), [
    ['A', 'classes/A.cls'],
    ['R&D_ä', 'classes/R&D_ä.cls'],
  ]);
  const broken = [
    `<listMetadataResponse>${both}`,
    envelope(`<other>${both}</other>`),
    `<!DOCTYPE x>${envelope(`<listMetadataResponse>${both}</listMetadataResponse>`)}`,
  ];
  for (const body of broken) assert.equal((await (await orgAnswering(body)).list(query)).type, 'failed', body);
});

test('of a list of any length each entry is read once, the usual as the unusual', async () => {
  const usual = (name: string) => entry(name).replace('<namespacePrefix xsi:nil="true"/>', '');
  const names = Array.from({ length: 2_000 }, (_, index) => `Größe_${index}`.padEnd(20 + (index % 37), '_'));
  const all = names.map((name, index) => (index % 7 === 3 ? entry(`${name}&amp;`) : usual(name)));
  const org = await orgAnswering(envelope(`<listMetadataResponse>${all.join('')}</listMetadataResponse>`));
  const read = await org.list(query);
  assert.deepEqual(
    read.type === 'read' && read.value.map(({ fullName }) => fullName),
    names.map((name, index) => (index % 7 === 3 ? `${name}&` : name)),
  );
  const huge = usual('A'.repeat(70_000));
  const wide = await (
    await orgAnswering(envelope(`<listMetadataResponse>${huge}${usual('B')}</listMetadataResponse>`))
  ).list(query);
  assert.deepEqual(wide.type === 'read' && wide.value.map(({ fullName }) => fullName.length), [70_000, 1]);
});

test('records become files, without their names and their secrets; null records are left out', async () => {
  const record = '<custom>true</custom><password>S3CRET</password><userLicense>Salesforce</userLicense>';
  const org = await orgAnswering(
    envelope(
      `<readMetadataResponse><result><records xsi:type="Profile"><fullName>R&amp;D</fullName>${record}</records>` +
        '<records xsi:nil="true"/></result></readMetadataResponse>',
    ),
  );
  const component = (fullName: string) => ({ type: 'Profile', fullName, fileName: `profiles/${fullName}.profile` });
  const read = await org.read([component('R&D'), component('Gone')] as ListedComponent[]);
  assert.equal(read.type, 'read');
  const [file, ...others] = read.type === 'read' ? read.value.files : [];
  assert.equal(others.length, 0);
  assert.equal(file?.path, 'profiles/R&D.profile');
  assert.equal(
    Buffer.from(file?.bytes ?? []).toString(),
    '<?xml version="1.0" encoding="UTF-8"?>\n<Profile xmlns="http://soap.sforce.com/2006/04/metadata">' +
      '<custom>true</custom><userLicense>Salesforce</userLicense></Profile>\n',
  );
});

test('standard value sets are read by name, ten to a call, and retrieved where the org does not let them be read', async () => {
  const names = (asked: string, element: string) =>
    [...asked.matchAll(new RegExp(`<${element}>(\\w+)</${element}>`, 'g'))].map(([, name = '']) => name);
  const there = (name: string) => name.startsWith('Case');
  const reading = await orgAnswering((asked) => {
    const records = names(asked, 'fullNames').map((name) =>
      there(name) ? `<records><fullName>${name}</fullName></records>` : '<records xsi:nil="true"/>',
    );
    assert.ok(records.length > 0 && records.length <= 10);
    return envelope(`<readMetadataResponse><result>${records.join('')}</result></readMetadataResponse>`);
  });
  const fault = '<soapenv:Fault><faultcode>sf:INVALID_TYPE</faultcode><faultstring>no</faultstring></soapenv:Fault>';
  const retrieving = await orgAnswering((asked) => {
    if (asked.includes('<readMetadata>')) return envelope(fault);
    if (asked.includes('<retrieve>')) {
      const found = names(asked, 'members').filter(there);
      zip = zipSync(Object.fromEntries(found.map((name) => [`standardValueSets/${name}.standardValueSet`, xml])));
      return envelope('<retrieveResponse><result><done>false</done><id>09S</id></result></retrieveResponse>');
    }
    const done = `<done>true</done><success>true</success><zipFile>${Buffer.from(zip).toString('base64')}</zipFile>`;
    return envelope(`<checkRetrieveStatusResponse><result>${done}</result></checkRetrieveStatusResponse>`);
  });
  const sets = [{ type: 'StandardValueSet', folder: null }];
  const [read, retrieved] = [await reading.list(sets), await retrieving.list(sets)];
  assert.deepEqual(read.type === 'read' && read.value.map(({ fullName }) => fullName), caseSets);
  assert.deepEqual(retrieved, read);
});
