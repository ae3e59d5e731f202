// Messages of the API, once a token had been given.
import { anyOf } from '../../token/words.ts';
import { code, exact, httpStatus, vague } from '../message-row.ts';
import { translated } from './translated.ts';

export const messagesAfterToken = {
  soapRefusesJwtToken: exact(
    'SOAP API does not support JWT-based access tokens for API versions below 68.0',
    { soap_refuses_jwt_token: 93 },
    'Salesforce Help: JWT-Based Access Tokens',
    anyOf`soap .{0,40}jwt.based access tokens?|jwt.based access tokens?.{0,60}soap`,
  ),
  sessionNotForSoap: exact(
    'This session is not valid for use with the API',
    { missing_api_scope: 34, api_access_control: 22, high_assurance_required: 18, ip_restricted: 14 },
    'forcedotcom/dataloader#1641, RoseSilverSoftware/IlluminatedCloud#1980',
    anyOf`not valid for use with the api\b`,
  ),
  // As a client library prints it: tools that bring an app of their own, or the session of a browser, meet API Access Control more often
  // than an integration that shows the answer itself.
  sessionNotForRestByClient: exact(
    'INVALID_SESSION_ID: This session is not valid for use with the REST API',
    { missing_api_scope: 36, high_assurance_required: 24, api_access_control: 20, ip_restricted: 11 },
    'sorenkrabbe/Chrome-Salesforce-inspector#149, SalesforceLabs/OrgCheck frequently asked questions',
    anyOf`invalid_session_id: this session is not valid for use with the rest api`,
  ),
  sessionNotForRest: exact(
    'This session is not valid for use with the REST API',
    { missing_api_scope: 40, high_assurance_required: 26, ip_restricted: 18, api_access_control: 6 },
    'jsforce/jsforce#1301, NangoHQ/nango#4344, claims provider documentation',
    anyOf`
      (?<!invalid_session_id: this )(?:session|token) is not valid for use with(?! the api\b)
      (?<!invalid_session_id: this session is )not valid for use with the (?:rest|bulk|metadata|tooling) api`,
  ),
  tokenExpiredUpdating: exact(
    'Access token has expired. Updating...',
    { api_access_control: 46, session_expired: 30, login_rate_exceeded: 8, ip_restricted: 4 },
    'forcedotcom/cli#3428',
    anyOf`access token has expired\. updating|token (?:has )?expired.{0,20}(?:updating|refreshing|renewing)`,
  ),
  sessionExpired: exact(
    'INVALID_SESSION_ID: Session expired or invalid',
    { session_expired: 84, ip_restricted: 5, api_access_control: 4 },
    'Salesforce REST API Developer Guide: Status Codes and Error Responses',
    anyOf`
      session.?id not found|session.{0,3}(?:has |is |was )?(?:expired|expiration.?exception|invalid|timed out)(?:.{0,3}or.{0,3}invalid)?
      (?:expired|invalid|illegal|bad|unknown) session(?! ?id\b)|session not found|missing session key
      session.?(?:id )?.{0,15}(?:no longer valid|terminated|revoked|over)|${translated.sessionExpired}`,
  ),
  invalidSessionId: code(
    'INVALID_SESSION_ID',
    { session_expired: 65, missing_api_scope: 8, api_access_control: 8, high_assurance_required: 6, ip_restricted: 5 },
    'Salesforce REST API Developer Guide: Status Codes and Error Responses',
    anyOf`invalid[_ ]session[_ ]?id|invalidsessionid|unable to find session id|invalid_session\b`,
  ),
  badToken: exact(
    'Bad_OAuth_Token / Wrong_Org / Missing_OAuth_Token',
    { session_expired: 84, api_access_control: 3 },
    'salesforcedx-vscode and nforce handling of Bad_OAuth_Token',
    anyOf`
      bad_oauth_token|missing_oauth_token|wrong_org\b|invalid_auth_header|invalid.{0,20}access.?token
      (?<!incorrect for the given )access.?token.{0,20}(?:expired(?!\. updating|[;,.] ?(?:fetching|refreshing|using))|invalid(?!_)|revoked|not valid|rejected)
      (?:expired|revoked|invalid|bad) (?:access |oauth |bearer )?token\b
      token (?:was |has been |is )?(?:revoked|expired or|not valid|no longer valid)|token validity expired
      (?<!(?:refresh|security|id|api)[ _-]?)\btoken (?:has |is |was )?(?:already )?expired(?!\. updating|[;,.] ?(?:fetching|refreshing|using))|incorrect for the given access token|invalid_(?:auth_header|jwt_format)|destination url not reset|wrong instance|instance_url.{0,30}(?:mismatch|differ|wrong)`,
  ),
  scopeMissing: exact(
    'insufficient_scope / invalid_scope / no valid scopes defined',
    { missing_api_scope: 76, missing_refresh_scope: 9, too_many_approvals: 4 },
    'RFC 6750 section 3.1; Salesforce Help: OAuth Tokens and Scopes',
    anyOf`
      insufficient.?scope|invalid.?scope|no valid scopes?
      scope.{0,25}(?:missing|insufficient|not (?:granted|allowed|valid|included|enough)|invalid)
      (?:missing|required|requires?|lacks?|needs?|without|no|not enough)\b.{0,15}\b(?:api )?scopes?\b|oauth.?scope`,
  ),
  highAssurance: exact(
    'high assurance session required',
    { high_assurance_required: 88, ip_restricted: 3 },
    'jsforce/jsforce#1301',
    anyOf`
      high.?assurance|session.?(?:security.?)?level|step.?up|assurance.?level
      (?:mfa|multi.?factor|two.?factor|identity verification|verification code).{0,30}(?:required|needed|enforced|challenge)
      (?:wait|prompt|ask)\w* for (?:\w+ )?identity verification|login_challenge
      (?:requires?|must use) (?:mfa|multi.?factor)|txn_security_two_fa`,
  ),
  apiAccessControl: exact(
    'API Access Control / use any API client',
    { api_access_control: 89, app_blocked: 3 },
    'forcedotcom/cli#3428; Salesforce Help: Manage API Access',
    anyOf`
      api access control|any api client
      (?:app|client).{0,30}not (?:allow.?listed|whitelisted|approved for api|permitted.{0,12}api|authori[sz]ed.{0,12}api)
      api client.{0,30}(?:not|block|denied)|api.{0,20}restricted to.{0,20}(?:approved|allowed|connected)
      (?:only|access to) (?:approved|allowed|allow.?listed|installed) (?:connected |external client )?apps
      restrict\w{0,3} api access|client_not_accessible_for_user`,
  ),
  apiDisabled: exact(
    'API_DISABLED_FOR_ORG / API_CURRENTLY_DISABLED / the REST API is not enabled for this Organization',
    { api_not_enabled: 91, api_access_control: 3 },
    'wso2-attic/ballerina-integrator#679; Adobe Marketo Sales Connect: Salesforce diagnostics',
    anyOf`
      api_(?:currently_)?disabled(?!\W{1,5}your trial\b)
      \bapi (?:access |login(?:\(\))? )?(?:is |are |was )?(?:currently )?(?:disabled|not (?:enabled|available|activated|supported))
      api.{0,12}not enabled|(?:does not|doesn't|do not|don't) have.{0,25}\bapi\b.{0,12}(?:access|enabled|permission)?
      api.?enabled\b|apienabled|(?:no|without|lacks?) api (?:access|permission)
      api access (?:is )?(?:required|disabled|missing)|edition.{0,40}\bapi\b|\bapi\b.{0,60}(?:professional|group|essentials|starter) edition|not allow.{0,20}\bapi\b
      functionality_not_enabled|feature_?not_?enabled|requires the org(?:anization)? permission|apex_rest_services_disabled|${translated.apiDisabled}`,
  ),
  requestLimit: exact(
    'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded',
    { api_limit_reached: 91, login_rate_exceeded: 3 },
    'SalesforceLabs/OrgCheck#432; Salesforce Developer Limits: API Request Limits',
    anyOf`
      request_?limit|too_many_apex_requests|totalrequests|concurrent.{0,15}(?:request|limit|api|quer)|concurrentperorg
      (?:daily|api|hour|call|request|usage)s?.{0,25}(?:limit|quota)s?.{0,20}(?:exceed|reach|hit|over)
      (?:exceed|reach|hit)\w{0,15}.{0,30}(?:api|request|call).{0,15}(?:limit|quota)|exceed\w{0,4} .{0,30}\b(?:daily|number of) (?:api )?(?:requests|calls)
      (?:api|limit|quota)_(?:limit|exceeded|usage)|limit_?exceeded|exceeded.{0,3}quota|server_busy_exception
      (?:api|request)s? (?:request )?allocation|max(?:imum)? (?:api )?(?:requests|calls)`,
  ),
  // Any program's API says so.
  tooManyRequests: code(
    'HTTP 429 / rate limit exceeded',
    { api_limit_reached: 62, login_rate_exceeded: 26 },
    'RFC 6585 section 4',
    anyOf`too many requests|${httpStatus(/429/)}|rate.?limit.?exceeded`,
  ),
  insufficientAccess: exact(
    'INSUFFICIENT_ACCESS / insufficient access rights on cross-reference id',
    { insufficient_permission: 84 },
    'forcedotcom/cli#3048',
    anyOf`
      insufficient.?(?:access|privilege|permission|rights)
      licen[cs]e (?:does(?:n't| not)|do(?:n't| not)) (?:allow|include|permit)|insufficient_access
      (?:user |you )?(?:does not|doesn't|do not|don't|did not) have (?!(?:the )?api\b)(?:the )?(?:\w{1,20} ){0,4}(?:permission|privilege|access|rights)(?!.{0,30}\b(?:connected|external client|this) app\b)
      (?:must|needs? to) have (?:\w+ ){0,3}(?:rights|permissions?|privileges?)\b|no(?:t enough)? (?:permission|privilege)s?|requires? (?:a user with )?(?:the )?(?:\w{1,20} ){0,4}permissions?
      modifyalldata|modifymetadata|modify (?:all data|metadata)|view ?setup|view all (?:data|fields|users)|author apex
      (?<!unix )permission (?:is )?(?:required|missing)
      permission denied(?! while| \(publickey| \d+\.\d+\.|.{0,40}(?:open|read|socket|/))
      user (?:is|was) not allowed to (?:get|read|see|view|query|use|create|update|edit|delete|perform|execute)\b(?!.{0,20}\bapp\b)
      not (?:permitted|authorized) to (?:perform|access|view|read)\b(?!: \w+:)|cannot_.{0,30}(?:access|insert|update)
      not_supported_for_user|portal_no_access|invalid_field_for_insert_update|check the security settings of this field|\bno_access\b|sobject type '?[\w<>]+'? is not supported|invalid_type\b|no such column|invalid_field\b
      missing permission|transaction security polic|txn_security_(?!two_fa)|security polic(?:y|ies) (?:is |are )?(?:taking|took) too long
      (?:not|n't) allowed due to a security policy|${translated.insufficientAccess}`,
  ),
  // CometD answers with a status of its own; its handshake is none of TLS.
  streamingRefused: exact(
    '401::Authentication invalid / 403::Handshake denied',
    { session_expired: 66, insufficient_permission: 10, missing_api_scope: 6, ip_restricted: 5 },
    'Salesforce Streaming API Developer Guide: Handle Errors; apache/camel SubscriptionHelper',
    anyOf`
      \b40[123]::? ?(?:authentication|request requires|handshake|unauthori|unknown client)|handshake denied|\bhandshake\b.{0,60}(?:${httpStatus(/401/)})
      /meta/(?:handshake|connect)\b.{0,120}\b401\b|\b401\b.{0,120}/meta/(?:handshake|connect)\b`,
  ),
  unauthorized: vague(
    '401 Unauthorized',
    {
      session_expired: 50,
      api_access_control: 10,
      missing_api_scope: 10,
      unknown_consumer_key: 6,
      certificate_mismatch: 6,
    },
    'RFC 9110 section 15.5.2',
    anyOf`${httpStatus(/401/)}|unauthori[sz]ed\b(?!.client| use\b| to\b|.{0,12} endpoint)`,
  ),
  forbidden: vague(
    '403 Forbidden',
    {
      insufficient_permission: 30,
      session_expired: 15,
      api_not_enabled: 15,
      api_access_control: 10,
      api_limit_reached: 8,
      proxy_interference: 8,
    },
    'RFC 9110 section 15.5.4',
    anyOf`${httpStatus(/403/)}|forbidden|access (?:is )?denied`,
  ),
};
