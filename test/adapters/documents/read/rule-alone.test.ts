// Duplicate rules and entitlement processes stand where a save comes to them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf } from '../../../../src/adapters/documents/described.ts';
import { describeComponent } from '../../../../src/adapters/documents/read/describe.ts';
import { scanned } from '../../../support/metadata/scan-record.ts';

test('a duplicate rule runs on its object, in its order, by its matching rules', async () => {
  const xml =
    '<DuplicateRule xmlns="http://soap.sforce.com/2006/04/metadata"><actionOnInsert>Block</actionOnInsert>' +
    '<actionOnUpdate>Allow</actionOnUpdate><duplicateRuleMatchRules><matchRuleSObjectType>Lead</matchRuleSObjectType>' +
    '<matchingRule>By_Email</matchingRule></duplicateRuleMatchRules><isActive>true</isActive>' +
    '<masterLabel>No twins</masterLabel><operationsOnUpdate>Report</operationsOnUpdate><sortOrder>2</sortOrder></DuplicateRule>';
  const files = { 'duplicateRules/Account.No_Twins.duplicateRule': xml };
  const { automations, references } = await describeComponent(scanned('DuplicateRule', 'Account.No_Twins', files));
  assert.deepEqual(automations, [
    {
      object: keyOf('CustomObject', 'Account'),
      stage: 'duplicate rule',
      key: keyOf('DuplicateRule', 'Account.No_Twins'),
      label: 'No twins',
      isActive: true,
      when: 'insert: Block; update: Allow, Report',
      order: 2,
    },
  ]);
  assert.ok(references.some(({ to }) => to === keyOf('MatchingRule', 'Lead.By_Email')));
});

test('an entitlement process runs on its object', async () => {
  const xml =
    '<EntitlementProcess xmlns="http://soap.sforce.com/2006/04/metadata"><SObjectType>Case</SObjectType><active>false</active>' +
    '<entryStartDateField>Case.CreatedDate</entryStartDateField><milestones><milestoneName>First answer</milestoneName>' +
    '</milestones><name>Gold</name></EntitlementProcess>';
  const files = { 'entitlementProcesses/gold.entitlementProcess': xml };
  const { automations } = await describeComponent(scanned('EntitlementProcess', 'gold', files));
  assert.deepEqual(
    automations.map(({ object, stage, label, isActive, when }) => ({ object, stage, label, isActive, when })),
    [
      {
        object: keyOf('CustomObject', 'Case'),
        stage: 'entitlement process',
        label: 'Gold',
        isActive: false,
        when: 'Case.CreatedDate, First answer',
      },
    ],
  );
});
