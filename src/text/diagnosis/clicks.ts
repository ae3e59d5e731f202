// The clicks in Setup that differ by the kind of app, in Salesforce's own words: the one place that knows them for the remedies.

import type { AppKind } from '../../domain/client-app/client-app.ts';

export const clicks = {
  'connected-app': {
    flowBox: 'Use digital signatures',
    upload: '{setup} > App Manager > {app} > Edit > Use digital signatures > Choose File > {certificate} > Save',
    enableFlow:
      '{setup} > App Manager > {app} > Edit > API (Enable OAuth Settings): tick Enable OAuth Settings and Use digital signatures > Choose File > {certificate} > Save',
    consumerKey: '{setup} > App Manager > {app} > View > Manage Consumer Details',
    scopes: '{setup} > App Manager > {app} > Edit > Selected OAuth Scopes',
    install:
      '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Install (or install its package); if it is not listed, create it in this org or use the org in which it exists',
    unblock: '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Unblock',
    preauthorize:
      '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > Edit Policies > Permitted Users: "Admin approved users are pre-authorized" > Save; then Manage Profiles or Manage Permission Sets: add one that {username} has',
    assign:
      '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > Manage Profiles or Manage Permission Sets: add one that {username} has',
    lowerAssurance: 'Manage Connected Apps > {app} > Edit Policies > High assurance session not required',
  },
  'external-client-app': {
    flowBox: 'Enable JWT Bearer Flow',
    upload:
      '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > Flow Enablement > Enable JWT Bearer Flow > upload {certificate} > Save',
    enableFlow:
      '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings: tick Enable OAuth and, under Flow Enablement, Enable JWT Bearer Flow, upload {certificate} > Save',
    consumerKey: '{setup} > External Client App Manager > {app} > Settings > OAuth Settings > Consumer Key and Secret',
    scopes: '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > OAuth Scopes',
    install:
      '{setup} > External Client App Manager: if {app} is not listed, install its package (distribution state Packaged) or create it in this org, and use the consumer key shown there',
    unblock:
      '{setup} > External Client App Manager > {app} > Edit Policies > App status: Enabled > Save; if it is listed under Connected Apps OAuth Usage, choose Unblock there',
    preauthorize:
      '{setup} > External Client App Manager > {app} > Edit Policies > OAuth Policies > Permitted Users: "Admin approved users are pre-authorized"; under App Policies select a profile or permission set that {username} has > Save',
    assign:
      '{setup} > External Client App Manager > {app} > Edit Policies > App Policies: select a profile or permission set that {username} has > Save',
    lowerAssurance: 'External Client App Manager > {app} > Edit Policies > OAuth Policies > no High Assurance session',
  },
} satisfies Record<AppKind, object>;
