// The clicks in Setup that differ by the kind of app, in German around Salesforce's own labels.

import type { Clicks } from '../../words.ts';

export const germanClicks: Clicks = {
  'connected-app': {
    flowBox: 'Use digital signatures',
    upload: '{setup} > App Manager > {app} > Edit > Use digital signatures > Choose File > {certificate} > Save',
    enableFlow:
      '{setup} > App Manager > {app} > Edit > API (Enable OAuth Settings): Enable OAuth Settings und Use digital signatures anhaken > Choose File > {certificate} > Save',
    consumerKey: '{setup} > App Manager > {app} > View > Manage Consumer Details',
    scopes: '{setup} > App Manager > {app} > Edit > Selected OAuth Scopes',
    install:
      '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Install (oder ihr Paket installieren); steht sie nicht da, legen Sie sie in dieser Org an, oder nehmen Sie die Org, in der es sie gibt',
    unblock: '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Unblock',
    preauthorize:
      '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > Edit Policies > Permitted Users: „Admin approved users are pre-authorized“ > Save; dann unter Manage Profiles oder Manage Permission Sets etwas hinzufügen, das {username} hat',
    assign:
      '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > unter Manage Profiles oder Manage Permission Sets etwas hinzufügen, das {username} hat',
    lowerAssurance: 'Manage Connected Apps > {app} > Edit Policies > High assurance session not required',
  },
  'external-client-app': {
    flowBox: 'Enable JWT Bearer Flow',
    upload:
      '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > Flow Enablement > Enable JWT Bearer Flow > {certificate} hochladen > Save',
    enableFlow:
      '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings: Enable OAuth anhaken und unter Flow Enablement Enable JWT Bearer Flow, {certificate} hochladen > Save',
    consumerKey: '{setup} > External Client App Manager > {app} > Settings > OAuth Settings > Consumer Key and Secret',
    scopes: '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > OAuth Scopes',
    install:
      '{setup} > External Client App Manager: Steht {app} nicht da, installieren Sie ihr Paket (Distribution State Packaged), oder legen Sie sie in dieser Org an, und nehmen Sie den Consumer Key, der dort steht',
    unblock:
      '{setup} > External Client App Manager > {app} > Edit Policies > App status: Enabled > Save; steht sie unter Connected Apps OAuth Usage, wählen Sie dort Unblock',
    preauthorize:
      '{setup} > External Client App Manager > {app} > Edit Policies > OAuth Policies > Permitted Users: „Admin approved users are pre-authorized“; unter App Policies ein Profil oder Permission Set wählen, das {username} hat > Save',
    assign:
      '{setup} > External Client App Manager > {app} > Edit Policies > App Policies: ein Profil oder Permission Set wählen, das {username} hat > Save',
    lowerAssurance: 'External Client App Manager > {app} > Edit Policies > OAuth Policies > no High Assurance session',
  },
};
