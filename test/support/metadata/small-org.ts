// A small org in which every kind of component stands at least once and names others. Shapes as real orgs have them.

import type { ScannedComponent } from '../../../src/domain/scan/component.ts';
import { generateClass } from './generated-apex.ts';
import { generateFlow } from './generated-flows.ts';
import { scanned } from './scan-record.ts';
import { metadataXml } from './seeded.ts';

const fields: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name', 'Industry', 'Tier__c', 'Region__c', 'Revenue__c'],
  Invoice__c: ['Name', 'Account__c', 'Amount__c', 'Status__c', 'Overdue__c'],
  Region__c: ['Name', 'Code__c'],
};

export const smallOrgNames = {
  objects: Object.keys(fields),
  fieldsOf: (object: string): readonly string[] => fields[object] ?? ['Name'],
  classes: ['InvoiceService', 'BillingClient'],
  flows: ['Notify_Owner', 'Renewals'],
};

const account = {
  enableHistory: true,
  externalSharingModel: 'Private',
  fields: [
    { fullName: 'Industry', trackHistory: false, type: 'Picklist' },
    { fullName: 'Name' },
    {
      fullName: 'Region__c',
      label: 'Region',
      referenceTo: 'Region__c',
      relationshipName: 'Accounts',
      type: 'Lookup',
      deleteConstraint: 'SetNull',
    },
    {
      fullName: 'Revenue__c',
      label: 'Revenue',
      summarizedField: 'Invoice__c.Amount__c',
      summaryForeignKey: 'Invoice__c.Account__c',
      summaryOperation: 'sum',
      type: 'Summary',
    },
    {
      fullName: 'Tier__c',
      label: 'Tier',
      description: 'Gold, silver <or> bronze',
      type: 'Picklist',
      required: false,
      valueSet: {
        valueSetDefinition: {
          value: [
            { fullName: 'Gold', label: 'Gold' },
            { fullName: 'Silver', label: 'Silver' },
          ],
        },
      },
    },
  ],
  label: 'Account',
  recordTypes: [{ fullName: 'Partner', active: true, label: 'Partner' }],
  sharingModel: 'Private',
  validationRules: [
    {
      fullName: 'Tier_Needs_Region',
      active: true,
      errorConditionFormula: 'AND(ISPICKVAL(Tier__c, "Gold"), ISBLANK(Region__r.Code__c))',
      errorDisplayField: 'Region__c',
      errorMessage: 'Gold needs a region.',
    },
    { fullName: 'Old_Rule', active: false, errorConditionFormula: 'LEN(Name) > 80', errorMessage: 'Too long.' },
  ],
};

const invoice = {
  fields: [
    {
      fullName: 'Account__c',
      label: 'Account',
      referenceTo: 'Account',
      relationshipName: 'Invoices',
      relationshipOrder: 0,
      type: 'MasterDetail',
    },
    { fullName: 'Amount__c', label: 'Amount', precision: 16, scale: 2, required: true, type: 'Currency' },
    {
      fullName: 'Overdue__c',
      label: 'Overdue',
      formula: 'IF(Amount__c > $Setup.Limits__c.Amount__c && Account__r.Tier__c = "Gold", 1, 0) /* $Label.Greeting */',
      type: 'Number',
      precision: 18,
      scale: 0,
    },
    {
      fullName: 'Status__c',
      label: 'Status',
      type: 'Text',
      length: 40,
      unique: true,
      externalId: true,
      inlineHelpText: 'As billing names it',
    },
  ],
  label: 'Invoice',
  nameField: { label: 'Invoice Number', displayFormat: 'INV-{0000}', type: 'AutoNumber' },
  pluralLabel: 'Invoices',
  sharingModel: 'ControlledByParent',
};

export function smallOrg(): ScannedComponent[] {
  const file = (
    type: string,
    name: string,
    path: string,
    root: string,
    value: Record<string, unknown>,
    more: Partial<ScannedComponent> = {},
  ): ScannedComponent => scanned(type, name, { [path]: metadataXml(root, value) }, more);
  const apex = (name: string, source: string): ScannedComponent =>
    scanned('ApexClass', name, {
      [`classes/${name}.cls`]: source,
      [`classes/${name}.cls-meta.xml`]: metadataXml('ApexClass', { apiVersion: '62.0', status: 'Active' }),
    });
  const trigger = (name: string, source: string): ScannedComponent =>
    scanned('ApexTrigger', name, {
      [`triggers/${name}.trigger`]: source,
      [`triggers/${name}.trigger-meta.xml`]: metadataXml('ApexTrigger', { apiVersion: '62.0', status: 'Active' }),
    });
  return [
    file('CustomObject', 'Account', 'objects/Account.object', 'CustomObject', account),
    file('CustomObject', 'Invoice__c', 'objects/Invoice__c.object', 'CustomObject', invoice),
    file('CustomObject', 'Region__c', 'objects/Region__c.object', 'CustomObject', {
      label: 'Région',
      sharingModel: 'ReadWrite',
      nameField: { label: 'Name', type: 'Text' },
      fields: { fullName: 'Code__c', label: 'Code', type: 'Text', length: 5 },
    }),
    file('CustomObject', 'Limits__c', 'objects/Limits__c.object', 'CustomObject', {
      customSettingsType: 'Hierarchy',
      label: 'Limits',
      fields: { fullName: 'Amount__c', label: 'Amount', precision: 10, scale: 0, type: 'Number' },
    }),
    ...Object.entries(fields).flatMap(([object, names]) =>
      names.map((name) => scanned('CustomField', `${object}.${name}`, null)),
    ),
    scanned('ValidationRule', 'Account.Tier_Needs_Region', null),
    apex(
      'InvoiceService',
      'public with sharing class InvoiceService {\n  @AuraEnabled\n  public static List<Invoice__c> open(Id accountId) {\n    List<Invoice__c> rows = [SELECT Id, Amount__c FROM Invoice__c WHERE Account__c = :accountId];\n    for (Invoice__c row : rows) { row.Status__c = Label.Greeting; }\n    update rows;\n    BillingClient.send(rows);\n    return rows;\n  }\n}\n',
    ),
    apex(
      'BillingClient',
      "public inherited sharing class BillingClient {\n  public static void send(List<Invoice__c> rows) {\n    HttpRequest request = new HttpRequest();\n    request.setEndpoint('callout:Billing/v1/invoices');\n    new Http().send(request);\n  }\n}\n",
    ),
    apex('Broken', 'public class Broken {\n  void half( { \n}\n'),
    scanned(
      'ApexClass',
      'pkg__Hidden',
      {
        'classes/pkg__Hidden.cls': '(hidden)',
        'classes/pkg__Hidden.cls-meta.xml': metadataXml('ApexClass', { apiVersion: '55.0' }),
      },
      { namespace: 'pkg' },
    ),
    ...Array.from({ length: 20 }, (_, index) =>
      apex(`Generated${index}`, generateClass(`Generated${index}`, index, smallOrgNames).source),
    ),
    trigger(
      'AccountTrigger',
      'trigger AccountTrigger on account (before insert, after update) {\n  InvoiceService.open(Trigger.new[0].Id);\n}\n',
    ),
    ...Array.from({ length: 12 }, (_, index) => {
      const flow = generateFlow(`Flow_${index}`, index, smallOrgNames);
      return scanned('Flow', flow.name, { [`flows/${flow.name}.flow`]: flow.xml });
    }),
    ...smallOrgNames.flows.map((name, index) =>
      scanned('Flow', name, { [`flows/${name}.flow`]: generateFlow(name, 40 + index, smallOrgNames).xml }),
    ),
    file('Workflow', 'Account', 'workflows/Account.workflow', 'Workflow', {
      alerts: {
        fullName: 'Tell_Owner',
        description: 'Tell owner',
        recipients: { type: 'owner' },
        senderType: 'CurrentUser',
        template: 'unfiled$public/Welcome',
      },
      fieldUpdates: { fullName: 'Set_Tier', field: 'Tier__c', literalValue: 'Gold', operation: 'Literal' },
      rules: {
        fullName: 'Big account',
        active: true,
        actions: { name: 'Set_Tier', type: 'FieldUpdate' },
        criteriaItems: { field: 'Account.Revenue__c', operation: 'greaterThan', value: '100000' },
        triggerType: 'onCreateOrTriggeringUpdate',
      },
    }),
    file(
      'ApprovalProcess',
      'Invoice__c.Large_Invoice',
      'approvalProcesses/Invoice__c.Large_Invoice.approvalProcess',
      'ApprovalProcess',
      {
        active: true,
        label: 'Large invoice',
        entryCriteria: { criteriaItems: { field: 'Invoice__c.Amount__c', operation: 'greaterThan', value: '5000' } },
        approvalStep: {
          name: 'Manager',
          label: 'Manager',
          assignedApprover: { approver: { type: 'userHierarchyField', name: 'Manager' } },
        },
      },
    ),
    file('SharingRules', 'Account', 'sharingRules/Account.sharingRules', 'SharingRules', {
      sharingCriteriaRules: {
        fullName: 'Gold_To_Sales',
        accessLevel: 'Read',
        label: 'Gold to sales',
        sharedTo: { role: 'Sales' },
        criteriaItems: { field: 'Tier__c', operation: 'equals', value: 'Gold' },
      },
    }),
    file('PermissionSet', 'Billing_User', 'permissionsets/Billing_User.permissionset', 'PermissionSet', {
      classAccesses: { apexClass: 'InvoiceService', enabled: true },
      description: 'For the billing team',
      fieldPermissions: [
        { editable: true, field: 'Invoice__c.Amount__c', readable: true },
        { editable: false, field: 'Invoice__c.Status__c', readable: true },
      ],
      label: 'Billing User',
      objectPermissions: {
        allowCreate: true,
        allowDelete: false,
        allowEdit: true,
        allowRead: true,
        modifyAllRecords: false,
        object: 'Invoice__c',
        viewAllRecords: false,
      },
      userPermissions: { enabled: true, name: 'ViewSetup' },
    }),
    file('PermissionSetGroup', 'Billing', 'permissionsetgroups/Billing.permissionsetgroup', 'PermissionSetGroup', {
      label: 'Billing',
      permissionSets: ['Billing_User'],
      status: 'Updated',
    }),
    file('Profile', 'Custom%3A Sales Profile', 'profiles/Custom%3A Sales Profile.profile', 'Profile', {
      custom: true,
      userLicense: 'Salesforce',
      objectPermissions: { allowRead: true, object: 'Account' },
      layoutAssignments: { layout: 'Account-Account Layout' },
      loginIpRanges: { startAddress: '10.0.0.1', endAddress: '10.0.0.9' },
    }),
    file('Layout', 'Account-Account Layout', 'layouts/Account-Account Layout.layout', 'Layout', {
      layoutSections: {
        label: 'Main',
        layoutColumns: [{ layoutItems: [{ behavior: 'Required', field: 'Name' }, { field: 'Tier__c' }] }],
      },
      relatedLists: { relatedList: 'Invoice__c.Account__c', fields: 'NAME' },
    }),
    file('FlexiPage', 'Account_Page', 'flexipages/Account_Page.flexipage', 'FlexiPage', {
      masterLabel: 'Account Page',
      sobjectType: 'Account',
      type: 'RecordPage',
      template: { name: 'flexipage:recordHomeTemplateDesktop' },
      flexiPageRegions: {
        name: 'main',
        type: 'Region',
        itemInstances: [
          { componentInstance: { componentName: 'invoiceList' } },
          { fieldInstance: { fieldItem: 'Record.Tier__c' } },
          {
            componentInstance: {
              componentName: 'flowruntime:interview',
              componentInstanceProperties: { name: 'flowName', value: 'Renewals' },
            },
          },
        ],
      },
    }),
    scanned('LightningComponentBundle', 'invoiceList', {
      'lwc/invoiceList/invoiceList.html': '<template><c-money-cell value={amount}></c-money-cell></template>',
      'lwc/invoiceList/invoiceList.js':
        "import { LightningElement, api } from 'lwc';\nimport open from '@salesforce/apex/InvoiceService.open';\nimport AMOUNT from '@salesforce/schema/Invoice__c.Amount__c';\nexport default class InvoiceList extends LightningElement { @api recordId; }\n",
      'lwc/invoiceList/invoiceList.js-meta.xml': metadataXml('LightningComponentBundle', {
        apiVersion: '62.0',
        isExposed: true,
        masterLabel: 'Invoice List',
        targets: { target: 'lightning__RecordPage' },
      }),
    }),
    scanned('LightningComponentBundle', 'moneyCell', {
      'lwc/moneyCell/moneyCell.js': 'export default class MoneyCell {}',
      'lwc/moneyCell/moneyCell.js-meta.xml': metadataXml('LightningComponentBundle', {
        apiVersion: '62.0',
        isExposed: false,
      }),
    }),
    scanned('AuraDefinitionBundle', 'OldList', {
      'aura/OldList/OldList.cmp':
        '<aura:component controller="InvoiceService"><aura:attribute name="rows" type="Object[]"/>{!$Label.c.Greeting}</aura:component>',
      'aura/OldList/OldList.cmp-meta.xml': metadataXml('AuraDefinitionBundle', { apiVersion: '50.0' }),
    }),
    scanned('ApexPage', 'InvoicePdf', {
      'pages/InvoicePdf.page': '<apex:page standardController="Invoice__c" extensions="InvoiceService"/>',
      'pages/InvoicePdf.page-meta.xml': metadataXml('ApexPage', { apiVersion: '62.0', label: 'Invoice PDF' }),
    }),
    file('CustomApplication', 'Billing', 'applications/Billing.app', 'CustomApplication', {
      label: 'Billing',
      navType: 'Standard',
      tabs: ['Invoice__c'],
      uiType: 'Lightning',
    }),
    file('CustomTab', 'Invoice__c', 'tabs/Invoice__c.tab', 'CustomTab', {
      customObject: true,
      motif: 'Custom57: Building Block',
    }),
    file('NamedCredential', 'Billing', 'namedCredentials/Billing.namedCredential', 'NamedCredential', {
      label: 'Billing',
      namedCredentialParameters: [
        { parameterName: 'Url', parameterType: 'Url', parameterValue: 'https://billing.example.com' },
        { externalCredential: 'Billing', parameterName: 'ExternalCredential', parameterType: 'Authentication' },
      ],
      namedCredentialType: 'SecuredEndpoint',
    }),
    file('ExternalCredential', 'Billing', 'externalCredentials/Billing.externalCredential', 'ExternalCredential', {
      authenticationProtocol: 'Jwt',
      label: 'Billing',
      externalCredentialParameters: {
        certificate: 'Billing_2026',
        parameterName: 'SigningCertificate',
        parameterType: 'SigningCertificate',
      },
    }),
    file('RemoteSiteSetting', 'Billing', 'remoteSiteSettings/Billing.remoteSite', 'RemoteSiteSetting', {
      disableProtocolSecurity: false,
      isActive: true,
      url: 'https://billing.example.com',
    }),
    scanned('Certificate', 'Billing_2026', {
      'certs/Billing_2026.crt': '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----',
      'certs/Billing_2026.crt-meta.xml': metadataXml('Certificate', {
        caSigned: false,
        expirationDate: '2027-01-15T00:00:00.000Z',
        keySize: 2048,
        masterLabel: 'Billing 2026',
        privateKeyExportable: false,
      }),
    }),
    file('ConnectedApp', 'Latchkey', 'connectedApps/Latchkey.connectedApp', 'ConnectedApp', {
      contactEmail: 'admin@example.com',
      label: 'Latchkey',
      oauthConfig: {
        callbackUrl: 'https://login.salesforce.com/services/oauth2/callback',
        scopes: ['Api', 'RefreshToken'],
      },
    }),
    file('CustomLabels', 'CustomLabels', 'labels/CustomLabels.labels', 'CustomLabels', {
      labels: {
        fullName: 'Greeting',
        language: 'en_US',
        protected: false,
        shortDescription: 'Greeting',
        value: 'Hello',
      },
    }),
    scanned('CustomLabel', 'Greeting', null),
    file('CustomMetadata', 'Tier.Gold', 'customMetadata/Tier.Gold.md', 'CustomMetadata', {
      label: 'Gold',
      protected: false,
      values: { field: 'Discount__c', value: '5' },
    }),
    file('QuickAction', 'Account.New_Invoice', 'quickActions/Account.New_Invoice.quickAction', 'QuickAction', {
      label: 'New Invoice',
      targetObject: 'Invoice__c',
      type: 'Create',
    }),
    file('StandardValueSet', 'Industry', 'standardValueSets/Industry.standardValueSet', 'StandardValueSet', {
      sorted: false,
      standardValue: [
        { fullName: 'Agriculture', label: 'Agriculture' },
        { fullName: 'Energy', label: 'Energy' },
      ],
    }),
    scanned('Report', 'unfiled$public/Open_Invoices', null, { missing: { reason: 'notAsked', message: '' } }),
    scanned('ConnectedApp', 'vendor__App', null, {
      namespace: 'vendor',
      missing: { reason: 'refused', message: 'Load of metadata from db failed' },
    }),
  ];
}
