// The queries of security scans as they are asked, sfdx-hardis' above all: each ends with rows or with none, and never with a refusal.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, query, signedIn } from './signed-in.ts';
import { element, soap } from './soap.ts';

const RIGHTS = ['PermissionsModifyAllData', 'PermissionsViewAllData', 'PermissionsAuthorApex'];

const queries: [what: string, soql: string, rows: number, kind?: string][] = [
  [
    'release updates that are due',
    "SELECT StepStage,Status,Category,Title,DueDate,Description,Release,ReleaseLabel,ReleaseDate,ApiVersion,DurableId,HasNewSteps,IsReleased,SupportsRevoke,DeveloperName FROM ReleaseUpdate WHERE StepStage IN ('Upcoming','OverDue') AND Status IN ('Pending','Invocable') AND DueDate >= LAST_N_DAYS:60 ORDER BY DueDate ASC",
    2,
    '/tooling/query',
  ],
  ['release updates after a day', 'SELECT Title FROM ReleaseUpdate WHERE DueDate > 2020-01-01', 2, '/tooling/query'],
  ['the session settings', 'SELECT Id, Metadata FROM SecuritySettings LIMIT 1', 1, '/tooling/query'],
  ['the score', 'SELECT Id, DurableId, CustomBaselineId, Score FROM SecurityHealthCheck LIMIT 1', 1, '/tooling/query'],
  ['the organization whole', 'SELECT FIELDS(all) FROM Organization LIMIT 1', 1],
  [
    'licences',
    "SELECT MasterLabel, PermissionSetLicenseKey, TotalLicenses, UsedLicenses FROM PermissionSetLicense WHERE Status='Active' AND TotalLicenses > 0 ORDER BY MasterLabel",
    1,
  ],
  [
    'users who do not sign in',
    "SELECT Id, LastLoginDate, User.LastName, User.Firstname, Profile.UserLicense.Name, Username, IsActive, CreatedDate FROM User WHERE IsActive = true AND ((LastLoginDate < LAST_N_DAYS:180 AND LastLoginDate != NULL) OR (CreatedDate < LAST_N_DAYS:180 AND LastLoginDate = NULL)) AND Profile.UserLicense.LicenseDefinitionKey IN ('SFDC') ORDER BY LastLoginDate DESC",
    1,
  ],
  [
    'who has rights by profile or permission set',
    `SELECT AssigneeId, PermissionSetId, Assignee.Username, Assignee.UserType, PermissionSet.Label, PermissionSet.Type, PermissionSet.Profile.Name FROM PermissionSetAssignment WHERE Assignee.IsActive = true AND (${RIGHTS.map((right) => `PermissionSet.${right} = true`).join(' OR ')})`,
    1,
  ],
  [
    'who sees all of an object',
    'SELECT ParentId, Parent.Label, Parent.IsOwnedByProfile, Parent.Profile.Name, SobjectType FROM ObjectPermissions WHERE PermissionsViewAllRecords = true OR PermissionsModifyAllRecords = true',
    2,
  ],
  ['groups of permission sets', 'SELECT PermissionSetGroupId, PermissionSetId FROM PermissionSetGroupComponent', 0],
  [
    'how people signed in',
    'SELECT UserId, LoginTime, LoginType, LoginSubType, Status, AuthMethodReference, ApiType, Application, SourceIp FROM LoginHistory WHERE LoginTime = LAST_N_DAYS:30 LIMIT 5000',
    1,
  ],
  [
    'second factors',
    "SELECT UserId, VerificationMethod, VerificationTime FROM VerificationHistory WHERE Status IN ('Succeeded')",
    0,
  ],
  ['old API versions', "SELECT LogFile FROM EventLogFile WHERE EventType = 'ApiTotalUsage' ORDER BY LogDate DESC", 0],
  ['custom settings', 'SELECT QualifiedApiName, Label FROM EntityDefinition WHERE IsCustomSetting = true', 0],
];

describe('a security scan', () => {
  for (const [what, soql, rows, kind] of queries) {
    it(`reads ${what}`, async () => {
      const { status, json, text } = await query(await signedIn(), soql, kind);
      assert.deepEqual([status, json.totalSize], [200, rows], text);
    });
  }

  it('reads every field that is not read one by one, of at most 200 records', async () => {
    const scenario = await signedIn();
    const { json } = await query(scenario, 'SELECT FIELDS(ALL) FROM Organization LIMIT 1');
    assert.equal(json.records[0].InstanceName, 'SIM1');
    const standard = await query(scenario, 'SELECT FIELDS(STANDARD) FROM User');
    assert.equal(standard.json.records[0].Username, scenario.username);
    const settings = await query(scenario, 'SELECT FIELDS(ALL) FROM SecuritySettings LIMIT 1', '/tooling/query');
    assert.deepEqual([settings.status, 'Metadata' in settings.json.records[0]], [200, false]);
    for (const soql of ['SELECT FIELDS(ALL) FROM User', 'SELECT FIELDS(ALL) FROM User LIMIT 201']) {
      const refused = await query(scenario, soql);
      assert.deepEqual([refused.status, refused.json[0].errorCode], [400, 'MALFORMED_QUERY']);
      assert.match(refused.json[0].message, /LIMIT of at most 200/);
    }
  });

  it('tells when a user signed in last', async () => {
    const scenario = await signedIn();
    const soql = 'SELECT Username, LastLoginDate FROM User WHERE LastLoginDate = TODAY';
    const { json } = await query(scenario, soql);
    assert.deepEqual(
      json.records.map(({ Username }: { Username: string }) => Username),
      [scenario.username],
    );
  });

  it('counts the records of objects', async () => {
    const scenario = await signedIn();
    const { json } = await ask(scenario, '/services/data/v68.0/limits/recordCount?sObjects=User,Nonsense__c');
    assert.deepEqual(json.sObjects, [{ count: 2, name: 'User' }]);
  });

  it('is told over SOAP how much of the limit is used, with each answer and with no fault', async () => {
    const scenario = await signedIn({ apiRequestLimit: 5000, apiRequestsUsed: 41 });
    const { text } = await soap(scenario, '<describeMetadata><asOfVersion>68.0</asOfVersion></describeMetadata>');
    assert.match(text, /<soapenv:Header><LimitInfoHeader><limitInfo>/);
    assert.deepEqual(
      ['current', 'limit', 'type'].map((name) => element(name, text)),
      ['42', '5000', 'API REQUESTS'],
    );
    assert.doesNotMatch((await soap(scenario, '<renameMetadata/>')).text, /LimitInfoHeader/);
  });
});
