// Profiles, permission sets and groups of them: who may do what.

import { type Described, describedAs, type Grant, keyOf, type Reference, rights } from '../described.ts';
import { type Cell, linked, type OutlineFacts, outline, outlineTable } from '../outline.ts';
import { childText, type Element, elementsOf, flagOf, textsOf } from './xml.ts';

const objectRights = [
  ['allowRead', rights.read],
  ['allowCreate', rights.create],
  ['allowEdit', rights.edit],
  ['allowDelete', rights.delete],
  ['viewAllRecords', rights.viewAll],
  ['modifyAllRecords', rights.modifyAll],
] as const;

/** What opens a component to people: the element, the child that names it, its type, the flag that must be on. */
const openings = [
  ['classAccesses', 'apexClass', 'ApexClass', 'enabled'],
  ['pageAccesses', 'apexPage', 'ApexPage', 'enabled'],
  ['flowAccesses', 'flow', 'Flow', 'enabled'],
  ['customPermissions', 'name', 'CustomPermission', 'enabled'],
  ['applicationVisibilities', 'application', 'CustomApplication', 'visible'],
  ['recordTypeVisibilities', 'recordType', 'RecordType', 'visible'],
  ['customMetadataTypeAccesses', 'name', 'CustomObject', 'enabled'],
  ['customSettingAccesses', 'name', 'CustomObject', 'enabled'],
  ['externalDataSourceAccesses', 'externalDataSource', 'ExternalDataSource', 'enabled'],
  ['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', 'ExternalCredential', 'enabled'],
] as const;

export function readAccess(type: string, name: string, xml: Element): Described<OutlineFacts> {
  const objects = elementsOf(xml, 'objectPermissions');
  const fields = elementsOf(xml, 'fieldPermissions');
  const opened = openings.flatMap(([element, child, of, flag]) =>
    elementsOf(xml, element).flatMap((found) => {
      const target = childText(found, child);
      return target && flagOf(found, flag)
        ? [{ of, target: of === 'ExternalCredential' ? (target.split('-')[0] ?? target) : target }]
        : [];
    }),
  );
  const tabs = [...elementsOf(xml, 'tabSettings'), ...elementsOf(xml, 'tabVisibilities')];
  return describedAs(
    type,
    name,
    outline(
      [
        ['license', childText(xml, 'license') ?? childText(xml, 'userLicense')],
        ['activationRequired', childText(xml, 'hasActivationRequired')],
      ],
      [
        outlineTable(
          'userPermissions',
          ['permission'],
          elementsOf(xml, 'userPermissions')
            .filter((found) => flagOf(found, 'enabled'))
            .map((found) => [childText(found, 'name') ?? '']),
        ),
        outlineTable(
          'objectPermissions',
          ['object', ...objectRights.map(([right]) => right)],
          objects.map((found) => [
            linked('CustomObject', childText(found, 'object')),
            ...objectRights.map(([right]) => String(flagOf(found, right))),
          ]),
        ),
        outlineTable('fieldPermissions', ['object', 'editable', 'readOnly', 'hidden'], fieldRows(fields)),
        outlineTable(
          'openedComponents',
          ['component', 'type'],
          opened.map(({ of, target }) => [linked(of, target), of]),
        ),
        outlineTable(
          'tabs',
          ['tab', 'visibility'],
          tabs.map((tab) => [linked('CustomTab', childText(tab, 'tab')), childText(tab, 'visibility') ?? '']),
        ),
        outlineTable(
          'layoutAssignments',
          ['layout', 'recordType'],
          elementsOf(xml, 'layoutAssignments').map((found) => [
            linked('Layout', childText(found, 'layout')),
            linked('RecordType', childText(found, 'recordType')),
          ]),
        ),
        outlineTable('loginHours', ['day', 'from', 'to'], hoursOf(xml)),
        outlineTable(
          'loginIpRanges',
          ['from', 'to', 'description'],
          elementsOf(xml, 'loginIpRanges').map((range) => [
            childText(range, 'startAddress') ?? '',
            childText(range, 'endAddress') ?? '',
            childText(range, 'description') ?? '',
          ]),
        ),
        outlineTable(
          'permissionSets',
          ['permissionSet'],
          textsOf(xml, 'permissionSets').map((set) => [linked('PermissionSet', set)]),
        ),
        outlineTable(
          'mutingPermissionSets',
          ['permissionSet'],
          textsOf(xml, 'mutingPermissionSets').map((set) => [linked('MutingPermissionSet', set)]),
        ),
      ],
    ),
    {
      label: childText(xml, 'label'),
      description: childText(xml, 'description'),
      grants: grantsOf(objects, fields),
      references: [
        ...opened.map(({ of, target }): Reference => ({ to: keyOf(of, target), use: 'opens', evidence: 'enabled' })),
        ...elementsOf(xml, 'layoutAssignments').flatMap((found) =>
          named('Layout', childText(found, 'layout'), 'layout assignment'),
        ),
        ...tabs.flatMap((tab) =>
          named('CustomTab', childText(tab, 'tab'), `tab ${childText(tab, 'visibility') ?? ''}`),
        ),
        ...textsOf(xml, 'permissionSets').flatMap((set) => named('PermissionSet', set, 'permission set of the group')),
        ...textsOf(xml, 'mutingPermissionSets').flatMap((set) =>
          named('MutingPermissionSet', set, 'muted in the group'),
        ),
      ],
    },
  );
}

function named(type: string, name: string | null, evidence: string): Reference[] {
  return name ? [{ to: keyOf(type, name), use: 'refers to', evidence, maybe: true }] : [];
}

function grantsOf(objects: readonly Element[], fields: readonly Element[]): Grant[] {
  return [
    ...objects.flatMap((found): Grant[] => {
      const bits = objectRights.reduce((all, [right, bit]) => (flagOf(found, right) ? all | bit : all), 0);
      const object = childText(found, 'object');
      return object && bits ? [[keyOf('CustomObject', object), bits]] : [];
    }),
    ...fields.flatMap((found): Grant[] => {
      const bits = (flagOf(found, 'readable') ? rights.read : 0) | (flagOf(found, 'editable') ? rights.edit : 0);
      const field = childText(found, 'field');
      return field && bits ? [[keyOf('CustomField', field), bits]] : [];
    }),
  ];
}

/** One row an object, since a profile has tens of thousands of fields. */
function fieldRows(fields: readonly Element[]): Cell[][] {
  const byObject = new Map<string, [string[], string[], string[]]>();
  for (const found of fields) {
    const [object = '', field = ''] = (childText(found, 'field') ?? '').split('.');
    const lists = byObject.get(object) ?? [[], [], []];
    byObject.set(object, lists);
    lists[flagOf(found, 'editable') ? 0 : flagOf(found, 'readable') ? 1 : 2].push(field);
  }
  return [...byObject].map(([object, lists]) => [
    linked('CustomObject', object),
    ...lists.map((names) => names.join(', ')),
  ]);
}

function hoursOf(xml: Element): Cell[][] {
  const [hours = {}] = elementsOf(xml, 'loginHours');
  const days = Object.keys(hours).flatMap((key) => (key.endsWith('Start') ? [key.slice(0, -'Start'.length)] : []));
  return days.map((day) => [day, childText(hours, `${day}Start`) ?? '', childText(hours, `${day}End`) ?? '']);
}
