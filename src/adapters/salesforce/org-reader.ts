// Reads over REST what an org tells about itself, its user and its certificates. One small function a question; what the
// answers mean for a connection is decided elsewhere.

import {
  type AppPolicy,
  type CertificateChange,
  chosenVersion,
  type Deploy,
  type LoginRow,
  type ManagedCertificate,
  mapRead,
  type OrgRead,
  type OrgReader,
  type OrgUser,
  type SignedInUser,
} from '../../domain/org/org.ts';
import { longId } from '../../domain/org/salesforce-id.ts';
import type { Transport } from '../../domain/ports.ts';
import { unusable } from './api-refusal.ts';
import { booleanField, type Fields, fieldsOf, instantField, listOf, numberField, textField } from './json-fields.ts';
import { queryAll } from './query.ts';
import { getJson, getPublicJson } from './rest-client.ts';
import { soqlInstant, soqlText } from './soql.ts';

/** Salesforce's names for a first certificate and for one that replaces another. */
const certificateActions = ['insertApplicationCertificate', 'changeApplicationCertificate'] as const;

export function createOrgReader({ transport }: { transport: Transport }): OrgReader {
  return {
    async signedInUser(session, signal) {
      const call = { path: '/services/oauth2/userinfo', permission: 'API Enabled' } as const;
      return mapRead(await getJson(transport, session, call, signal), readUser);
    },

    async apiVersion(instanceUrl, signal) {
      const call = { path: '/services/data', permission: 'API Enabled' } as const;
      return mapRead(await getPublicJson(transport, instanceUrl, call, signal), readVersion);
    },

    async apiReachable(session, signal) {
      const call = { path: `/services/data/v${session.apiVersion}`, permission: 'API Enabled' } as const;
      return mapRead(await getJson(transport, session, call, signal), () => read(true as const));
    },

    async limits(session, signal) {
      const path = `/services/data/v${session.apiVersion}/limits`;
      const answer = await getJson(transport, session, { path, permission: 'View Setup and Configuration' }, signal);
      return mapRead(answer, (value) => {
        const daily = fieldsOf(fieldsOf(value).DailyApiRequests);
        const dailyMaximum = numberField(daily, 'Max');
        const dailyRemaining = numberField(daily, 'Remaining');
        if (dailyMaximum === null || dailyRemaining === null) return unusable('DailyApiRequests');
        return read({ dailyMaximum, dailyRemaining });
      });
    },

    async ownLogins(session, { userId, limit }, signal) {
      // Of these fields only UserId and LoginTime can be filtered by.
      const soql =
        'SELECT LoginTime, Status, Application, SourceIp FROM LoginHistory ' +
        `WHERE UserId = ${soqlText(userId)} ORDER BY LoginTime DESC LIMIT ${limit}`;
      const rows = await queryAll(transport, session, { soql, permission: 'API Enabled' }, signal);
      return mapRead(rows, (found) => read(found.flatMap(readLogin)));
    },

    async certificateChanges(session, { since, limit }, signal) {
      const soql =
        'SELECT Action, Display, CreatedDate, CreatedBy.Username FROM SetupAuditTrail ' +
        `WHERE Action IN (${certificateActions.map(soqlText).join(', ')}) AND CreatedDate >= ${soqlInstant(since)} ` +
        `ORDER BY CreatedDate DESC LIMIT ${limit}`;
      const rows = await queryAll(transport, session, { soql, permission: 'View Setup and Configuration' }, signal);
      return mapRead(rows, (found) => read(found.flatMap(readCertificateChange)));
    },

    async appPolicies(session, appName, signal) {
      const soql = `SELECT Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication WHERE Name = ${soqlText(appName)}`;
      const rows = await queryAll(transport, session, { soql, permission: 'View Setup and Configuration' }, signal);
      return mapRead(rows, (found) => read(found.flatMap(readPolicy)));
    },

    async managedCertificates(session, signal) {
      const soql = 'SELECT DeveloperName, MasterLabel, ExpirationDate, KeySize, OptionsIsCaSigned FROM Certificate';
      const permission = 'View Setup and Configuration';
      const rows = await queryAll(transport, session, { soql, permission, isTooling: true }, signal);
      return mapRead(rows, (found) => read(found.flatMap(readManagedCertificate)));
    },

    async deploys(session, { since, limit }, signal) {
      const soql =
        'SELECT CompletedDate, CreatedBy.Name FROM DeployRequest ' +
        `WHERE Status = 'Succeeded' AND CheckOnly = false AND CompletedDate >= ${soqlInstant(since)} ` +
        `ORDER BY CompletedDate DESC LIMIT ${limit}`;
      const permission = 'View Setup and Configuration';
      const rows = await queryAll(transport, session, { soql, permission, isTooling: true }, signal);
      return mapRead(rows, (found) => read(found.flatMap(readDeploy)));
    },

    async userByName(session, username, signal) {
      const named = `FROM User WHERE Username = ${soqlText(username)}`;
      const soql = `SELECT Username, IsActive ${named} LIMIT 1`;
      const frozen = `SELECT IsFrozen FROM UserLogin WHERE UserId IN (SELECT Id ${named})`;
      const [rows, logins] = await Promise.all([
        queryAll(transport, session, { soql, permission: 'API Enabled' }, signal),
        queryAll(transport, session, { soql: frozen, permission: 'View Setup and Configuration' }, signal),
      ]);
      const [login = {}] = logins.type === 'read' ? logins.value : [];
      const isFrozen = booleanField(login, 'IsFrozen');
      return mapRead(rows, ([row]) => (row === undefined ? read(null) : readOrgUser(row, isFrozen)));
    },
  };
}

function readUser(value: unknown): OrgRead<SignedInUser> {
  const fields = fieldsOf(value);
  const orgId = longId(textField(fields, 'organization_id') ?? '');
  const userId = longId(textField(fields, 'user_id') ?? '');
  const username = textField(fields, 'preferred_username');
  if (orgId === null || userId === null || username === null) return unusable('organization, user or username');
  return read({ orgId, userId, username });
}

function readVersion(value: unknown): OrgRead<string> {
  const offered = listOf(value).map((version) => textField(fieldsOf(version), 'version') ?? '');
  const chosen = chosenVersion(offered);
  return chosen === null ? unusable('API version') : read(chosen);
}

function readLogin(row: Fields): LoginRow[] {
  const at = instantField(row, 'LoginTime');
  if (at === null) return [];
  return [
    {
      at,
      status: textField(row, 'Status') ?? '',
      application: textField(row, 'Application'),
      sourceIp: textField(row, 'SourceIp'),
    },
  ];
}

function readCertificateChange(row: Fields): CertificateChange[] {
  const at = instantField(row, 'CreatedDate');
  const action = certificateActions.find((known) => known === row.Action);
  if (at === null || action === undefined) return [];
  const by = textField(fieldsOf(row.CreatedBy), 'Username');
  return [{ at, action, text: textField(row, 'Display') ?? '', by }];
}

function readPolicy(row: Fields): AppPolicy[] {
  const name = textField(row, 'Name');
  const isAdminApprovedOnly = booleanField(row, 'OptionsAllowAdminApprovedUsersOnly');
  return name === null || isAdminApprovedOnly === null ? [] : [{ name, isAdminApprovedOnly }];
}

function readManagedCertificate(row: Fields): ManagedCertificate[] {
  const developerName = textField(row, 'DeveloperName');
  if (developerName === null) return [];
  return [
    {
      developerName,
      label: textField(row, 'MasterLabel') ?? developerName,
      notAfter: instantField(row, 'ExpirationDate'),
      keyBits: numberField(row, 'KeySize'),
      isCaSigned: booleanField(row, 'OptionsIsCaSigned') ?? false,
    },
  ];
}

function readDeploy(row: Fields): Deploy[] {
  const completedAt = instantField(row, 'CompletedDate');
  return completedAt === null ? [] : [{ completedAt, by: textField(fieldsOf(row.CreatedBy), 'Name') }];
}

function readOrgUser(row: Fields, isFrozen: boolean | null): OrgRead<OrgUser> {
  const username = textField(row, 'Username');
  const isActive = booleanField(row, 'IsActive');
  return username === null || isActive === null
    ? unusable('Username or IsActive')
    : read({ username, isActive, isFrozen });
}

function read<T>(value: T): OrgRead<T> {
  return { type: 'read', value };
}
