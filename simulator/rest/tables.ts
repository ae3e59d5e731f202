// The objects that can be queried, each with its rows as this user sees them. What a low-privilege user may not read is
// refused or left out here, as Salesforce does.

import type { Org } from '../orgs/org.ts';
import { ApiRefusal } from './api-refusal.ts';
import type { Caller } from './authorize.ts';
import type { Value } from './soql.ts';

export interface Row {
  [field: string]: Value | Row;
}

export interface Table {
  keyPrefix: string;
  fields: Record<string, 'id' | 'string' | 'boolean' | 'datetime' | 'int'>;
  /** Fields that a query may not filter by. */
  notFilterable: readonly string[];
  rows(org: Org, caller: Caller): Row[];
}

export const DATA_TABLES: Record<string, Table> = {
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
    notFilterable: [],
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
  User: {
    keyPrefix: '005',
    fields: { Id: 'id', Username: 'string', Name: 'string', Email: 'string', IsActive: 'boolean', UserType: 'string' },
    notFilterable: [],
    rows: ({ users }) =>
      [...users.values()].map((user) => ({
        Id: user.id,
        Username: user.username,
        Name: user.displayName,
        Email: user.email,
        IsActive: user.isActive,
        UserType: 'Standard',
      })),
  },
  LoginHistory: {
    keyPrefix: '0Ya',
    fields: {
      Id: 'id',
      UserId: 'id',
      LoginTime: 'datetime',
      LoginType: 'string',
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
    },
    notFilterable: [],
    rows: ({ setupChanges }, { user }) => {
      if (!user.permissions.includes('ViewSetup')) throw notSupported('SetupAuditTrail');
      return setupChanges.map((change) => ({
        Id: change.id,
        Action: change.action,
        Section: change.section,
        Display: change.display,
        CreatedDate: salesforceInstant(change.at),
        CreatedById: user.id,
        CreatedBy: { Username: change.createdByUsername },
        DelegateUser: null,
      }));
    },
  },
  /** Shows the policy of an app, and no certificate. */
  ConnectedApplication: {
    keyPrefix: '0H4',
    fields: {
      Id: 'id',
      Name: 'string',
      OptionsAllowAdminApprovedUsersOnly: 'boolean',
      OptionsRefreshTokenValidityMetric: 'boolean',
      CreatedDate: 'datetime',
    },
    notFilterable: [],
    rows: ({ apps }) =>
      [...apps.values()].map((app) => ({
        Id: app.id,
        Name: app.label,
        OptionsAllowAdminApprovedUsersOnly: app.settings.saved.permittedUsers === 'admin-approved',
        OptionsRefreshTokenValidityMetric: false,
        CreatedDate: salesforceInstant(app.createdAt),
      })),
  },
};

export const TOOLING_TABLES: Record<string, Table> = {
  /** Certificate and Key Management: certificates uploaded to an app are not in that list. */
  Certificate: {
    keyPrefix: '0P1',
    fields: {
      Id: 'id',
      DeveloperName: 'string',
      MasterLabel: 'string',
      ExpirationDate: 'datetime',
      KeySize: 'int',
      OptionsIsCaSigned: 'boolean',
    },
    notFilterable: [],
    rows: ({ managedCertificates }) =>
      managedCertificates.map((certificate) => ({
        Id: certificate.id,
        DeveloperName: certificate.name,
        MasterLabel: certificate.name,
        ExpirationDate: salesforceInstant(certificate.notAfter),
        KeySize: certificate.keyBits,
        OptionsIsCaSigned: certificate.isCaSigned,
      })),
  },
  DeployRequest: {
    keyPrefix: '0Af',
    fields: { Id: 'id', Status: 'string', CheckOnly: 'boolean', CompletedDate: 'datetime', CreatedById: 'id' },
    notFilterable: [],
    rows: ({ deployRecords }, { user }) => {
      if (!user.permissions.includes('ViewSetup')) throw notSupported('DeployRequest');
      return deployRecords.map(({ id, at }) => ({
        Id: id,
        Status: 'Succeeded',
        CheckOnly: false,
        CompletedDate: salesforceInstant(at),
        CreatedById: user.id,
        CreatedBy: { Name: 'Admin User' },
      }));
    },
  },
};

export function findTable(tables: Record<string, Table>, object: string): { name: string; table: Table } {
  const name = Object.keys(tables).find((known) => known.toLowerCase() === object.toLowerCase());
  const table = name === undefined ? undefined : tables[name];
  if (name === undefined || table === undefined) throw notSupported(object);
  return { name, table };
}

function notSupported(object: string): ApiRefusal {
  return new ApiRefusal(400, 'INVALID_TYPE', `sObject type '${object}' is not supported.`);
}

/** Salesforce writes +0000 where ISO 8601 writes Z. */
function salesforceInstant(at: number): string {
  return new Date(Number.isFinite(at) ? at : 0).toISOString().replace('Z', '+0000');
}
