// Words that are Salesforce's own by the way they are written: its codes in capitals, and the sentences of its token endpoint, which begin
// small and end without a full stop. Compared with their case, which tells them from what other services say. Names no cause.
import { anyOf } from '../token/words.ts';

/** ExceptionCode of the SOAP API, errorCode of REST, exceptionCode of Bulk, and what OAuth and Login History have beside them. */
export const ownCodes = anyOf`
  \b(?:API_(?:CURRENTLY_DISABLED|DISABLED_FOR_ORG)|APEX_REST_SERVICES_DISABLED|CLIENT_(?:NOT_ACCESSIBLE|REQUIRE_UPDATE)_FOR_USER|CONCURRENT_REQUEST)
  \b(?:EXCEEDED_(?:ID_LIMIT|QUOTA|MAX_\w+)|FUNCTIONALITY_(?:NOT_ENABLED|TEMPORARILY_UNAVAILABLE)|INACTIVE_OWNER_OR_USER|INSUFFICIENT_ACCESS)
  \b(?:INVALID_(?:SESSION_ID|LOGIN|SSO_GATEWAY_URL|AUTH_HEADER|JWT_FORMAT|OPERATION_WITH_EXPIRED_PASSWORD|QUERY_LOCATOR|FIELD|TYPE)|LOGIN_(?:CHALLENGE|DURING|MUST|ERROR|OAUTH|SAML|ORG)_)
  \b(?:MUTUAL_AUTHENTICATION_FAILED|NOT_SUPPORTED_FOR_USER|OPERATION_TOO_LARGE|ORG_(?:IN_MAINTENANCE|LOCKED|NOT_OWNED_BY_INSTANCE)|PASSWORD_LOCKOUT|PORTAL_NO_ACCESS)
  \b(?:QUERY_TIMEOUT|REQUEST_(?:LIMIT_EXCEEDED|RUNNING_TOO_LONG)|SERVER_UNAVAILABLE|UNKNOWN_EXCEPTION|LOGIN_RATE_EXCEEDED|SSO_SERVICE_DOWN|TOO_MANY_APEX_REQUESTS|TRIAL_EXPIRED|TXN_SECURITY_\w+)
  \b(?:UNABLE_TO_LOCK_ROW|UNSUPPORTED_(?:API_VERSION|CLIENT)|OAUTH_(?:APP|EC_APP|AUTHORIZATION|APPROVAL)_\w+|ERROR_HTTP_\d{3}|INVALIDUSERPASS)
  \b(?:Bad_OAuth_Token|Missing_OAuth_Token|Wrong_Org|InvalidSessionId|FeatureNotEnabled|ExceededQuota|NoOrgFound|NamedOrgNotFound|DomainNotFoundError)\b
  \binvalid_(?:client_id|app_access|grant_type|assertion)\b|\binactive_(?:user|org)\b|\binvalid_client_credentials\b|\b(?:oauth_flow|api)_disabled\b
  \b(?:AppAccessDenied|AppBlocked|ClientUnapproved)\b
  DATACLOUD_API_\w+|exceptionCode|"?error_?[cC]ode"?\W{1,4}[A-Z]{3,}_[A-Z_]+|\[\{ ?"(?:errorCode|message)"`;

const said = anyOf`
  audience is invalid|audience validation failed|client identifier (?:invalid|mismatch)|invalid client(?: credentials| secret provided)|expired authorization code
  authentication failure(?: - .{1,60})?|inactive user|inactive organization|user is (?:inactive|frozen|locked)|ip restricted|invalid login hours|login rate exceeded
  grant type not supported|grant type provided|too many scopes.{0,60}|redirect_uri must match configuration|token validity expired
  the web server flow requires a secret.{0,60}|retry your request|no client credentials user enabled|request not supported on this domain
  unknown or retired algorithm|must use HTTP POST|app_not_found|external client app is not installed.{0,30}|user hasn't approved.{0,40}|end-user denied authorization`;

/** A sentence of the token endpoint, whole: the value of a field, or all that is said behind a code or on a line. */
export const ownStatements = new RegExp(
  `(?:^|\\n|["'>(\\[]|(?:invalid_[a-z_]+|unsupported_[a-z_]+|unknown_error|access_denied|[eE]rrors?|due to|description|response|failed|(?:Restforce|JSForce)\\S*):? ?[-:] ?)\\s*(?:${said.source})\\.?(?=["'<)\\]}]|,|\\s*$|\\s*\\n| \\[| \\(\\d{3}\\))`,
);

/** Codes that tell of records, queries or files, and nothing of the connection: their words ("limit exceeded") are no message of it. */
export const ofTheData = anyOf`
  \b(?:custom_(?:metadata|settings)_|email_\w+_|storage_|single_email_|apex_trigger_|num_history_\w+_|content_\w+_|total_\w+_|max_\w+_)(?:size_|coupling_)?(?:limit|limit_exceeded|exceeded)\b
  \bexceeded_(?:id_limit|lead_convert_limit|max_\w+)\b|(?<=error_?code"? ?[:=] ?")limit_exceeded\b|\binvalid_(?:replication_date|search_scope|query_scope|operation)\b
  \bjson_parser_error\b|\binactive_(?:owner_or_user|portal)\b|\b(?:entity_is|too_many_(?:records|recipients))\w*\b`;
