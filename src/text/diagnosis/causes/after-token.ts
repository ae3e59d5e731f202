// Causes that show only once a token was given, in words: sessions, scopes, permissions, limits.
import type { CauseWordsOf } from '../cause-entry.ts';

export const afterToken: CauseWordsOf<'afterToken'> = {
  session_expired: [
    'The session is over',
    'The access token is no longer valid, or was used at another instance than the one it was given for.',
    'Get one new token and repeat the call at the instance_url that came with it.',
    'Get one new access token and call the instance_url that came with it. If a fresh token is refused too, do not sign in again: the cause is another.',
    'Salesforce REST API Developer Guide: Status Codes and Error Responses',
  ],
  missing_api_scope: [
    'The token has no api scope',
    'The app gives tokens without the scope "Manage user data via APIs (api)", so the API refuses them.',
    'Read the scope field that came with the token: it must hold api (or full).',
    '{scopes}: add "Manage user data via APIs (api)" > Save; wait 2 to 10 minutes and get a new token.',
    'Salesforce Help: OAuth Tokens and Scopes',
  ],
  high_assurance_required: [
    'A High Assurance session is required',
    'The profile or the app demands a High Assurance session, which a server-to-server sign-in cannot have.',
    'Look at Session Settings of the profile of {username} and at the session policy of {app} for High Assurance.',
    '{setup} > Users > Profiles > the profile of {username} > Session Settings > Session Security Level Required at Login: None; and {lowerAssurance} > Save; then get a new token.',
    'jsforce/jsforce#1301',
  ],
  api_access_control: [
    'API Access Control does not list the app',
    'The org limits API access to admin-approved apps, and this one is not among them: tokens are given, every call is refused.',
    'Open {setup} > Security > API Access Control: if it is on, {app} must be among the allowed apps.',
    '{setup} > Security > API Access Control: either leave it on and approve {app} (install it and pre-authorize its users), or give {username} the permission Use Any API Client.',
    'forcedotcom/cli#3428; Salesforce Help: Manage API Access',
  ],
  api_not_enabled: [
    'No API access for this user or edition',
    'The user lacks the permission API Enabled, or the edition of the org has no API.',
    'Look whether the profile or a permission set of {username} holds the system permission API Enabled.',
    '{setup} > Users > Permission Sets > New (or one that {username} has) > System Permissions > Edit: tick API Enabled > Save > Manage Assignments: add {username}. Professional and Group Edition need the API add-on.',
    'wso2-attic/ballerina-integrator#679; Salesforce REST API Developer Guide: API_DISABLED_FOR_ORG',
  ],
  api_limit_reached: [
    'The API limit is reached',
    'The org has used up its API calls of the last 24 hours, or too many long calls run at once. The connection itself works.',
    'Look at {setup} > Company Settings > Company Information > API Requests, Last 24 Hours.',
    'Wait until the rolling 24 hours free calls (for ConcurrentRequests: run fewer at once) and repeat later. Never sign in again for it, a new token changes nothing.',
    'SalesforceLabs/OrgCheck#432; Salesforce Developer Limits: API Request Limits',
  ],
  insufficient_permission: [
    'The user may not do this',
    'Sign-in works, but the user lacks a permission or access to the object that the call is about.',
    'Repeat the same call as a System Administrator: if it passes, a permission of {username} is missing.',
    '{setup} > Users > Permission Sets: add the permission that the message names (for reading metadata: Modify Metadata Through Metadata API Functions; for records: object and field access) to one that {username} has.',
    'forcedotcom/cli#3048',
  ],
  soap_refuses_jwt_token: [
    'SOAP does not take this kind of token',
    'The app issues JWT-based access tokens, which the SOAP API (and with it the Metadata API) refuses below version 68. REST takes them.',
    'Make the same call over REST, or over SOAP in version 68.0: it passes.',
    'Call SOAP in version 68.0 or newer, or use REST; or open {app} in Setup and untick "Issue JSON Web Token (JWT)-based access tokens for named users", and get a new token. Certificate and key stay as they are.',
    'Salesforce Help: JWT-Based Access Tokens',
  ],
};
