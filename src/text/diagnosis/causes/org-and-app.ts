// Causes that lie in the org, in the app, or in the time that a change needs to reach all of Salesforce, in words.
import type { CauseWordsOf } from '../cause-entry.ts';

export const orgAndApp: CauseWordsOf<'orgAndApp'> = {
  wrong_environment: [
    'Signing in at the wrong org',
    'A sandbox user at login.salesforce.com, a production user at test.salesforce.com, or a user, an app and a host of different orgs.',
    'Sign in once at the My Domain host of the org in which {username} exists.',
    'Production and Developer Edition: login URL https://login.salesforce.com and the plain username. Sandbox and scratch org: https://test.salesforce.com, in a sandbox with the suffix in the username (user@company.com.mysandbox). Either way https://{myDomain}.my.salesforce.com of that org works and cannot be confused.',
    'restforce/restforce#674',
  ],
  my_domain_required: [
    'This app can be reached through My Domain only',
    'External Client Apps may be found only at the My Domain host of their org, not at login.salesforce.com or test.salesforce.com.',
    'Sign in once with the My Domain URL as both host and audience.',
    'Set both the login URL and the audience to https://{myDomain}.my.salesforce.com ({setup} > Company Settings > My Domain > Current My Domain URL).',
    'simstudioai/sim#6508',
  ],
  app_not_in_org: [
    'The app is not in this org',
    'No app with this consumer key is installed in the org that was asked: it belongs to another org, or was never installed or created here.',
    'Look for {app} in App Manager of the very org that {host} belongs to, and compare its consumer key with ours.',
    'First try what costs nothing: https://{myDomain}.my.salesforce.com as login URL and audience. If it stays: {install}.',
    'Salesforce Help: External Client Apps; simstudioai/sim documentation',
  ],
  app_blocked: [
    'An admin blocked the app',
    'The app is blocked in this org: every user is refused at once.',
    'Open {setup} > Apps > Connected Apps > Connected Apps OAuth Usage: a blocked app shows Unblock.',
    '{unblock}.',
    'Salesforce Help: Monitor Connected App Usage',
  ],
  propagation_delay: [
    'A change has not reached all servers yet',
    'A saved change takes 2 to 10 minutes to reach every server of Salesforce; a new org or sandbox may take longer. Until then sign-ins fail or pass by chance.',
    'Try again, unchanged, 10 minutes after the last change.',
    'Wait until 10 minutes after the last change, change nothing meanwhile, and try again; it is retried without anything being uploaded anew.',
    'forcedotcom/cli#1640; Salesforce DX Developer Guide: Resolve Common Authorization Errors',
  ],
  salesforce_unavailable: [
    'Salesforce is not available',
    'Maintenance, an incident, or a server that asks to repeat the request. Nothing is wrong with the connection.',
    'Look at what answers there: {outage}.',
    'Wait and repeat with growing pauses; {outage}. Change nothing in the app or the key.',
    'airbytehq/airbyte source-salesforce rate limiting',
  ],
  org_inactive: [
    'The org is not active',
    'The org is locked, closed, suspended, deleted, or its trial is over.',
    'Sign in to the org in a browser at {address}: an inactive org says so there.',
    'Have the org reactivated (Salesforce Support or the account executive; for a trial or Developer org, from its expiry mail); an expired scratch org or deleted sandbox must be created anew and connected again.',
    'Salesforce SOAP API Developer Guide: ORG_LOCKED, TRIAL_EXPIRED',
  ],
};
