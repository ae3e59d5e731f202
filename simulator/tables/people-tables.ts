// Who may sign in and with which rights: users with their profiles and licences, permission sets and their assignments.

import { derivedId } from '../orgs/identifiers.ts';
import { ADMINISTRATOR, assigneeId, PROFILE_NAMES, permissionSets, profileId, profileOf } from '../orgs/profiles.ts';
import type { Table, Tables } from './table.ts';

const LICENSE = derivedId('Salesforce', '100');

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
      ProfileId: profileId(org, profileOf(org, user)),
    })),
};

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
    PROFILE_NAMES.map((name) => ({
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
      permissionSets(org).flatMap((one) => {
        const assignee = assigneeId(org, one);
        const { id } = one;
        return assignee === undefined
          ? []
          : [{ Id: derivedId(`assigned ${id}`, '0Pa'), AssigneeId: assignee, PermissionSetId: id, IsActive: true }];
      }),
  },
};
