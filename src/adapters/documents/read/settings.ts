// Every other XML file: its values as they stand, and the components that it names in elements that always name one.

import { type Described, describedAs, type Key, keyOf, type Reference } from '../described.ts';
import { type Cell, type OutlineFacts, outline, outlineTable } from '../outline.ts';
import { childText, type Element, elementOf, elementsOf } from './xml.ts';

/** Beyond it a page only says how many more there are. */
const mostValues = 400;

/** Elements that name a component, whatever file they stand in. */
const naming: Readonly<Record<string, string>> = {
  apexClass: 'ApexClass',
  apexPage: 'ApexPage',
  customObject: 'CustomObject',
  emailTemplate: 'EmailTemplate',
  flexiPage: 'FlexiPage',
  flow: 'Flow',
  flowDefinition: 'Flow',
  lightningWebComponent: 'LightningComponentBundle',
  lwcComponent: 'LightningComponentBundle',
  auraComponent: 'AuraDefinitionBundle',
  mobileReady: '',
  object: 'CustomObject',
  page: 'ApexPage',
  permissionSet: 'PermissionSet',
  profile: 'Profile',
  queue: 'Queue',
  sobjectType: 'CustomObject',
  targetObject: 'CustomObject',
};

export function readSettings(type: string, name: string, xml: Element): Described<OutlineFacts> {
  const values: [string, string][] = [];
  const references: Reference[] = [];
  let more = 0;
  const walk = (element: Element, path: string): void => {
    for (const [key, value] of Object.entries(element)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (typeof each !== 'string') {
          const part = elementOf(each);
          const called =
            childText(part, 'fullName') ??
            childText(part, 'name') ??
            childText(part, 'field') ??
            childText(part, 'label');
          walk(part, `${path}${key}${called ? `[${called}]` : ''}.`);
        } else if (each !== '') {
          const to = naming[key];
          if (to) references.push({ to: keyOf(to, each), use: 'refers to', evidence: `${path}${key}`, maybe: true });
          if (values.length < mostValues) values.push([`${path}${key}`, each.slice(0, 1_000)]);
          else more += 1;
        }
      }
    }
  };
  walk(xml, '');
  return describedAs(
    type,
    name,
    outline(more > 0 ? [['moreValues', String(more)]] : [], [outlineTable('values', ['setting', 'value'], values)]),
    {
      label: childText(xml, 'masterLabel') ?? childText(xml, 'label'),
      description: childText(xml, 'description'),
      references,
    },
  );
}

/** `Tier.Gold`: the type stands before the point, without its `__mdt`. */
export function readCustomMetadata(name: string, xml: Element): Described<OutlineFacts> {
  const [type = ''] = name.split('.');
  const object = `${type}__mdt`;
  const values = elementsOf(xml, 'values');
  const cell = (field: string): Cell => ({ key: keyOf('CustomField', `${object}.${field}`), text: field });
  return describedAs(
    'CustomMetadata',
    name,
    outline(
      [
        ['object', { key: keyOf('CustomObject', object), text: object }],
        ['protected', childText(xml, 'protected')],
      ],
      [
        outlineTable(
          'values',
          ['field', 'value'],
          values.map((value) => [cell(childText(value, 'field') ?? ''), childText(value, 'value') ?? '']),
        ),
      ],
    ),
    {
      label: childText(xml, 'label'),
      references: [{ to: keyOf('CustomObject', object), use: 'refers to', evidence: 'type of the record' }],
    },
  );
}

export function readLabels(name: string, xml: Element): Described<OutlineFacts> {
  const labels = elementsOf(xml, 'labels').map((label) => ({ name: childText(label, 'fullName') ?? '', label }));
  const partKey = (label: string): Key => keyOf('CustomLabel', label);
  const rows = labels.map(({ name: called, label }) => ({
    cells: [
      called,
      childText(label, 'value') ?? '',
      childText(label, 'language') ?? '',
      childText(label, 'categories') ?? '',
    ],
    anchor: `label-${called}`,
  }));
  return describedAs(
    'CustomLabels',
    name,
    outline([], [{ id: 'labels', columns: ['name', 'value', 'language', 'categories'], rows }]),
    {
      parts: labels.map(({ name: called, label }) => ({
        key: partKey(called),
        label: childText(label, 'shortDescription'),
        anchor: `label-${called}`,
      })),
    },
  );
}
