// Generated components as records, of the data API and of the Tooling API: who they are, who made them and when.

import { kindOf } from '../generated/catalog.ts';
import { expiryOf } from '../generated/contents/certificate.ts';
import { Scribe } from '../generated/contents/scribe.ts';
import { make } from '../generated/files.ts';
import type { GeneratedComponent, GeneratedOrg } from '../generated/generated-org.ts';
import { derivedId } from '../orgs/identifiers.ts';
import { AUTHORS } from './authors.ts';
import { type FieldType, type Row, salesforceInstant, type Table, type Tables } from './table.ts';

const COMMON = {
  Id: 'id',
  NamespacePrefix: 'string',
  CreatedDate: 'datetime',
  CreatedById: 'id',
  LastModifiedDate: 'datetime',
  LastModifiedById: 'id',
} as const;

type More = (one: GeneratedComponent, org: GeneratedOrg) => Row;

function componentTable(type: string, fields: Readonly<Record<string, FieldType>>, more: More): Table {
  const kind = kindOf(type);
  return {
    keyPrefix: kind.keyPrefix,
    fields: { ...COMMON, ...fields },
    relationships: AUTHORS,
    rows: ({ generated }) =>
      generated === null
        ? []
        : [...generated.all(kind)].map((one) => ({
            Id: one.id,
            NamespacePrefix: one.namespace,
            CreatedDate: salesforceInstant(one.createdAt),
            CreatedById: one.createdBy.id,
            LastModifiedDate: salesforceInstant(one.lastModifiedAt),
            LastModifiedById: one.lastModifiedBy.id,
            ...more(one, generated),
          })),
  };
}

const bareName = ({ fullName, namespace }: GeneratedComponent) =>
  namespace === null ? fullName : fullName.slice(namespace.length + 2);
const afterDot = ({ fullName }: GeneratedComponent) => fullName.slice(fullName.indexOf('.') + 1);
const beforeDot = ({ fullName }: GeneratedComponent) => fullName.split('.')[0] ?? '';

const code = (type: string) =>
  componentTable(
    type,
    {
      Name: 'string',
      ApiVersion: 'int',
      Status: 'string',
      IsValid: 'boolean',
      LengthWithoutComments: 'int',
      Body: 'string',
    },
    (one, org) => {
      const { body, fields } = make(new Scribe(org, one));
      const text = typeof body === 'string' ? body : '';
      const version = Number(fields?.apiVersion);
      return {
        Name: bareName(one),
        ApiVersion: version,
        Status: 'Active',
        IsValid: true,
        LengthWithoutComments: text.length,
        Body: text,
      };
    },
  );

const objects = componentTable(
  'CustomObject',
  {
    DurableId: 'string',
    QualifiedApiName: 'string',
    DeveloperName: 'string',
    KeyPrefix: 'string',
    IsCustomizable: 'boolean',
    IsCustomSetting: 'boolean',
    Label: 'string',
  },
  (one) => ({
    DurableId: one.fullName,
    QualifiedApiName: one.fullName,
    DeveloperName: bareName(one).replace(/__(c|mdt|e)$/, ''),
    KeyPrefix: `a${one.index.toString(36).padStart(2, '0').slice(-2)}`,
    IsCustomizable: true,
    IsCustomSetting: false,
    Label: bareName(one)
      .replace(/__(c|mdt|e)$/, '')
      .replace(/_/g, ' '),
  }),
);

/** Of both APIs. */
const SHARED: Tables = { EntityDefinition: { ...objects, keyPrefix: '4ie' } };

export const COMPONENT_TABLES: Tables = {
  ...SHARED,
  BotDefinition: componentTable('Bot', { DeveloperName: 'string', MasterLabel: 'string' }, (one) => ({
    DeveloperName: one.fullName,
    MasterLabel: one.fullName,
  })),
  BotVersion: {
    ...componentTable(
      'BotVersion',
      { DeveloperName: 'string', BotDefinitionId: 'id', Status: 'string' },
      (one, org) => ({
        DeveloperName: afterDot(one),
        BotDefinitionId: org.find(kindOf('Bot'), beforeDot(one))?.id ?? null,
        Status: 'Active',
      }),
    ),
    relationships: {
      ...AUTHORS,
      BotDefinition: { field: 'BotDefinitionId', object: 'BotDefinition', children: 'BotVersions' },
    },
  },
  FlowDefinitionView: componentTable('Flow', { ApiName: 'string', Label: 'string', IsActive: 'boolean' }, (one) => ({
    ApiName: one.fullName,
    Label: one.fullName.replace(/_/g, ' '),
    IsActive: true,
  })),
  Report: componentTable('Report', { DeveloperName: 'string', FolderName: 'string' }, (one) => {
    const [name = '', ...folders] = one.fullName.split('/').toReversed();
    return { DeveloperName: name, FolderName: folders[0] ?? '' };
  }),
};

export const TOOLING_COMPONENT_TABLES: Tables = {
  ...SHARED,
  ApexClass: code('ApexClass'),
  ApexTrigger: code('ApexTrigger'),
  CustomObject: objects,
  CustomField: componentTable('CustomField', { DeveloperName: 'string', TableEnumOrId: 'string' }, (one) => ({
    DeveloperName: afterDot(one).replace(/__c$/, ''),
    TableEnumOrId: beforeDot(one),
  })),
  ValidationRule: componentTable('ValidationRule', { ValidationName: 'string', Active: 'boolean' }, (one) => ({
    ValidationName: afterDot(one),
    Active: true,
  })),
  Layout: componentTable('Layout', { Name: 'string', TableEnumOrId: 'string' }, (one) => {
    const [object = '', ...name] = one.fullName.split('-');
    return { Name: name.join('-'), TableEnumOrId: object };
  }),
  FlowDefinition: componentTable('Flow', { DeveloperName: 'string' }, (one) => ({ DeveloperName: bareName(one) })),
  /** listMetadata says nothing of them: clients ask for each by its name. */
  StandardValueSet: {
    ...componentTable('StandardValueSet', { MasterLabel: 'string', Metadata: 'complex' }, (one, org) => ({
      MasterLabel: one.fullName,
      Metadata: JSON.stringify(make(new Scribe(org, one)).fields),
    })),
    notFilterable: ['Metadata'],
  },
  InstalledSubscriberPackage: {
    ...componentTable(
      'InstalledPackage',
      { SubscriberPackageId: 'id', SubscriberPackageVersionId: 'id' },
      ({ fullName }) => ({
        SubscriberPackageId: derivedId(fullName, '033'),
        SubscriberPackageVersionId: derivedId(fullName, '04t'),
      }),
    ),
    relationships: {
      SubscriberPackage: { field: 'SubscriberPackageId', object: 'SubscriberPackage' },
      SubscriberPackageVersion: { field: 'SubscriberPackageVersionId', object: 'SubscriberPackageVersion' },
    },
  },
  SubscriberPackage: componentTable('InstalledPackage', { Name: 'string', Description: 'string' }, ({ fullName }) => ({
    Id: derivedId(fullName, '033'),
    Name: `${fullName} package`,
    NamespacePrefix: fullName,
    Description: null,
  })),
  SubscriberPackageVersion: componentTable(
    'InstalledPackage',
    {
      Name: 'string',
      MajorVersion: 'int',
      MinorVersion: 'int',
      PatchVersion: 'int',
      BuildNumber: 'int',
      IsBeta: 'boolean',
    },
    ({ fullName, index }) => ({
      Id: derivedId(fullName, '04t'),
      Name: 'ver',
      MajorVersion: 1 + index,
      MinorVersion: 2,
      PatchVersion: 0,
      BuildNumber: 1,
      IsBeta: false,
    }),
  ),
};

/** Certificates of a generated org, in the Tooling API's form. */
export function generatedCertificates(org: GeneratedOrg | null): Row[] {
  if (org === null) return [];
  return [...org.all(kindOf('Certificate'))].map((one) => {
    const scribe = new Scribe(org, one);
    const fields = make(scribe).fields ?? {};
    return {
      Id: one.id,
      DeveloperName: one.fullName,
      MasterLabel: String(fields.masterLabel),
      ExpirationDate: salesforceInstant(expiryOf(scribe.draw(1))),
      KeySize: Number(fields.keySize),
      OptionsIsCaSigned: fields.caSigned === true,
    };
  });
}
