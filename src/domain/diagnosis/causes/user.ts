// Causes that lie in the user for whom the token is asked: approval, assignment, name, restrictions.
import type { CauseEntry } from '../cause-entry.ts';

const scope = 'Perform requests at any time (refresh_token, offline_access)';

export const causesUser = {
  user_not_preauthorized: {
    title: 'The user has not been pre-authorized',
    means:
      'The app lets users approve it themselves, and this user never did. A server cannot approve, so an admin has to.',
    check: 'Look at Permitted Users in the policies of {app}: "All users may self-authorize" proves it.',
    remedy: {
      connectedApp:
        '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > Edit Policies > Permitted Users: "Admin approved users are pre-authorized" > Save; then Manage Profiles or Manage Permission Sets: add one that {username} has.',
      externalClientApp:
        '{setup} > External Client App Manager > {app} > Edit Policies > OAuth Policies > Permitted Users: "Admin approved users are pre-authorized"; under App Policies select a profile or permission set that {username} has > Save.',
    },
    sources: [
      'salesforce.stackexchange.com/questions/164412',
      'Salesforce Help: Preauthorize User App Access Through External Client App Policies',
    ],
  },
  user_not_assigned: {
    title: 'The user has none of the assigned profiles or permission sets',
    means:
      'The app takes admin-approved users only, and neither the profile nor a permission set of this user is assigned to it.',
    check: 'Compare the profiles and permission sets assigned to {app} with those that {username} has.',
    remedy: {
      connectedApp:
        '{setup} > Apps > Connected Apps > Manage Connected Apps > {app} > Manage Profiles or Manage Permission Sets: add one that {username} has (not one of the Salesforce API Integration licence, it cannot hold apps).',
      externalClientApp:
        '{setup} > External Client App Manager > {app} > Edit Policies > App Policies: select a profile or permission set that {username} has (not one of the Salesforce API Integration licence, it cannot hold apps) > Save.',
    },
    sources: ['Salesforce Help: Preauthorize User App Access Through External Client App Policies'],
  },
  missing_refresh_scope: {
    title: 'The scope refresh_token is missing on the app',
    means: `The app lacks the scope "${scope}", which this flow requires although no refresh token is given.`,
    check: `Look whether "${scope}" is among the selected scopes of {app}.`,
    remedy: {
      connectedApp: `{setup} > App Manager > {app} > Edit > Selected OAuth Scopes: add "${scope}" > Save; then wait 2 to 10 minutes.`,
      externalClientApp: `{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > OAuth Scopes: add "${scope}" > Save; then wait 2 to 10 minutes.`,
    },
    sources: ['Salesforce Help: OAuth Tokens and Scopes'],
  },
  wrong_username: {
    title: 'The username is not one of this org',
    means:
      "The sub claim is not a username of the org: an e-mail address, an alias, an id, or a sandbox user's name without its suffix.",
    check: 'Open {setup} > Users > Users and look the Username column up, not Email or Alias.',
    remedy: {
      any: '{setup} > Users > Users > the user: copy the Username field exactly (in a sandbox it ends in the sandbox name, user@company.com.mysandbox) into this connection.',
    },
    sources: ['Salesforce Help: Sandbox usernames'],
  },
  user_inactive: {
    title: 'The user is inactive, frozen or unlicensed',
    means: 'The user exists but may not sign in: deactivated, frozen, locked out, or without a licence.',
    check: 'Open {setup} > Users > Users > {username}: Active must be ticked, and no Unfreeze button may be shown.',
    remedy: {
      any: '{setup} > Users > Users > {username} > Edit: tick Active > Save; if the user page shows Unfreeze or Unlock, click it, unless Salesforce froze the user by itself (mail "Salesforce Security notification"): then stop the job first.',
    },
    sources: ['support.skyvia.com: Salesforce inactive user error'],
  },
  user_frozen_by_salesforce: {
    title: 'Salesforce froze the user by itself',
    means:
      'Since April 2026 Salesforce freezes a user whose sign-ins come from an anonymizing or high-risk address, or look unusual, and revokes its tokens.',
    check:
      'Look for a mail "Salesforce Security notification" to the admins, and whether the page of {username} shows Unfreeze.',
    remedy: {
      any: 'Stop every job that signs in as {username}: retries keep it frozen. Give them one stable outgoing address, then {setup} > Users > Users > {username} > Unfreeze, and list the address under Network Access.',
    },
    sources: ['Salesforce Knowledge 005318944', 'Salesforce Knowledge 005319571'],
  },
  ip_restricted: {
    title: 'The address is outside the login IP ranges',
    means:
      "The sign-in or call came from an address outside the login IP ranges of the user's profile. The app's IP relaxation does not lift these for JWT.",
    check:
      'Look in {setup} > Users > {username} > Login History: Status "Restricted IP", with the address that Salesforce saw.',
    remedy: {
      any: '{setup} > Users > Profiles > the profile of {username} > Login IP Ranges > New: add the address from Login History > Save; then get a new token.',
    },
    sources: ['NangoHQ/nango#4344', 'Salesforce Help: Restrict Login IP Ranges in the Enhanced Profile User Interface'],
  },
  login_hours_restricted: {
    title: 'Outside the login hours of the profile',
    means: "The user's profile allows sign-in at certain hours only, and this was not one of them.",
    check: 'Look in {setup} > Users > {username} > Login History: Status "Restricted time".',
    remedy: {
      any: '{setup} > Users > Profiles > the profile of {username} > Login Hours > Edit: Clear all times (or widen them) > Save.',
    },
    sources: ['Salesforce Help: View and Edit Login Hours'],
  },
  login_rate_exceeded: {
    title: 'Too many logins in an hour',
    means:
      'The user signed in more than 3,600 times within an hour, mostly because something signs in anew for every call.',
    check:
      'Look in {setup} > Users > {username} > Login History for many sign-ins a minute, and which application made them.',
    remedy: {
      any: 'Wait an hour; keep the access token and sign in again only after INVALID_SESSION_ID; find and stop the job that signs in for every call (Login History names its application).',
    },
    sources: ['n8n-io/n8n#32325', 'forcedotcom/cli#3297'],
  },
  too_many_approvals: {
    title: 'Too many old approvals of this user',
    means: 'This flow joins the scopes of all earlier approvals of the user, and together they are too many.',
    check: 'Open the user page of {username} > OAuth Connected Apps and count the approvals of {app}.',
    remedy: {
      any: '{setup} > Users > Users > {username} > OAuth Connected Apps: Revoke the old entries of {app}; then sign in again. If {app} issues JSON Web Token (JWT)-based access tokens, take the scopes off it that nobody needs, too.',
    },
    sources: ['Salesforce Data Cloud notes on JWT bearer scopes'],
  },
} as const satisfies Record<string, CauseEntry>;
