// Who may sign in and with which rights: users with their profiles and licences, permission sets and their assignments.

import { kindOf } from '../generated/catalog.ts';
import { mix } from '../generated/draw.ts';
import { derivedId } from '../orgs/identifiers.ts';
import type { Org } from '../orgs/org.ts';
import { ADMIN_USERNAME, type OrgUser } from '../orgs/user.ts';
import type { Table, Tables } from './table.ts';

const ADMINISTRATOR = 'System Administrator';
const INTEGRATION = 'Minimum Access - API Only Integrations';
const LICENSE = derivedId('Salesforce', '100');

const profileId = (org: Org, name: string) => derivedId(`${org.id} profile ${name}`, '00e');

/** Of the Tooling API as well. */
export const USER_TABLE: Table = {
  keyPrefix: '005',
  fields: {
    Id: 'id',
    Username: 'string',
    Name: 'string',
    Email: 'string',
    IsActive: 'boolean',
    UserType: 'string',
    ProfileId: 'id',
  },
  relationships: { Profile: { field: 'ProfileId', object: 'Profile' } },
  rows: (org) =>
    [...org.users.values()].map((user) => ({
      Id: user.id,
      Username: user.username,
      Name: user.displayName,
      Email: user.email,
      IsActive: user.isActive,
      UserType: 'Standard',
      ProfileId: profileId(org, isAdministrator(org, user) ? ADMINISTRATOR : INTEGRATION),
    })),
};

function isAdministrator({ generated }: Org, { id, username }: OrgUser): boolean {
  return username === ADMIN_USERNAME || generated?.people[0]?.id === id;
}

const RIGHTS = {
  PermissionsApiEnabled: 'boolean',
  PermissionsViewSetup: 'boolean',
  PermissionsModifyAllData: 'boolean',
  PermissionsViewAllData: 'boolean',
  PermissionsAuthorApex: 'boolean',
  PermissionsManageUsers: 'boolean',
  PermissionsCustomizeApplication: 'boolean',
} as const;

function rights(hasAll: boolean) {
  return Object.fromEntries(Object.keys(RIGHTS).map((right) => [right, hasAll || right === 'PermissionsApiEnabled']));
}

/** What the caller may do, by profile and permission sets together. */
const OWN_PERMISSIONS = {
  PermissionsApiEnabled: 'ApiEnabled',
  PermissionsModifyMetadata: 'ModifyMetadata',
  PermissionsModifyAllData: 'ModifyAllData',
  PermissionsCustomizeApplication: 'CustomizeApplication',
  PermissionsManageRemoteAccess: 'ManageConnectedApps',
  PermissionsViewSetup: 'ViewSetup',
  PermissionsViewConsumerSecretsInMetadata: 'ViewConsumerSecretsInMetadata',
} as const;

const OWN_PERMISSION_TABLE: Table = {
  keyPrefix: '0EP',
  fields: {
    Id: 'id',
    ...(Object.fromEntries(Object.keys(OWN_PERMISSIONS).map((field) => [field, 'boolean'])) as Table['fields']),
  },
  rows: (_org, { user }) => {
    const own = Object.entries(OWN_PERMISSIONS).map(([field, name]) => [field, user.permissions.includes(name)]);
    return [{ Id: derivedId(user.id, '0EP'), ...Object.fromEntries(own) }];
  },
};

/** Of the Tooling API as well. */
export const PROFILE_TABLE: Table = {
  keyPrefix: '00e',
  fields: { Id: 'id', Name: 'string', UserType: 'string', UserLicenseId: 'id', ...RIGHTS },
  relationships: { UserLicense: { field: 'UserLicenseId', object: 'UserLicense' } },
  rows: (org) =>
    [ADMINISTRATOR, INTEGRATION].map((name) => ({
      Id: profileId(org, name),
      Name: name,
      UserType: 'Standard',
      UserLicenseId: LICENSE,
      ...rights(name === ADMINISTRATOR),
    })),
};

export const LICENSE_TABLE: Table = {
  keyPrefix: '100',
  fields: {
    Id: 'id',
    Name: 'string',
    MasterLabel: 'string',
    LicenseDefinitionKey: 'string',
    Status: 'string',
    TotalLicenses: 'int',
    UsedLicenses: 'int',
  },
  rows: ({ users }) => [
    {
      Id: LICENSE,
      Name: 'Salesforce',
      MasterLabel: 'Salesforce',
      LicenseDefinitionKey: 'SFDC',
      Status: 'Active',
      TotalLicenses: 100,
      UsedLicenses: users.size,
    },
  ],
};

const permissionSets = (org: Org) => [...(org.generated?.all(kindOf('PermissionSet')) ?? [])];

export const PEOPLE_TABLES: Tables = {
  UserPermissionAccess: OWN_PERMISSION_TABLE,
  User: USER_TABLE,
  Profile: PROFILE_TABLE,
  UserLicense: LICENSE_TABLE,
  PermissionSet: {
    keyPrefix: '0PS',
    fields: {
      Id: 'id',
      Name: 'string',
      Label: 'string',
      NamespacePrefix: 'string',
      IsCustom: 'boolean',
      IsOwnedByProfile: 'boolean',
      ProfileId: 'id',
      Type: 'string',
      ...RIGHTS,
    },
    relationships: { Profile: { field: 'ProfileId', object: 'Profile' } },
    rows: (org) =>
      permissionSets(org).map(({ id, fullName, namespace, index }) => ({
        Id: id,
        Name: fullName,
        Label: fullName.replace(/_/g, ' '),
        NamespacePrefix: namespace,
        IsCustom: true,
        IsOwnedByProfile: false,
        ProfileId: null,
        Type: 'Regular',
        ...rights(index % 10 === 3),
      })),
  },
  PermissionSetAssignment: {
    keyPrefix: '0Pa',
    fields: { Id: 'id', AssigneeId: 'id', PermissionSetId: 'id', IsActive: 'boolean' },
    relationships: {
      Assignee: { field: 'AssigneeId', object: 'User' },
      PermissionSet: { field: 'PermissionSetId', object: 'PermissionSet' },
    },
    rows: (org) =>
      permissionSets(org).flatMap(({ id, index }) => {
        const person = org.generated?.people[mix(index) % org.generated.people.length];
        return person === undefined
          ? []
          : [{ Id: derivedId(`assigned ${id}`, '0Pa'), AssigneeId: person.id, PermissionSetId: id, IsActive: true }];
      }),
  },
};
