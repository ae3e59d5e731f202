import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { documentationWriter } from '../../../src/adapters/documents/write-documentation.ts';
import { scanRecord } from '../../support/metadata/scan-record.ts';
import { smallOrg } from '../../support/metadata/small-org.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { pageText } from './written-site.ts';

const folder = await temporaryFolder({ after });
const page = (path: string): string => pageText(join(folder, 'site'), path);

const changes = [
  {
    type: 'CustomObject',
    fullName: 'Account',
    kind: 'changed' as const,
    by: 'Ben Builder',
    at: Date.UTC(2026, 10, 28),
    elements: [
      { path: 'fields[Tier__c].type', before: 'Text', after: 'Picklist' },
      { path: 'fields[Tier__c].length', before: '40', after: null },
      {
        path: 'validationRules[Tier_Needs_Region].errorConditionFormula',
        before: 'ISBLANK(Name)',
        after: 'OR(ISBLANK(Name), ISPICKVAL(Tier__c, "Gold"))',
      },
    ],
  },
  { type: 'Flow', fullName: 'Gone', kind: 'removed' as const, by: null, at: null, elements: [] },
];
const differences = { from: 1, to: 2, added: 0, changed: 1, removed: 1, changes };
await documentationWriter.write(scanRecord(smallOrg(), { differences }), ['site', 'markdown', 'json'], folder);

const facts: readonly [string, string, readonly RegExp[]][] = [
  [
    'a field: type, target, formula, who uses it',
    'CustomObject/Invoice__c.html',
    [
      /Account__c Account Master-Detail Account Yes/,
      /Amount__c Amount Currency\(14, 2\) Yes/,
      /Formula \(Number\)/,
      /Text\(40\), Unique, External ID/,
      /As billing names it/,
    ],
  ],
  [
    'an object: sharing, what rolls up, who may do what',
    'CustomObject/Account.html',
    [
      /Sharing Private, external: Private/,
      /Roll-Up Summary .*sum Invoice__c\.Amount__c/,
      /Custom%3A Sales Profile Yes No No/,
    ],
  ],
  [
    'automation: its order of execution',
    'CustomObject/Account.html',
    [
      /Before triggers AccountTrigger insert .*Validation rules .*Tier_Needs_Region .*After triggers AccountTrigger update Workflow rules Big account Account\.Revenue__c greaterThan 100000/,
    ],
  ],
  [
    'a validation rule: what it reads, with the rule as evidence',
    'CustomObject/Account.html',
    [/Region__c\.Code__c Field reads validation rule Tier_Needs_Region/],
  ],
  [
    'a flow: when it starts, with its condition as evidence',
    'Flow/Flow_1.html',
    [/Runs before a record is updated on \w+ ?\. Evidence: \w+ EqualTo Open/, /Diagram/, /Elements/],
  ],
  [
    'a class: what it offers and what it touches, with lines',
    'ApexClass/InvoiceService.html',
    [
      /open public method @AuraEnabled public static List<Invoice__c> open\(Id accountId\)/,
      /Invoice__c Object [^.]*reads[^.]*lines? /,
      /update Invoice__c line 6/,
      /BillingClient Apex Class runs line 7/,
      /Greeting Custom Label refers to line 5/,
    ],
  ],
  [
    'a class: what calls it',
    'ApexClass/InvoiceService.html',
    [
      /Used by .*invoiceList Lightning Web Component runs invoiceList\.js, line 2/,
      /AccountTrigger Apex Trigger runs line 2/,
      /Billing_User Permission Set opens enabled/,
    ],
  ],
  ['a callout: the credential', 'ApexClass/BillingClient.html', [/Billing Named Credential uses to sign in line 4/]],
  [
    'a class that no parser takes: its first line, and that it is no more',
    'ApexClass/Broken.html',
    [/The Apex parser did not take this file, so only its first line was read\. Line 2/, /public class Broken/],
  ],
  [
    'a hidden class: why nothing is told',
    'ApexClass/pkg__Hidden.html',
    [/Managed package pkg/, /keeps its code for itself/],
  ],
  [
    'a permission set: its rights',
    'PermissionSet/Billing_User.html',
    [/Object permissions .*Invoice__c Yes Yes Yes No No No/, /Invoice__c Amount__c Status__c/, /ViewSetup/],
  ],
  [
    'a certificate: when it expires',
    'integrations.html',
    [/Billing_2026 Certificate 2027-01-15 47/, /https:\/\/billing\.example\.com/],
  ],
  [
    'a layout, a Lightning page, a tab: what they show',
    'Layout/Account-Account-Layout.html',
    [/Main Name \*, Tier__c/, /Invoice__c\.Account__c/],
  ],
  [
    'an approval process',
    'ApprovalProcess/Invoice__c.Large_Invoice.html',
    [/Invoice__c\.Amount__c greaterThan 5000/, /Manager/],
  ],
  ['sharing rules', 'SharingRules/Account.html', [/Gold_To_Sales Yes Tier__c equals Gold role Sales Read/]],
  ['custom labels and who refers to them', 'CustomLabels/CustomLabels.html', [/Greeting Hello en_US/]],
  [
    'the sign-in',
    'connection.html',
    [
      /The org accepted the sign-in last at 2026-11-29 12:00:00 UTC/,
      /active CN=latchkey 2026-11-28 2026-12-29/,
      /External Client App/,
    ],
  ],
  [
    'what changed, in words',
    'changes.html',
    [
      /Field Tier__c: type changed from Text\(40\) to Picklist\. Evidence: fields\[Tier__c\]\.type/,
      /Validation rule Tier_Needs_Region now also fires on: ISPICKVAL\(Tier__c,"Gold"\)\./,
      /Flow Gone Removed/,
      /by Ben Builder, 2026-11-28/,
    ],
  ],
];
for (const [name, path, wanted] of facts) {
  test(`a documentation says of ${name}`, () => {
    const text = page(path);
    for (const one of wanted) assert.match(text, one);
  });
}

test('the same in Markdown, with pictures in the notation that repositories draw', () => {
  const flow = readFileSync(join(folder, 'markdown/Flow/Renewals.md'), 'utf8');
  assert.match(flow, /```mermaid\nflowchart TD\n {2}n0\(\["Start"\]\)\n/);
  const object = readFileSync(join(folder, 'markdown/CustomObject/Account.md'), 'utf8');
  assert.match(
    object,
    /\| <a id="field-Tier__c"><\/a>`Tier__c` Tier \| Picklist \| No \| Gold, silver &lt;or&gt; bronze/,
  );
  assert.match(object, /\[InvoiceService\]|\[AccountTrigger\]\(\.\.\/ApexTrigger\/AccountTrigger\.md\)/);
});

test('the same in JSON, links both ways', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(join(folder, 'json', path), 'utf8')) as { uses: unknown[]; usedBy: unknown[] };
  const link = { use: 'runs', evidence: 'line 7' };
  assert.ok(
    read('ApexClass/InvoiceService.json').uses.some(
      (one) => JSON.stringify(one) === JSON.stringify({ type: 'ApexClass', fullName: 'BillingClient', ...link }),
    ),
  );
  assert.ok(
    read('ApexClass/BillingClient.json').usedBy.some(
      (one) => JSON.stringify(one) === JSON.stringify({ type: 'ApexClass', fullName: 'InvoiceService', ...link }),
    ),
  );
});
