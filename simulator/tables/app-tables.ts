// The client apps of an org as the data API shows them, with the tokens that people gave them: what a security scan of apps asks for.
// None of them shows a certificate or a secret.

import { kindOf } from '../generated/catalog.ts';
import { mix, pick } from '../generated/draw.ts';
import type { GeneratedComponent } from '../generated/generated-org.ts';
import type { ClientApp } from '../orgs/client-app.ts';
import { derivedId } from '../orgs/identifiers.ts';
import type { Org } from '../orgs/org.ts';
import { ADMIN_USERNAME, findUserId } from '../orgs/user.ts';
import { AUTHORS } from './authors.ts';
import { salesforceInstant, type Tables } from './table.ts';

/** An app of either origin, told the same way. */
interface ShownApp {
  id: string;
  name: string;
  label: string;
  isAdminApproved: boolean;
  createdAt: number;
  createdById: string | null;
  modifiedAt: number;
  modifiedById: string | null;
  /** For drawing who uses it. */
  draw: number;
}

function fromClientApp(org: Org, { id, name, label, createdAt, settings }: ClientApp): ShownApp {
  const adminId = findUserId(org.users, ADMIN_USERNAME);
  const isAdminApproved = settings.saved.permittedUsers === 'admin-approved';
  return {
    id,
    name,
    label,
    isAdminApproved,
    createdAt,
    createdById: adminId,
    modifiedAt: createdAt,
    modifiedById: adminId,
    draw: 0,
  };
}

function fromGenerated(one: GeneratedComponent): ShownApp {
  const draw = mix(one.index, 77);
  return {
    id: one.id,
    name: one.fullName,
    label: one.fullName.replace(/_/g, ' '),
    isAdminApproved: draw % 2 === 0,
    createdAt: one.createdAt,
    createdById: one.createdBy.id,
    modifiedAt: one.lastModifiedAt,
    modifiedById: one.lastModifiedBy.id,
    draw,
  };
}

function shownApps(org: Org, kind: ClientApp['kind']): ShownApp[] {
  const type = kind === 'connected-app' ? 'ConnectedApp' : 'ExternalClientApplication';
  const own = [...org.apps.values()].filter((app) => app.kind === kind).map((app) => fromClientApp(org, app));
  return [...own, ...[...(org.generated?.all(kindOf(type)) ?? [])].map(fromGenerated)];
}

const authorFields = {
  CreatedDate: 'datetime',
  CreatedById: 'id',
  LastModifiedDate: 'datetime',
  LastModifiedById: 'id',
} as const;

const authorsOf = (app: ShownApp) => ({
  CreatedDate: salesforceInstant(app.createdAt),
  CreatedById: app.createdById,
  LastModifiedDate: salesforceInstant(app.modifiedAt),
  LastModifiedById: app.modifiedById,
});

const menuItemId = ({ id }: ShownApp) => derivedId(`menu ${id}`, '0DS');

/** Who uses which app, and since when: none of the org's own, up to three people of each generated one. */
function tokensOf(org: Org) {
  const people = org.generated?.people ?? [];
  const apps = [...shownApps(org, 'connected-app'), ...shownApps(org, 'external-client-app')];
  return apps.flatMap((app) =>
    Array.from({ length: app.draw % 4 }, (_, number) => {
      const draw = mix(app.draw, number);
      return { app, draw, id: derivedId(`token ${app.id} ${number}`, '0CQ'), person: pick(people, draw) };
    }),
  );
}

export const APP_TABLES: Tables = {
  ConnectedApplication: {
    keyPrefix: '0H4',
    fields: {
      Id: 'id',
      Name: 'string',
      OptionsAllowAdminApprovedUsersOnly: 'boolean',
      OptionsRefreshTokenValidityMetric: 'boolean',
      RefreshTokenValidityPeriod: 'int',
      ...authorFields,
    },
    relationships: AUTHORS,
    rows: (org) =>
      [...shownApps(org, 'connected-app'), ...ownExternalApps(org)].map((app) => ({
        Id: app.id,
        Name: app.label,
        OptionsAllowAdminApprovedUsersOnly: app.isAdminApproved,
        OptionsRefreshTokenValidityMetric: false,
        RefreshTokenValidityPeriod: null,
        ...authorsOf(app),
      })),
  },
  AppMenuItem: {
    keyPrefix: '0DS',
    fields: {
      Id: 'id',
      Name: 'string',
      Label: 'string',
      ApplicationId: 'id',
      Type: 'string',
      IsUsingAdminAuthorization: 'boolean',
    },
    relationships: {},
    rows: (org) =>
      shownApps(org, 'connected-app').map((app) => ({
        Id: menuItemId(app),
        Name: app.name,
        Label: app.label,
        ApplicationId: app.id,
        Type: 'ConnectedApplication',
        IsUsingAdminAuthorization: app.isAdminApproved,
      })),
  },
  ExternalClientApplication: {
    keyPrefix: '0xI',
    fields: {
      Id: 'id',
      DeveloperName: 'string',
      MasterLabel: 'string',
      ContactEmail: 'string',
      DistributionState: 'string',
      ...authorFields,
    },
    relationships: AUTHORS,
    rows: (org) =>
      shownApps(org, 'external-client-app').map((app) => ({
        Id: app.id,
        DeveloperName: app.name,
        MasterLabel: app.label,
        ContactEmail: 'integrations@example.com',
        DistributionState: 'Local',
        ...authorsOf(app),
      })),
  },
  ExtlClntAppOauthPlcyCnfg: {
    keyPrefix: '0xL',
    fields: {
      Id: 'id',
      ExternalClientApplicationId: 'id',
      PermittedUsersPolicyType: 'string',
      IpRelaxationPolicyType: 'string',
      RefreshTokenPolicyType: 'string',
      RefreshTokenValidityPeriod: 'int',
      RefreshTokenValidityUnit: 'string',
      RequiredSessionLevel: 'string',
      SessionTimeoutInMinutes: 'int',
    },
    relationships: {
      ExternalClientApplication: { field: 'ExternalClientApplicationId', object: 'ExternalClientApplication' },
    },
    rows: (org) =>
      shownApps(org, 'external-client-app').map((app) => ({
        Id: derivedId(`policy ${app.id}`, '0xL'),
        ExternalClientApplicationId: app.id,
        PermittedUsersPolicyType: app.isAdminApproved ? 'AdminApprovedPreAuthorized' : 'AllSelfAuthorized',
        IpRelaxationPolicyType: 'Enforce',
        RefreshTokenPolicyType: 'Infinite',
        RefreshTokenValidityPeriod: null,
        RefreshTokenValidityUnit: null,
        RequiredSessionLevel: null,
        SessionTimeoutInMinutes: null,
      })),
  },
  OauthToken: {
    keyPrefix: '0CQ',
    fields: {
      Id: 'id',
      AppName: 'string',
      AppMenuItemId: 'id',
      UserId: 'id',
      UseCount: 'int',
      CreatedDate: 'datetime',
      LastUsedDate: 'datetime',
      DeleteToken: 'string',
    },
    relationships: {
      AppMenuItem: { field: 'AppMenuItemId', object: 'AppMenuItem' },
      User: { field: 'UserId', object: 'User' },
    },
    rows: (org) =>
      tokensOf(org).map(({ app, draw, id, person }) => ({
        Id: id,
        AppName: app.label,
        // Tokens of External Client Apps have no item in the menu.
        AppMenuItemId: app.id.startsWith('0H4') ? menuItemId(app) : null,
        UserId: person.id,
        UseCount: draw % 500,
        CreatedDate: salesforceInstant(app.createdAt),
        LastUsedDate: salesforceInstant(app.modifiedAt),
        DeleteToken: derivedId(`delete ${id}`, '0CQ'),
      })),
  },
};

/** An org's own External Client App stands among Connected Apps as well. */
function ownExternalApps(org: Org): ShownApp[] {
  return shownApps(org, 'external-client-app').filter(({ draw }) => draw === 0);
}
