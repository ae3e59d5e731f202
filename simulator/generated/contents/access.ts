// Who may do what: permission sets and their groups, profiles, custom permissions, roles, groups, queues, sharing rules.

import type { Fields, NamedMember, Surroundings } from './made.ts';
import { revised } from './revised.ts';
import type { Scribe } from './scribe.ts';

const RIGHTS = {
  allowCreate: true,
  allowDelete: false,
  allowEdit: true,
  allowRead: true,
  modifyAllRecords: false,
  viewAllRecords: false,
};

export function permissionSet(scribe: Scribe): Fields {
  const objects = [...new Set([0, 1, 2].map((salt) => scribe.anyObject(salt)))];
  const fields = objects.flatMap((object) => {
    const field = scribe.referField(object, 30, 'permission');
    return field === null
      ? []
      : [{ editable: scribe.one.revision % 2 === 0, field: `${scribe.objectName(object)}.${field}`, readable: true }];
  });
  return {
    classAccesses: [{ apexClass: scribe.referAny('ApexClass', 10, 'permission'), enabled: true }],
    customPermissions: [{ enabled: true, name: scribe.referAny('CustomPermission', 11, 'permission') }],
    description: `Lets people work with ${scribe.label}${revised(scribe)}`,
    fieldPermissions: fields,
    flowAccesses: [{ enabled: true, flow: scribe.referAny('Flow', 12, 'permission') }],
    hasActivationRequired: false,
    label: scribe.label,
    objectPermissions: objects.map((object) => ({ ...RIGHTS, object: scribe.referObject(object, 'permission') })),
    pageAccesses: [{ apexPage: scribe.referAny('ApexPage', 13, 'permission'), enabled: true }],
    userPermissions: [
      { enabled: true, name: scribe.pick(['ApiEnabled', 'ViewSetup', 'RunFlow', 'ModifyAllData', 'ViewAllData'], 14) },
    ],
  };
}

export const permissionSetGroup = (scribe: Scribe): Fields => ({
  description: 'Everything for one job',
  label: scribe.label,
  permissionSets: [
    ...new Set([
      scribe.referAny('PermissionSet', 1, 'group member'),
      scribe.referAny('PermissionSet', 2, 'group member'),
    ]),
  ],
  status: 'Updated',
});

/** What a profile opens: not all of the org, or a large one would have gigabytes of them. */
function ownRights(scribe: Scribe): NamedMember[] {
  const types = ['CustomApplication', 'ApexClass', 'Flow', 'Layout', 'ApexPage', 'CustomTab'];
  const some = types.flatMap((type) =>
    [1, 2, 3].flatMap((salt) =>
      scribe.count(type) === 0 ? [] : { type, fullName: scribe.referAny(type, salt, 'access') },
    ),
  );
  const objects = [...new Set([1, 2, 3, 4].map((salt) => scribe.anyObject(salt)))];
  const fields = objects.flatMap((object) => {
    const field = scribe.referField(object, 30, 'access');
    return field === null ? [] : [{ type: 'CustomField', fullName: `${scribe.objectName(object)}.${field}` }];
  });
  const named = objects.map((object) => ({ type: 'CustomObject', fullName: scribe.objectName(object) }));
  const all = [...some, ...named, ...fields];
  return [...new Map(all.map((one) => [`${one.type} ${one.fullName}`, one])).values()];
}

/** Shows of objects, fields, classes, pages, layouts and the rest only what is in the same package. */
export function profile(scribe: Scribe, { members }: Surroundings): Fields {
  const own = members ?? ownRights(scribe);
  const of = (type: string) => own.filter((member) => member.type === type).map(({ fullName }) => fullName);
  const visible = { visible: true };
  return {
    applicationVisibilities: of('CustomApplication').map((application) => ({
      application,
      default: false,
      ...visible,
    })),
    classAccesses: of('ApexClass').map((apexClass) => ({ apexClass, enabled: true })),
    custom: scribe.one.index > 4,
    fieldPermissions: of('CustomField').map((field) => ({ editable: true, field, readable: true })),
    flowAccesses: of('Flow').map((flow) => ({ enabled: true, flow })),
    layoutAssignments: of('Layout').map((layout) => ({ layout })),
    objectPermissions: of('CustomObject').map((object) => ({ ...RIGHTS, object })),
    pageAccesses: of('ApexPage').map((apexPage) => ({ apexPage, enabled: true })),
    recordTypeVisibilities: of('RecordType').map((recordType) => ({ default: false, recordType, ...visible })),
    tabVisibilities: of('CustomTab').map((tab) => ({ tab, visibility: 'DefaultOn' })),
    userLicense: 'Salesforce',
    userPermissions: [
      { enabled: true, name: 'ApiEnabled' },
      { enabled: scribe.one.index === 0, name: 'ModifyAllData' },
    ],
  };
}

export const customPermission = (scribe: Scribe): Fields => ({
  description: 'Asked for in rules and code',
  isLicensed: false,
  label: scribe.label,
});

export const role = (scribe: Scribe): Fields => ({
  caseAccessLevel: 'None',
  contactAccessLevel: 'Edit',
  description: scribe.label,
  mayForecastManagerShare: false,
  name: scribe.label,
  opportunityAccessLevel: 'Read',
  ...(scribe.one.index === 0
    ? {}
    : { parentRole: scribe.refer('Role', Math.floor((scribe.one.index - 1) / 2), 'parent') }),
});

export const group = (scribe: Scribe): Fields => ({ doesIncludeBosses: true, name: scribe.label });

export const queue = (scribe: Scribe): Fields => ({
  doesSendEmailToMembers: false,
  name: scribe.label,
  queueMembers: { roles: { role: [scribe.referAny('Role', 1, 'member')] } },
  queueSobject: [{ sobjectType: scribe.referObject(scribe.anyObject(2), 'queue for') }],
});

export function sharingRules(scribe: Scribe): Fields {
  scribe.referObject(scribe.one.index, 'sharing of');
  return {};
}

/** Sharing rules lie in the files of the first objects in turn. */
const sharedObject = (scribe: Scribe) => scribe.one.index % scribe.count('SharingRules');

export function sharingCriteriaRule(scribe: Scribe): Fields {
  const field = scribe.referField(sharedObject(scribe), 1, 'criteria');
  return {
    fullName: scribe.shortName,
    accessLevel: 'Read',
    label: scribe.label,
    sharedTo: { group: [scribe.referAny('Group', 2, 'shared to')] },
    criteriaItems: [{ field: field ?? 'Name', operation: 'equals', value: 'x' }],
    includeRecordsOwnedByAll: true,
  };
}

export const sharingOwnerRule = (scribe: Scribe): Fields => ({
  fullName: scribe.shortName,
  accessLevel: 'Edit',
  label: scribe.label,
  sharedTo: { role: [scribe.referAny('Role', 1, 'shared to')] },
  sharedFrom: { group: [scribe.referAny('Group', 2, 'shared from')] },
});
