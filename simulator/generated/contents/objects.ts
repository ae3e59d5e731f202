// Custom objects and their parts other than fields: record types, validation rules, list views and the rest, and layouts.

import { labelOf } from '../names.ts';
import { objectOfPart, objectSort } from '../objects.ts';
import { isNumber, isText } from './field-types.ts';
import type { Fields } from './made.ts';
import { revised } from './revised.ts';
import type { Scribe } from './scribe.ts';

export function customObject(scribe: Scribe): Fields {
  const { one, plan } = scribe;
  const sort = objectSort(plan, one.index);
  const label = scribe.draw(1) % 8 === 0 ? scribe.label : labelOf(one.fullName);
  if (sort === 'standard') return { enableFeeds: false, enableHistory: true, sharingModel: 'ReadWrite' };
  if (sort === 'metadata-type') return { label, pluralLabel: `${label}s`, visibility: 'Public' };
  if (sort === 'platform-event') {
    return {
      deploymentStatus: 'Deployed',
      eventType: 'HighVolume',
      label,
      pluralLabel: `${label}s`,
      publishBehavior: 'PublishAfterCommit',
    };
  }
  return {
    deploymentStatus: 'Deployed',
    description: `Keeps each ${label.toLowerCase()} of the company.`,
    enableActivities: true,
    enableHistory: true,
    label,
    nameField: { label: `${label} Name`, type: 'Text' },
    pluralLabel: `${label}s`,
    searchLayouts: {},
    sharingModel: scribe.pick(['ReadWrite', 'Read', 'Private'], 2),
  };
}

const objectOf = ({ plan, one }: Scribe) => objectOfPart(plan, one.index);

export function recordType(scribe: Scribe): Fields {
  return {
    fullName: scribe.shortName,
    active: scribe.draw(1) % 5 !== 0,
    description: `For ${scribe.label}${revised(scribe)}`,
    label: scribe.label,
  };
}

export function validationRule(scribe: Scribe): Fields {
  const { plan, one } = scribe;
  const object = objectOf(scribe);
  const amount = scribe.referField(object, 1, 'formula', (field) => isNumber(plan, field));
  const text = scribe.referField(object, 2, 'formula', (field) => isText(plan, field));
  const permission = scribe.draw(3) % 4 === 0 ? scribe.referAny('CustomPermission', 4, 'formula') : null;
  const conditions = [
    amount === null ? 'ISBLANK(Name)' : `${amount} < 0`,
    ...(text === null ? [] : [`NOT(CONTAINS(${text}, "-"))`]),
    ...(permission === null ? [] : [`NOT($Permission.${permission})`]),
    ...Array.from({ length: one.revision }, (_, edit) => `YEAR(TODAY()) > ${2020 + edit}`),
  ];
  return {
    fullName: scribe.shortName,
    active: true,
    description: `Guards ${scribe.label}.`,
    errorConditionFormula: `AND(${conditions.join(', ')})`,
    ...(amount === null ? {} : { errorDisplayField: amount }),
    errorMessage: 'Bitte prüfen: the value is not allowed here.',
  };
}

export function listView(scribe: Scribe): Fields {
  const field = scribe.referField(objectOf(scribe), 1, 'column');
  return {
    fullName: scribe.shortName,
    columns: ['NAME', ...(field === null ? [] : [field])],
    filterScope: 'Everything',
    label: scribe.label,
  };
}

export function compactLayout(scribe: Scribe): Fields {
  const field = scribe.referField(objectOf(scribe), 1, 'column');
  return { fullName: scribe.shortName, fields: ['Name', ...(field === null ? [] : [field])], label: scribe.label };
}

export function fieldSet(scribe: Scribe): Fields {
  const field = scribe.referField(objectOf(scribe), 1, 'column') ?? 'Name';
  return {
    fullName: scribe.shortName,
    description: 'Used by code',
    displayedFields: [{ field, isFieldManaged: false, isRequired: false }],
    label: scribe.label,
  };
}

export function webLink(scribe: Scribe): Fields {
  return {
    fullName: scribe.shortName,
    availability: 'online',
    displayType: 'button',
    linkType: 'url',
    masterLabel: scribe.label,
    openType: 'replace',
    protected: false,
    url: '/apex/Go?id={!$User.Id}&x=1',
  };
}

export function businessProcess(scribe: Scribe): Fields {
  return {
    fullName: scribe.shortName,
    isActive: true,
    values: [
      { fullName: 'Open', default: true },
      { fullName: 'Closed', default: false },
    ],
  };
}

export function layout(scribe: Scribe): Fields {
  const object = objectOf(scribe);
  scribe.referObject(object, 'layout of');
  const columns = [1, 2].map((salt) => {
    const names = [0, 1, 2].map((place) => scribe.referField(object, salt * 10 + place, 'layout'));
    const items = ['Name', ...new Set(names.filter((name) => name !== null))].slice(salt - 1);
    return { layoutItems: items.map((field) => ({ behavior: field === 'Name' ? 'Required' : 'Edit', field })) };
  });
  return {
    layoutSections: [
      {
        customLabel: false,
        detailHeading: false,
        editHeading: true,
        label: 'Information',
        layoutColumns: columns,
        style: 'TwoColumnsTopToBottom',
      },
    ],
    showEmailCheckbox: false,
    showHighlightsPanel: true,
  };
}

export function objectTranslation(scribe: Scribe): Fields {
  const object = scribe.one.index % scribe.count('CustomObject');
  scribe.referObject(object, 'translation of');
  const field = scribe.referField(object, 1, 'translation');
  const fields = field === null ? {} : { fields: [{ label: 'Übersetzung', name: field }] };
  return { caseValues: [{ plural: false, value: 'Objekt' }], ...fields };
}

export function quickAction(scribe: Scribe): Fields {
  const object = objectOf(scribe);
  return {
    label: scribe.label,
    optionsCreateFeedItem: true,
    quickActionLayout: {
      layoutSectionStyle: 'TwoColumnsLeftToRight',
      quickActionLayoutColumns: [
        {
          quickActionLayoutItems: [
            { emptySpace: false, field: scribe.referField(object, 1, 'layout') ?? 'Name', uiBehavior: 'Edit' },
          ],
        },
      ],
    },
    targetObject: scribe.referObject(object, 'creates'),
    type: 'Create',
  };
}

export function duplicateRule(scribe: Scribe): Fields {
  scribe.referObject(objectOf(scribe), 'rule of');
  return {
    actionOnInsert: 'Allow',
    actionOnUpdate: 'Allow',
    isActive: true,
    masterLabel: scribe.label,
    securityOption: 'EnforceSharingRules',
  };
}

export function customMetadata(scribe: Scribe): Fields {
  const { plan, one } = scribe;
  const first = scribe.count('CustomObject') - plan.metadataTypes - plan.platformEvents;
  const type = first + (one.index % plan.metadataTypes);
  scribe.referObject(type, 'record of');
  const field = scribe.referField(type, 1, 'value');
  const value = { '@xsi:type': 'xsd:string', '#text': `Wert ${one.index}${revised(scribe)}` };
  return {
    label: `${scribe.label}${revised(scribe)}`,
    protected: false,
    ...(field === null ? {} : { values: [{ field, value }] }),
  };
}

export const customTab = (scribe: Scribe): Fields => ({
  customObject: true,
  description: `Opens ${scribe.referObject(scribe.anyObject(1), 'tab of')}`,
  motif: 'Custom57: Building Block',
});
