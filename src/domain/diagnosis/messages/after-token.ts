// Messages of the API, once a token had been given.
import type { MessageRow } from '../message-row.ts';

export const messagesAfterToken: readonly MessageRow[] = [
  {
    message: 'This session is not valid for use with the API',
    pattern: /not valid for use with the api\b/,
    strength: 'exact',
    points: {
      missing_api_scope: 34,
      api_access_control: 22,
      high_assurance_required: 18,
      ip_restricted: 14,
      session_expired: 3,
      api_not_enabled: 3,
    },
    tells: 'The token is genuine, but its session is not allowed to use the SOAP API.',
    source: 'forcedotcom/dataloader#1641, RoseSilverSoftware/IlluminatedCloud#1980',
  },
  {
    message: 'INVALID_SESSION_ID: This session is not valid for use with the REST API',
    // As a client library prints it: tools that bring an app of their own, or the session of a browser, meet API Access Control more often
    // than an integration that shows the answer itself.
    pattern: /invalid_session_id: this session is not valid for use with the rest api/,
    strength: 'exact',
    points: {
      missing_api_scope: 36,
      high_assurance_required: 24,
      api_access_control: 20,
      ip_restricted: 11,
      session_expired: 3,
      api_not_enabled: 2,
    },
    tells: 'The token is genuine, but its session is not allowed to use the API.',
    source: 'sorenkrabbe/Chrome-Salesforce-inspector#149, SalesforceLabs/OrgCheck frequently asked questions',
  },
  {
    message: 'This session is not valid for use with the REST API',
    pattern:
      /(?<!invalid_session_id: this )(?:session|token) is not valid for use with(?! the api\b)|(?<!invalid_session_id: this session is )not valid for use with the (?:rest|bulk|metadata|tooling) api/,
    strength: 'exact',
    points: {
      missing_api_scope: 40,
      high_assurance_required: 26,
      ip_restricted: 18,
      api_access_control: 6,
      session_expired: 3,
      api_not_enabled: 2,
    },
    tells: 'The token is genuine, but its session is not allowed to use the API.',
    source: 'jsforce/jsforce#1301, NangoHQ/nango#4344, claims provider documentation',
  },
  {
    message: 'Access token has expired. Updating...',
    pattern: /access token has expired\. updating|token (?:has )?expired.{0,20}(?:updating|refreshing|renewing)/,
    strength: 'exact',
    points: {
      api_access_control: 46,
      session_expired: 30,
      login_rate_exceeded: 8,
      ip_restricted: 4,
      high_assurance_required: 3,
    },
    tells: 'The client got a new token and goes on being refused: a single expiry would have gone unnoticed.',
    source: 'forcedotcom/cli#3428',
  },
  {
    message: 'INVALID_SESSION_ID: Session expired or invalid',
    pattern:
      /session.{0,3}(?:has |is |was )?(?:expired|invalid|timed out)(?:.{0,3}or.{0,3}invalid)?|(?:expired|invalid|illegal|bad|unknown) session(?! ?id\b)|session not found|missing session key|session.?(?:id )?.{0,15}(?:no longer valid|terminated|revoked|over)/,
    strength: 'exact',
    points: {
      session_expired: 85,
      api_access_control: 4,
      ip_restricted: 3,
      high_assurance_required: 1,
      missing_api_scope: 1,
    },
    tells: 'The API no longer knows the session of this token.',
    source: 'Salesforce REST API Developer Guide: Status Codes and Error Responses',
  },
  {
    message: 'INVALID_SESSION_ID',
    pattern: /invalid[_ ]session[_ ]?id|invalidsessionid|unable to find session id|invalid_session\b/,
    strength: 'code',
    points: {
      session_expired: 65,
      missing_api_scope: 8,
      api_access_control: 8,
      high_assurance_required: 6,
      ip_restricted: 5,
    },
    tells: 'INVALID_SESSION_ID: the API does not accept the session of this token.',
    source: 'Salesforce REST API Developer Guide: Status Codes and Error Responses',
  },
  {
    message: 'Bad_OAuth_Token / Wrong_Org / Missing_OAuth_Token',
    pattern:
      /bad_oauth_token|missing_oauth_token|wrong_org\b|invalid_auth_header|invalid.{0,20}access.?token|access.?token.{0,20}(?:expired(?!\. updating)|invalid|revoked|not valid|rejected)|(?:expired|revoked|invalid|bad) (?:access |oauth |bearer )?token\b|token (?:was |has been |is )?(?:revoked|expired or|not valid|no longer valid)|token validity expired|destination url not reset|wrong instance|instance_url.{0,30}(?:mismatch|differ|wrong)/,
    strength: 'exact',
    points: { session_expired: 84, api_access_control: 3, missing_api_scope: 2, assertion_expired: 2 },
    tells: 'The access token is over, revoked, or was used at an instance that did not issue it.',
    source: 'salesforcedx-vscode and nforce handling of Bad_OAuth_Token',
  },
  {
    message: 'insufficient_scope / invalid_scope / no valid scopes defined',
    pattern:
      /insufficient.?scope|invalid.?scope|no valid scopes?|scope.{0,25}(?:missing|insufficient|not (?:granted|allowed|valid|included|enough)|invalid)|(?:missing|required|requires?|lacks?|needs?|without|no|not enough)\b.{0,15}\b(?:api )?scopes?\b|oauth.?scope/,
    strength: 'exact',
    points: { missing_api_scope: 76, missing_refresh_scope: 9, too_many_approvals: 4, high_assurance_required: 2 },
    tells: 'The message is about the scopes of the token or of the app.',
    source: 'RFC 6750 section 3.1; Salesforce Help: OAuth Tokens and Scopes',
  },
  {
    message: 'high assurance session required',
    pattern:
      /high.?assurance|session.?(?:security.?)?level|step.?up|assurance.?level|(?:mfa|multi.?factor|two.?factor|identity verification|verification code).{0,30}(?:required|needed|enforced|challenge)|(?:wait|prompt|ask)\w* for (?:\w+ )?identity verification|login_challenge|(?:requires?|must use) (?:mfa|multi.?factor)/,
    strength: 'exact',
    points: { high_assurance_required: 88, ip_restricted: 3 },
    tells: 'The message asks for a session of a higher level than a server can have.',
    source: 'jsforce/jsforce#1301',
  },
  {
    message: 'API Access Control / use any API client',
    pattern:
      /api access control|any api client|(?:app|client).{0,30}not (?:allow.?listed|whitelisted|approved for api|permitted.{0,12}api|authori[sz]ed.{0,12}api)|api client.{0,30}(?:not|block|denied)|api.{0,20}restricted to.{0,20}(?:approved|allowed|connected)|(?:only|access to) (?:approved|allowed|allow.?listed|installed) (?:connected |external client )?apps|restrict\w{0,3} api access/,
    strength: 'exact',
    points: { api_access_control: 89, app_blocked: 3 },
    tells: 'The org admits only apps on its API Access Control list.',
    source: 'forcedotcom/cli#3428; Salesforce Help: Manage API Access',
  },
  {
    message: 'API_DISABLED_FOR_ORG / API_CURRENTLY_DISABLED / the REST API is not enabled for this Organization',
    pattern:
      /api_(?:currently_)?disabled|\bapi (?:access |login(?:\(\))? )?(?:is |are |was )?(?:currently )?(?:disabled|not (?:enabled|available|activated|supported))|api.{0,12}not enabled|(?:does not|doesn't|do not|don't) have.{0,25}\bapi\b.{0,12}(?:access|enabled|permission)?|api.?enabled\b|apienabled|(?:no|without|lacks?) api (?:access|permission)|api access (?:is )?(?:required|disabled|missing)|edition.{0,40}\bapi\b|not allow.{0,20}\bapi\b|functionality_not_enabled|apex_rest_services_disabled/,
    strength: 'exact',
    points: { api_not_enabled: 91, api_access_control: 3 },
    tells: 'The API is switched off for this user or edition.',
    source: 'wso2-attic/ballerina-integrator#679; Adobe Marketo Sales Connect: Salesforce diagnostics',
  },
  {
    message: 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded',
    pattern:
      /request_?limit|totalrequests|concurrent.{0,15}(?:request|limit|api)|concurrentperorg|(?:daily|api|hour|call|request|usage)s?.{0,25}(?:limit|quota)s?.{0,20}(?:exceed|reach|hit|over)|(?:exceed|reach|hit)\w{0,15}.{0,30}(?:api|request|call).{0,15}(?:limit|quota)|(?:api|limit|quota)_(?:limit|exceeded|usage)|limit_?exceeded|too many requests|\b429\b|exceeded.{0,3}quota|(?:api|request)s? (?:request )?allocation|max(?:imum)? (?:api )?(?:requests|calls)/,
    strength: 'exact',
    points: { api_limit_reached: 91, login_rate_exceeded: 3 },
    tells: 'The org used up its API calls, or too many run at once.',
    source: 'SalesforceLabs/OrgCheck#432; Salesforce Developer Limits: API Request Limits',
  },
  {
    message: 'INSUFFICIENT_ACCESS / insufficient access rights on cross-reference id',
    pattern:
      /insufficient.?(?:access|privilege|permission|rights)|insufficient_access|(?:user |you )?(?:does not|doesn't|do not|don't|did not) have (?!(?:the )?api\b)(?:the )?(?:\w{1,20} ){0,4}(?:permission|privilege|access|rights)|no(?:t enough)? (?:permission|privilege)s?|requires? (?:a user with )?(?:the )?(?:\w{1,20} ){0,4}permissions?|modifyalldata|modifymetadata|modify (?:all data|metadata)|view ?setup|permission.{0,20}(?:denied|required|missing)|not (?:permitted|authorized) to (?:perform|access|view|read)|cannot_.{0,30}(?:access|insert|update)|not_supported_for_user|sobject type '?[\w<>]+'? is not supported|invalid_type\b|no such column|invalid_field\b|missing permission/,
    strength: 'exact',
    points: {
      insufficient_permission: 84,
      user_not_assigned: 3,
      api_access_control: 3,
      api_not_enabled: 2,
      private_key_unreadable: 1,
    },
    tells: 'The sign-in works; the user lacks a permission for what was asked.',
    source: 'forcedotcom/cli#3048',
  },
  {
    message: '401 Unauthorized',
    pattern: /\b401\b|unauthori[sz]ed\b(?!.client)/,
    strength: 'vague',
    points: {
      session_expired: 50,
      api_access_control: 10,
      missing_api_scope: 10,
      unknown_consumer_key: 6,
      certificate_mismatch: 6,
    },
    tells: 'Unauthorized: the caller was not accepted.',
    source: 'RFC 9110 section 15.5.2',
  },
  {
    message: '403 Forbidden',
    pattern: /\b403\b|forbidden|access (?:is )?denied/,
    strength: 'vague',
    points: {
      insufficient_permission: 30,
      session_expired: 15,
      api_not_enabled: 15,
      api_access_control: 10,
      api_limit_reached: 8,
      proxy_interference: 8,
    },
    tells: 'Forbidden: the caller may not do this.',
    source: 'RFC 9110 section 15.5.4',
  },
];
