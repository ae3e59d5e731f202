// The objects of the Tooling API. What a low-privilege user may not read is refused here, as Salesforce does.

import { findUserId } from '../orgs/user.ts';
import { USER_TABLE } from './data-tables.ts';
import { notSupported, salesforceInstant, type Tables } from './table.ts';

export const TOOLING_TABLES: Tables = {
  User: USER_TABLE,
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
    relationships: { CreatedBy: { field: 'CreatedById', object: 'User' } },
    rows: ({ deployRecords, users }, { user }) => {
      if (!user.permissions.includes('ViewSetup')) throw notSupported('DeployRequest');
      return deployRecords.map(({ id, at, byUsername }) => ({
        Id: id,
        Status: 'Succeeded',
        CheckOnly: false,
        CompletedDate: salesforceInstant(at),
        CreatedById: findUserId(users, byUsername),
      }));
    },
  },
};
