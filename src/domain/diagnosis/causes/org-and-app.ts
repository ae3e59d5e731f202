// Causes that lie in the org, in the app, or in the time that a change needs to reach all of Salesforce.
import type { CauseEntry } from '../cause-entry.ts';

export const causesOrgAndApp = {
  wrong_environment: {
    title: 'Signing in at the wrong org',
    means:
      'A sandbox user at login.salesforce.com, a production user at test.salesforce.com, or a user, an app and a host of different orgs.',
    check: 'Sign in once at the My Domain host of the org in which {username} exists.',
    remedy: {
      any: 'Production and Developer Edition: login URL https://login.salesforce.com and the plain username. Sandbox and scratch org: https://test.salesforce.com, in a sandbox with the suffix in the username (user@company.com.mysandbox). Either way https://{myDomain}.my.salesforce.com of that org works and cannot be confused.',
    },
    sources: ['restforce/restforce#674'],
  },
  my_domain_required: {
    title: 'This app can be reached through My Domain only',
    means:
      'External Client Apps may be found only at the My Domain host of their org, not at login.salesforce.com or test.salesforce.com.',
    check: 'Sign in once with the My Domain URL as both host and audience.',
    remedy: {
      any: 'Set both the login URL and the audience to https://{myDomain}.my.salesforce.com ({setup} > Company Settings > My Domain > Current My Domain URL).',
    },
    sources: ['simstudioai/sim#6508'],
  },
  app_not_in_org: {
    title: 'The app is not in this org',
    means:
      'No app with this consumer key is installed in the org that was asked: it belongs to another org, or was never installed or created here.',
    check:
      'Look for {app} in App Manager of the very org that {host} belongs to, and compare its consumer key with ours.',
    remedy: {
      connectedApp:
        'First try what costs nothing: https://{myDomain}.my.salesforce.com as login URL and audience. If it stays: {setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Install (or install its package); if it is not listed, create it in this org or use the org in which it exists.',
      externalClientApp:
        'First try what costs nothing: https://{myDomain}.my.salesforce.com as login URL and audience. If it stays: {setup} > External Client App Manager: if {app} is not listed, install its package (distribution state Packaged) or create it in this org, and use the consumer key shown there.',
    },
    sources: ['Salesforce Help: External Client Apps', 'simstudioai/sim documentation'],
  },
  app_blocked: {
    title: 'An admin blocked the app',
    means: 'The app is blocked in this org: every user is refused at once.',
    check: 'Open {setup} > Apps > Connected Apps > Connected Apps OAuth Usage: a blocked app shows Unblock.',
    remedy: {
      connectedApp: '{setup} > Apps > Connected Apps > Connected Apps OAuth Usage > {app} > Unblock.',
      externalClientApp:
        '{setup} > External Client App Manager > {app} > Edit Policies > App status: Enabled > Save; if it is listed under Connected Apps OAuth Usage, choose Unblock there.',
    },
    sources: ['Salesforce Help: Monitor Connected App Usage'],
  },
  propagation_delay: {
    title: 'A change has not reached all servers yet',
    means:
      'A saved change takes 2 to 10 minutes to reach every server of Salesforce; a new org or sandbox may take longer. Until then sign-ins fail or pass by chance.',
    check: 'Try again, unchanged, 10 minutes after the last change.',
    remedy: {
      any: 'Wait until 10 minutes after the last change, change nothing meanwhile, and try again; it is retried without anything being uploaded anew.',
    },
    sources: ['forcedotcom/cli#1640', 'Salesforce DX Developer Guide: Resolve Common Authorization Errors'],
  },
  salesforce_unavailable: {
    title: 'Salesforce is not available',
    means:
      'Maintenance, an incident, or a server that asks to repeat the request. Nothing is wrong with the connection.',
    check: 'Look up the instance of the org at https://status.salesforce.com.',
    remedy: {
      any: 'Wait and repeat with growing pauses; look up the instance at https://status.salesforce.com. Change nothing in the app or the key.',
    },
    sources: ['airbytehq/airbyte source-salesforce rate limiting'],
  },
  org_inactive: {
    title: 'The org is not active',
    means: 'The org is locked, closed, suspended, deleted, or its trial is over.',
    check: 'Sign in to the org in a browser at {address}: an inactive org says so there.',
    remedy: {
      any: 'Have the org reactivated (Salesforce Support or the account executive; for a trial or Developer org, from its expiry mail); an expired scratch org or deleted sandbox must be created anew and connected again.',
    },
    sources: ['Salesforce SOAP API Developer Guide: ORG_LOCKED, TRIAL_EXPIRED'],
  },
} as const satisfies Record<string, CauseEntry>;
