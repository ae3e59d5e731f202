// What a flow reads and what it changes, wherever its XML names a field.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeComponent } from '../../../../src/adapters/documents/read/describe.ts';
import { scanned } from '../../../support/metadata/scan-record.ts';

/** As `use key (evidence)`, in the order of the file. */
async function usesOf(content: string): Promise<string[]> {
  const xml = `<Flow xmlns="http://soap.sforce.com/2006/04/metadata"><processType>AutoLaunchedFlow</processType>${content}</Flow>`;
  const { references } = await describeComponent(scanned('Flow', 'Raise', { 'flows/Raise.flow': xml }));
  return references.map(({ use, to, evidence }) => `${use} ${to} (${evidence})`);
}

const start = '<start><object>Opportunity</object><triggerType>RecordBeforeSave</triggerType></start>';
const started = 'starts on CustomObject:Opportunity (start of the flow)';

test('a flow changes what it assigns to and reads what it assigns', async () => {
  const items =
    '<assignmentItems><assignToReference>$Record.Amount</assignToReference><operator>Add</operator>' +
    '<value><elementReference>$Record.Bonus__c</elementReference></value></assignmentItems>' +
    '<assignmentItems><assignToReference>$Record.Bonus__c</assignToReference><operator>Assign</operator>' +
    '<value><numberValue>0</numberValue></value></assignmentItems>';
  assert.deepEqual(await usesOf(`${start}<assignments><name>Set</name>${items}</assignments>`), [
    started,
    'changes CustomField:Opportunity.Amount (element Set)',
    'reads CustomField:Opportunity.Bonus__c (element Set)',
    'changes CustomField:Opportunity.Bonus__c (element Set)',
  ]);
});

test('a path over a relationship reads the lookup and the field beyond it', async () => {
  const template =
    '<textTemplates><name>Body</name><text>Dear {!$Record.Account.Name} of {!$Record.Region__r.Code__c}</text></textTemplates>';
  assert.deepEqual(await usesOf(start + template), [
    started,
    'reads CustomField:Opportunity.AccountId (resource Body)',
    'reads CustomField:Account.Name (resource Body)',
    'reads CustomField:Opportunity.Region__c (resource Body)',
    'reads CustomField:Region__r.Code__c (resource Body)',
  ]);
});

test('a lookup reads what it filters, sorts and hands over, and a choice what it shows', async () => {
  const lookup =
    '<recordLookups><name>Find</name><filters><field>Email</field><operator>EqualTo</operator></filters><object>Contact</object>' +
    '<outputAssignments><assignToReference>phone</assignToReference><field>Phone</field></outputAssignments>' +
    '<sortField>LastName</sortField></recordLookups>';
  const sorted =
    '<collectionProcessors><name>Best</name><collectionReference>Find</collectionReference>' +
    '<sortOptions><sortField>Rank__c</sortField></sortOptions></collectionProcessors>';
  const choice =
    '<dynamicChoiceSets><name>Regions</name><displayField>Name</displayField><object>Region__c</object>' +
    '<valueField>Code__c</valueField></dynamicChoiceSets>';
  assert.deepEqual(await usesOf(lookup + sorted + choice), [
    'refers to CustomObject:Contact (element Best)',
    'reads CustomField:Contact.Rank__c (element Best)',
    'reads CustomObject:Contact (element Find)',
    'reads CustomField:Contact.Email (element Find)',
    'reads CustomField:Contact.Phone (element Find)',
    'reads CustomField:Contact.LastName (element Find)',
    'refers to CustomObject:Region__c (resource Regions)',
    'reads CustomField:Region__c.Name (resource Regions)',
    'reads CustomField:Region__c.Code__c (resource Regions)',
  ]);
});

test('a scheduled path reads the field that its time hangs on', async () => {
  const path = '<scheduledPaths><name>Later</name><recordField>CloseDate</recordField></scheduledPaths>';
  assert.deepEqual(await usesOf(start.replace('</start>', `${path}</start>`)), [
    started,
    'reads CustomField:Opportunity.CloseDate (start of the flow)',
  ]);
});
