// The objects of the Tooling API. What a low-privilege user may not read is refused here, as Salesforce does.

import { generatedCertificates, TOOLING_COMPONENT_TABLES } from './component-tables.ts';
import { LICENSE_TABLE, PROFILE_TABLE, USER_TABLE } from './people-tables.ts';
import { SECURITY_TABLES } from './security-tables.ts';
import { notSupported, salesforceInstant, type Tables } from './table.ts';

export const TOOLING_TABLES: Tables = {
  User: USER_TABLE,
  Profile: PROFILE_TABLE,
  UserLicense: LICENSE_TABLE,
  ...TOOLING_COMPONENT_TABLES,
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
    rows: ({ managedCertificates, generated }) => [
      ...managedCertificates.map((certificate) => ({
        Id: certificate.id,
        DeveloperName: certificate.name,
        MasterLabel: certificate.name,
        ExpirationDate: salesforceInstant(certificate.notAfter),
        KeySize: certificate.keyBits,
        OptionsIsCaSigned: certificate.isCaSigned,
      })),
      ...generatedCertificates(generated),
    ],
  },
  DeployRequest: {
    keyPrefix: '0Af',
    fields: {
      Id: 'id',
      Status: 'string',
      CheckOnly: 'boolean',
      CreatedDate: 'datetime',
      StartDate: 'datetime',
      CompletedDate: 'datetime',
      CreatedById: 'id',
    },
    relationships: { CreatedBy: { field: 'CreatedById', object: 'User' } },
    rows: ({ deploys }, { user }) => {
      if (!user.permissions.includes('ViewSetup')) throw notSupported('DeployRequest');
      return [...deploys.values()].map((deployed) => ({
        Id: deployed.id,
        Status: deployed.state,
        CheckOnly: deployed.checkOnly,
        CreatedDate: salesforceInstant(deployed.at),
        StartDate: salesforceInstant(deployed.at),
        CompletedDate: deployed.endedAt === null ? null : salesforceInstant(deployed.endedAt),
        CreatedById: deployed.by.id,
      }));
    },
  },
  ...SECURITY_TABLES,
};
