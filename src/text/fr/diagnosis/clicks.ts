// The clicks in Setup that differ by the kind of app, in French around Salesforce's own labels.

import type { Clicks } from '../../words.ts';

export const frenchClicks: Clicks = {
  'connected-app': {
    flowBox: 'Use digital signatures',
    upload: '{setup} > App Manager > {app} > Edit > Use digital signatures > Choose File > {certificate} > Save',
    enableFlow:
      '{setup} > App Manager > {app} > Edit > API (Enable OAuth Settings) : cochez Enable OAuth Settings et Use digital signatures > Choose File > {certificate} > Save',
    consumerKey: '{setup} > App Manager > {app} > View > Manage Consumer Details',
    scopes: '{setup} > App Manager > {app} > Edit > Selected OAuth Scopes',
    install:
      '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Install (ou installez son package) ; si elle n’y figure pas, créez-la dans cette org, ou utilisez l’org où elle existe',
    unblock: '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Unblock',
    preauthorize:
      '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > Edit Policies > Permitted Users : « Admin approved users are pre-authorized » > Save ; puis, sous Manage Profiles ou Manage Permission Sets, ajoutez-en un que {username} possède',
    assign:
      '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > sous Manage Profiles ou Manage Permission Sets, ajoutez-en un que {username} possède',
    lowerAssurance: 'Manage Connected Apps > {app} > Edit Policies > High assurance session not required',
  },
  'external-client-app': {
    flowBox: 'Enable JWT Bearer Flow',
    upload:
      '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > Flow Enablement > Enable JWT Bearer Flow > envoyez {certificate} > Save',
    enableFlow:
      '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings : cochez Enable OAuth et, sous Flow Enablement, Enable JWT Bearer Flow, envoyez {certificate} > Save',
    consumerKey: '{setup} > External Client App Manager > {app} > Settings > OAuth Settings > Consumer Key and Secret',
    scopes: '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > OAuth Scopes',
    install:
      '{setup} > External Client App Manager : si {app} n’y figure pas, installez son package (Distribution State Packaged) ou créez-la dans cette org, et utilisez la Consumer Key affichée là',
    unblock:
      '{setup} > External Client App Manager > {app} > Edit Policies > App status: Enabled > Save ; si elle figure sous Connected Apps OAuth Usage, choisissez-y Unblock',
    preauthorize:
      '{setup} > External Client App Manager > {app} > Edit Policies > OAuth Policies > Permitted Users : « Admin approved users are pre-authorized » ; sous App Policies, choisissez un profil ou un permission set que {username} possède > Save',
    assign:
      '{setup} > External Client App Manager > {app} > Edit Policies > App Policies : choisissez un profil ou un permission set que {username} possède > Save',
    lowerAssurance: 'External Client App Manager > {app} > Edit Policies > OAuth Policies > no High Assurance session',
  },
};
