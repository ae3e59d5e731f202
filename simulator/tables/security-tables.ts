// What the Tooling API says of an org's security settings, for scans that judge them: figures that stand still, and one or two findings.

import { derivedId } from '../orgs/identifiers.ts';
import type { Tables } from './table.ts';

const HEALTH_BASELINE = 'salesforce_default_baseline';

/** Within reach of whoever asks for what is due soon. */
const RELEASE_UPDATES = [
  { name: 'EnforceRolesForFlows', title: 'Enforce Roles for Flows', status: 'Invocable', stage: 'Upcoming', due: 90 },
  { name: 'ReadOnlyFieldsInForms', title: 'Keep Read-Only Fields', status: 'Pending', stage: 'OverDue', due: -20 },
] as const;

const DAY = 86_400_000;

export const SECURITY_TABLES: Tables = {
  SecurityHealthCheck: {
    keyPrefix: '0Sk',
    fields: { Id: 'id', DurableId: 'string', CustomBaselineId: 'string', Score: 'int' },
    rows: ({ id }) => [
      { Id: derivedId(`health ${id}`, '0Sk'), DurableId: '1', CustomBaselineId: HEALTH_BASELINE, Score: 72 },
    ],
  },
  SecurityHealthCheckRisks: {
    keyPrefix: '0Sl',
    fields: {
      Id: 'id',
      DurableId: 'string',
      RiskType: 'string',
      Setting: 'string',
      SettingGroup: 'string',
      SettingRiskCategory: 'string',
      OrgValue: 'string',
      StandardValue: 'string',
    },
    rows: ({ id }) => [
      {
        Id: derivedId(`risk ${id}`, '0Sl'),
        DurableId: 'PasswordPolicies.minPasswordLength',
        RiskType: 'HIGH_RISK',
        Setting: 'Minimum password length',
        SettingGroup: 'PasswordPolicies',
        SettingRiskCategory: 'HIGH_RISK',
        OrgValue: '8',
        StandardValue: '12',
      },
    ],
  },
  SecuritySettings: {
    keyPrefix: '000',
    fields: { Id: 'id', DurableId: 'string', Metadata: 'complex' },
    notFilterable: ['Metadata'],
    rows: ({ id }) => [
      {
        Id: derivedId(`security ${id}`, '000'),
        DurableId: 'Security',
        Metadata: JSON.stringify({
          sessionSettings: {
            canConfirmIdentityBySmsOnly: false,
            enableBuiltInAuthenticator: true,
            enableMFADirectUILoginOptIn: true,
            enableSMSIdentity: true,
            enableU2F: true,
            identityConfirmationOnTwoFactorRegistrationEnabled: true,
            skipSFAWhenMFADirectUILogin: false,
          },
          singleSignOnSettings: {
            enableMultipleSamlConfigs: false,
            enableSamlJitProvisioning: false,
            enableSamlLogin: false,
          },
        }),
      },
    ],
  },
  ReleaseUpdate: {
    keyPrefix: '0RU',
    fields: {
      Id: 'id',
      ApiVersion: 'int',
      Category: 'string',
      Description: 'string',
      DeveloperName: 'string',
      DueDate: 'date',
      DurableId: 'string',
      HasNewSteps: 'boolean',
      IsReleased: 'boolean',
      Release: 'string',
      ReleaseDate: 'date',
      ReleaseLabel: 'string',
      Status: 'string',
      StepStage: 'string',
      SupportsRevoke: 'boolean',
      Title: 'string',
    },
    rows: ({ id }, _caller, now) =>
      RELEASE_UPDATES.map(({ name, title, status, stage, due }) => ({
        Id: derivedId(`update ${id} ${name}`, '0RU'),
        ApiVersion: 68,
        Category: 'Security',
        Description: `${title} from its due date on.`,
        DeveloperName: name,
        DueDate: dayOf(now + due * DAY),
        DurableId: name,
        HasNewSteps: false,
        IsReleased: true,
        Release: '262',
        ReleaseDate: dayOf(now - 60 * DAY),
        ReleaseLabel: "Winter '27",
        Status: status,
        StepStage: stage,
        SupportsRevoke: true,
        Title: title,
      })),
  },
};

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
