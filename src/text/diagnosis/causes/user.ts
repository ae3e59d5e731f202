// Causes that lie in the user for whom the token is asked, in words: approval, assignment, name, restrictions.
import type { CauseWordsOf } from '../cause-entry.ts';

export const user: CauseWordsOf<'user'> = {
  user_not_preauthorized: [
    'The user has not been pre-authorized',
    'The app lets users approve it themselves, and this user never did. A server cannot approve, so an admin has to.',
    'Look at Permitted Users in the policies of {app}: "All users may self-authorize" proves it.',
    '{preauthorize}.',
    'salesforce.stackexchange.com/questions/164412; Salesforce Help: Preauthorize User App Access Through External Client App Policies',
  ],
  user_not_assigned: [
    'The user has none of the assigned profiles or permission sets',
    'The app takes admin-approved users only, and neither the profile nor a permission set of this user is assigned to it.',
    'Compare the profiles and permission sets assigned to {app} with those that {username} has.',
    '{assign} (not one of the Salesforce API Integration licence, it cannot hold apps).',
    'Salesforce Help: Preauthorize User App Access Through External Client App Policies',
  ],
  missing_refresh_scope: [
    'The scope refresh_token is missing on the app',
    'The app lacks the scope "Perform requests at any time (refresh_token, offline_access)", which this flow requires although no refresh token is given.',
    'Look whether "Perform requests at any time (refresh_token, offline_access)" is among the selected scopes of {app}.',
    '{scopes}: add "Perform requests at any time (refresh_token, offline_access)" > Save; then wait 2 to 10 minutes.',
    'Salesforce Help: OAuth Tokens and Scopes',
  ],
  wrong_username: [
    'The username is not one of this org',
    "The sub claim is not a username of the org: an e-mail address, an alias, an id, or a sandbox user's name without its suffix.",
    'Open {setup} > Users > Users and look the Username column up, not Email or Alias.',
    '{setup} > Users > Users > the user: copy the Username field exactly (in a sandbox it ends in the sandbox name, user@company.com.mysandbox) into this connection.',
    'Salesforce Help: Sandbox usernames',
  ],
  user_inactive: [
    'The user is inactive, frozen or unlicensed',
    'The user exists but may not sign in: deactivated, frozen, locked out, or without a licence.',
    'Open {setup} > Users > Users > {username}: Active must be ticked, and no Unfreeze button may be shown.',
    '{setup} > Users > Users > {username} > Edit: tick Active > Save; if the user page shows Unfreeze or Unlock, click it, unless Salesforce froze the user by itself (mail "Salesforce Security notification"): then stop the job first.',
    'support.skyvia.com: Salesforce inactive user error',
  ],
  user_frozen_by_salesforce: [
    'The user is frozen, by Salesforce itself or by an admin',
    'Since April 2026 Salesforce freezes a user whose sign-ins come from an anonymizing or high-risk address, or look unusual, and revokes its tokens. An admin can freeze one, too.',
    'Look for a mail "Salesforce Security notification" to the admins, and whether the page of {username} shows Unfreeze.',
    'If the admins got a mail "Salesforce Security notification", Salesforce did it: stop every job that signs in as {username}, since retries keep it frozen, give them one stable outgoing address, and list it under Network Access. Without that mail an admin did: ask why. Then {setup} > Users > Users > {username} > Unfreeze.',
    'Salesforce Knowledge 005318944; Salesforce Knowledge 005319571',
  ],
  ip_restricted: [
    'The address is outside the login IP ranges',
    "The sign-in or call came from an address outside the login IP ranges of the user's profile. The app's IP relaxation does not lift these for JWT.",
    'Look in {setup} > Users > {username} > Login History: Status "Restricted IP", with the address that Salesforce saw.',
    '{setup} > Users > Profiles > the profile of {username} > Login IP Ranges > New: add the address from Login History > Save; then get a new token. If sign-ins pass and only calls are refused, {setup} > Security > Session Settings has "Enforce login IP ranges on every request" (add the address of the machine that calls) or "Lock sessions to the IP address from which they originated" (sign in on the machine that calls).',
    'NangoHQ/nango#4344; Salesforce Help: Restrict Login IP Ranges in the Enhanced Profile User Interface',
  ],
  login_hours_restricted: [
    'Outside the login hours of the profile',
    "The user's profile allows sign-in at certain hours only, and this was not one of them.",
    'Look in {setup} > Users > {username} > Login History: Status "Restricted time".',
    '{setup} > Users > Profiles > the profile of {username} > Login Hours > Edit: Clear all times (or widen them) > Save.',
    'Salesforce Help: View and Edit Login Hours',
  ],
  login_rate_exceeded: [
    'Too many logins in an hour',
    'The user signed in more than 3,600 times within an hour, mostly because something signs in anew for every call.',
    'Look in {setup} > Users > {username} > Login History for many sign-ins a minute, and which application made them.',
    'Wait an hour; keep the access token and sign in again only after INVALID_SESSION_ID; find and stop the job that signs in for every call (Login History names its application).',
    'n8n-io/n8n#32325; forcedotcom/cli#3297',
  ],
  too_many_approvals: [
    'Too many old approvals of this user',
    'This flow joins the scopes of all earlier approvals of the user, and together they are too many.',
    'Open the user page of {username} > OAuth Connected Apps and count the approvals of {app}.',
    '{setup} > Users > Users > {username} > OAuth Connected Apps: Revoke the old entries of {app}; then sign in again. If {app} issues JSON Web Token (JWT)-based access tokens, take the scopes off it that nobody needs, too.',
    'Salesforce Data Cloud notes on JWT bearer scopes',
  ],
};
