// Causes that show only once a token was given: sessions, scopes, permissions, limits.
import type { CauseEntry } from '../cause-entry.ts';

export const causesAfterToken = {
  session_expired: {
    title: 'The session is over',
    means: 'The access token is no longer valid, or was used at another instance than the one it was given for.',
    check: 'Get one new token and repeat the call at the instance_url that came with it.',
    remedy: {
      any: 'Get one new access token and call the instance_url that came with it. If a fresh token is refused too, do not sign in again: the cause is another.',
    },
    sources: ['Salesforce REST API Developer Guide: Status Codes and Error Responses'],
  },
  missing_api_scope: {
    title: 'The token has no api scope',
    means: 'The app gives tokens without the scope "Manage user data via APIs (api)", so the API refuses them.',
    check: 'Read the scope field that came with the token: it must hold api (or full).',
    remedy: {
      connectedApp:
        '{setup} > App Manager > {app} > Edit > Selected OAuth Scopes: add "Manage user data via APIs (api)" > Save; wait 2 to 10 minutes and get a new token.',
      externalClientApp:
        '{setup} > External Client App Manager > {app} > Edit Settings > OAuth Settings > OAuth Scopes: add "Manage user data via APIs (api)" > Save; wait 2 to 10 minutes and get a new token.',
    },
    sources: ['Salesforce Help: OAuth Tokens and Scopes'],
  },
  high_assurance_required: {
    title: 'A High Assurance session is required',
    means: 'The profile or the app demands a High Assurance session, which a server-to-server sign-in cannot have.',
    check:
      'Look at Session Settings of the profile of {username} and at the session policy of {app} for High Assurance.',
    remedy: {
      connectedApp:
        '{setup} > Users > Profiles > the profile of {username} > Session Settings > Session Security Level Required at Login: None; and Manage Connected Apps > {app} > Edit Policies > High assurance session not required > Save; then get a new token.',
      externalClientApp:
        '{setup} > Users > Profiles > the profile of {username} > Session Settings > Session Security Level Required at Login: None; and External Client App Manager > {app} > Edit Policies > OAuth Policies > no High Assurance session > Save; then get a new token.',
    },
    sources: ['jsforce/jsforce#1301'],
  },
  api_access_control: {
    title: 'API Access Control does not list the app',
    means:
      'The org limits API access to admin-approved apps, and this one is not among them: tokens are given, every call is refused.',
    check: 'Open {setup} > Security > API Access Control: if it is on, {app} must be among the allowed apps.',
    remedy: {
      any: '{setup} > Security > API Access Control: either leave it on and approve {app} (install it and pre-authorize its users), or give {username} the permission Use Any API Client.',
    },
    sources: ['forcedotcom/cli#3428', 'Salesforce Help: Manage API Access'],
  },
  api_not_enabled: {
    title: 'No API access for this user or edition',
    means: 'The user lacks the permission API Enabled, or the edition of the org has no API.',
    check: 'Look whether the profile or a permission set of {username} holds the system permission API Enabled.',
    remedy: {
      any: '{setup} > Users > Permission Sets > New (or one that {username} has) > System Permissions > Edit: tick API Enabled > Save > Manage Assignments: add {username}. Professional and Group Edition need the API add-on.',
    },
    sources: ['wso2-attic/ballerina-integrator#679', 'Salesforce REST API Developer Guide: API_DISABLED_FOR_ORG'],
  },
  api_limit_reached: {
    title: 'The API limit is reached',
    means:
      'The org has used up its API calls of the last 24 hours, or too many long calls run at once. The connection itself works.',
    check: 'Look at {setup} > Company Settings > Company Information > API Requests, Last 24 Hours.',
    remedy: {
      any: 'Wait until the rolling 24 hours free calls (for ConcurrentRequests: run fewer at once) and repeat later. Never sign in again for it, a new token changes nothing.',
    },
    sources: ['SalesforceLabs/OrgCheck#432', 'Salesforce Developer Limits: API Request Limits'],
  },
  insufficient_permission: {
    title: 'The user may not do this',
    means: 'Sign-in works, but the user lacks a permission or access to the object that the call is about.',
    check: 'Repeat the same call as a System Administrator: if it passes, a permission of {username} is missing.',
    remedy: {
      any: '{setup} > Users > Permission Sets: add the permission that the message names (for reading metadata: Modify Metadata Through Metadata API Functions; for records: object and field access) to one that {username} has.',
    },
    sources: ['forcedotcom/cli#3048'],
  },
  soap_refuses_jwt_token: {
    title: 'SOAP does not take this kind of token',
    means:
      'The app issues JWT-based access tokens, which the SOAP API (and with it the Metadata API) refuses below version 68. REST takes them.',
    check: 'Make the same call over REST, or over SOAP in version 68.0: it passes.',
    remedy: {
      any: 'Call SOAP in version 68.0 or newer, or use REST; or open {app} in Setup and untick "Issue JSON Web Token (JWT)-based access tokens for named users", and get a new token. Certificate and key stay as they are.',
    },
    sources: ['Salesforce Help: JWT-Based Access Tokens'],
  },
} as const satisfies Record<string, CauseEntry>;
