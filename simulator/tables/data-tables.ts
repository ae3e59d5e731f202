// The objects of the data API, each with its rows as this user sees them. What a low-privilege user may not read is refused
// or left out here, as Salesforce does.

import { derivedId } from '../orgs/identifiers.ts';
import { findUserId } from '../orgs/user.ts';
import { APP_TABLES } from './app-tables.ts';
import { COMPONENT_TABLES } from './component-tables.ts';
import { PEOPLE_TABLES } from './people-tables.ts';
import { notSupported, salesforceInstant, type Tables } from './table.ts';

export const DATA_TABLES: Tables = {
  Organization: {
    keyPrefix: '00D',
    fields: {
      Id: 'id',
      Name: 'string',
      IsSandbox: 'boolean',
      OrganizationType: 'string',
      InstanceName: 'string',
      TrialExpirationDate: 'datetime',
      NamespacePrefix: 'string',
      LanguageLocaleKey: 'string',
    },
    rows: ({ id, settings }) => [
      {
        Id: id,
        Name: settings.name,
        IsSandbox: settings.environment === 'sandbox',
        OrganizationType: 'Enterprise Edition',
        InstanceName: 'SIM1',
        TrialExpirationDate: null,
        NamespacePrefix: null,
        LanguageLocaleKey: 'en_US',
      },
    ],
  },
  ...PEOPLE_TABLES,
  ...APP_TABLES,
  ...COMPONENT_TABLES,
  /** Where a frozen user shows: it stays active in the table of users. */
  UserLogin: {
    keyPrefix: '0Yw',
    fields: { Id: 'id', UserId: 'id', IsFrozen: 'boolean', IsPasswordLocked: 'boolean' },
    rows: ({ users }, { user }) => {
      if (!user.permissions.includes('ViewSetup')) throw notSupported('UserLogin');
      return [...users.values()].map(({ id, isFrozen }) => ({
        Id: derivedId(id, '0Yw'),
        UserId: id,
        IsFrozen: isFrozen,
        IsPasswordLocked: false,
      }));
    },
  },
  LoginHistory: {
    keyPrefix: '0Ya',
    fields: {
      Id: 'id',
      UserId: 'id',
      LoginTime: 'datetime',
      LoginType: 'string',
      LoginSubType: 'string',
      ApiType: 'string',
      AuthMethodReference: 'string',
      SourceIp: 'string',
      LoginUrl: 'string',
      Application: 'string',
      Status: 'string',
    },
    notFilterable: ['Application', 'Status', 'LoginUrl'],
    /** Without View Setup a user reads its own rows only. */
    rows: ({ logins }, { user }) =>
      logins
        .filter((login) => login.userId === user.id || user.permissions.includes('ViewSetup'))
        .map((login) => ({
          Id: login.id,
          UserId: login.userId,
          LoginTime: salesforceInstant(login.at),
          LoginType: 'Remote Access 2.0',
          LoginSubType: null,
          ApiType: null,
          AuthMethodReference: null,
          SourceIp: '127.0.0.1',
          LoginUrl: 'login.salesforce.com',
          Application: login.application,
          Status: login.status,
        })),
  },
  SetupAuditTrail: {
    keyPrefix: '0Ym',
    fields: {
      Id: 'id',
      Action: 'string',
      Section: 'string',
      Display: 'string',
      CreatedDate: 'datetime',
      CreatedById: 'id',
      DelegateUser: 'string',
      ResponsibleNamespacePrefix: 'string',
    },
    relationships: { CreatedBy: { field: 'CreatedById', object: 'User' } },
    rows: ({ setupChanges, users }, { user }) => {
      if (!user.permissions.includes('ViewSetup')) throw notSupported('SetupAuditTrail');
      return setupChanges.map((change) => ({
        Id: change.id,
        Action: change.action,
        Section: change.section,
        Display: change.display,
        CreatedDate: salesforceInstant(change.at),
        CreatedById: findUserId(users, change.createdByUsername),
        DelegateUser: null,
        ResponsibleNamespacePrefix: null,
      }));
    },
  },
  /** Nothing was logged. */
  EventLogFile: {
    keyPrefix: '0AT',
    fields: {
      Id: 'id',
      EventType: 'string',
      LogFile: 'string',
      LogDate: 'datetime',
      LogFileLength: 'int',
      Interval: 'string',
    },
    rows: () => [],
  },
};
