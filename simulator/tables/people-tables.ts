// Who may sign in and with which rights: users with their profiles and licences, permission sets and their assignments.

import { kindOf } from '../generated/catalog.ts';
import { derivedId } from '../orgs/identifiers.ts';
import type { Org } from '../orgs/org.ts';
import { ADMINISTRATOR, assigneeId, PROFILE_NAMES, permissionSets, profileId, profileOf } from '../orgs/profiles.ts';
import { salesforceInstant, type Table, type Tables } from './table.ts';

/** Of all: when one of them came is of no interest here. */
const USERS_CREATED = Date.UTC(2020, 0, 1);
const LICENSE = derivedId('Salesforce', '100');

/** Of the Tooling API as well. */
export const USER_TABLE: Table = {
  keyPrefix: '005',
  fields: {
    Id: 'id',
    Username: 'string',
    Name: 'string',
    FirstName: 'string',
    LastName: 'string',
    Email: 'string',
    IsActive: 'boolean',
    UserType: 'string',
    ProfileId: 'id',
    CreatedDate: 'datetime',
    LastLoginDate: 'datetime',
  },
  relationships: { Profile: { field: 'ProfileId', object: 'Profile', children: 'Users' } },
  rows: (org) => {
    const lastLogins = new Map(
      org.logins.filter(({ status }) => status === 'Success').map(({ userId, at }) => [userId, at]),
    );
    return [...org.users.values()].map((user) => ({
      Id: user.id,
      Username: user.username,
      Name: user.displayName,
      FirstName: user.displayName.split(' ').slice(0, -1).join(' ') || null,
      LastName: user.displayName.split(' ').at(-1) ?? '',
      Email: user.email,
      IsActive: user.isActive,
      UserType: 'Standard',
      ProfileId: profileId(org, profileOf(org, user)),
      CreatedDate: salesforceInstant(USERS_CREATED),
      LastLoginDate: instantOf(lastLogins.get(user.id)),
    }));
  },
};

function instantOf(at: number | undefined): string | null {
  return at === undefined ? null : salesforceInstant(at);
}

const RIGHTS = {
  PermissionsApiEnabled: 'boolean',
  PermissionsViewSetup: 'boolean',
  PermissionsModifyAllData: 'boolean',
  PermissionsViewAllData: 'boolean',
  PermissionsAuthorApex: 'boolean',
  PermissionsManageUsers: 'boolean',
  PermissionsCustomizeApplication: 'boolean',
  PermissionsTwoFactorApi: 'boolean',
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

/** What a profile lets its users do is a permission set of its own. */
const setOfProfile = (org: Org, name: string) => derivedId(`${org.id} set of ${name}`, '0PS');

const assignment = (userId: string, permissionSetId: string) => ({
  Id: derivedId(`assigned ${permissionSetId} ${userId}`, '0Pa'),
  AssigneeId: userId,
  PermissionSetId: permissionSetId,
  PermissionSetGroupId: null,
  IsActive: true,
});

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
    rows: (org) => [
      ...permissionSets(org).map(({ id, fullName, namespace, index }) => ({
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
      ...PROFILE_NAMES.map((name) => ({
        Id: setOfProfile(org, name),
        Name: `X${profileId(org, name).slice(0, 15)}`,
        Label: profileId(org, name),
        NamespacePrefix: null,
        IsCustom: false,
        IsOwnedByProfile: true,
        ProfileId: profileId(org, name),
        Type: 'Profile',
        ...rights(name === ADMINISTRATOR),
      })),
    ],
  },
  PermissionSetAssignment: {
    keyPrefix: '0Pa',
    fields: { Id: 'id', AssigneeId: 'id', PermissionSetId: 'id', PermissionSetGroupId: 'id', IsActive: 'boolean' },
    relationships: {
      Assignee: { field: 'AssigneeId', object: 'User', children: 'PermissionSetAssignments' },
      PermissionSet: { field: 'PermissionSetId', object: 'PermissionSet', children: 'Assignments' },
      PermissionSetGroup: { field: 'PermissionSetGroupId', object: 'PermissionSetGroup', children: 'Assignments' },
    },
    rows: (org) => [
      ...permissionSets(org).flatMap((one) => {
        const assignee = assigneeId(org, one);
        return assignee === undefined ? [] : [assignment(assignee, one.id)];
      }),
      ...[...org.users.values()].map((user) => assignment(user.id, setOfProfile(org, profileOf(org, user)))),
    ],
  },
  PermissionSetGroup: {
    keyPrefix: '0PG',
    fields: { Id: 'id', DeveloperName: 'string', MasterLabel: 'string', Status: 'string' },
    rows: ({ generated }) =>
      [...(generated?.all(kindOf('PermissionSetGroup')) ?? [])].map(({ id, fullName }) => ({
        Id: id,
        DeveloperName: fullName,
        MasterLabel: fullName.replace(/_/g, ' '),
        Status: 'Updated',
      })),
  },
  /** Which permission sets a group is made of stands in its metadata alone here. */
  PermissionSetGroupComponent: {
    keyPrefix: '0PF',
    fields: { Id: 'id', PermissionSetGroupId: 'id', PermissionSetId: 'id' },
    rows: () => [],
  },
  /** Those of profiles: an administrator sees everything. */
  ObjectPermissions: {
    keyPrefix: '110',
    fields: {
      Id: 'id',
      ParentId: 'id',
      SobjectType: 'string',
      PermissionsRead: 'boolean',
      PermissionsViewAllRecords: 'boolean',
      PermissionsModifyAllRecords: 'boolean',
    },
    relationships: { Parent: { field: 'ParentId', object: 'PermissionSet', children: 'ObjectPerms' } },
    rows: (org) =>
      ['Account', 'Contact'].map((object) => ({
        Id: derivedId(`${org.id} permissions ${object}`, '110'),
        ParentId: setOfProfile(org, ADMINISTRATOR),
        SobjectType: object,
        PermissionsRead: true,
        PermissionsViewAllRecords: true,
        PermissionsModifyAllRecords: true,
      })),
  },
  PermissionSetLicense: {
    keyPrefix: '0PL',
    fields: {
      Id: 'id',
      MasterLabel: 'string',
      PermissionSetLicenseKey: 'string',
      Status: 'string',
      TotalLicenses: 'int',
      UsedLicenses: 'int',
    },
    rows: () => [
      {
        Id: derivedId('integration licence', '0PL'),
        MasterLabel: 'Salesforce API Integration',
        PermissionSetLicenseKey: 'SalesforceAPIIntegrationPsl',
        Status: 'Active',
        TotalLicenses: 5,
        UsedLicenses: 1,
      },
    ],
  },
  /** Nobody proved who they are by a second factor: only programs sign in here. */
  VerificationHistory: {
    keyPrefix: '0Yv',
    fields: {
      Id: 'id',
      UserId: 'id',
      VerificationMethod: 'string',
      VerificationTime: 'datetime',
      Status: 'string',
    },
    rows: () => [],
  },
};
