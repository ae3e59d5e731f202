// Messages of other flows and tools that land beside ours: importing a keystore, a client's own store, other grants.
import { anyOf } from '../../token/words.ts';
import { code, exact } from '../message-row.ts';
import { translated } from './translated.ts';

export const messagesBesideTheFlow = {
  keystoreRefused: exact(
    'The key is not an RSA key / Imported keys must have a bit size / no PrivateKey entry',
    { keystore_refused: 90, private_key_unreadable: 3 },
    'Salesforce Help: Export and Import Certificates with a Keystore',
    anyOf`
      the key is not an rsa key\.|imported keys must have|no certificate was imported
      keystore (?:file )?(?:does(?:n't| not)|must) (?:contain|have) .{0,12}private ?key
      certificate was(?:n't| not) imported
      (?:can't|cannot|could not|couldn't|unable to) import .{0,20}(?:keystore|certificate)
      key(?:'s)? password .{0,40}keystore(?:'s)? password
      keystore.{0,30}(?:contains? more than one|has an invalid|isn't a valid|is not a valid)`,
  ),
  clientStoreUnreadable: exact(
    'Failed to decipher auth data / account specified in key.json / EACCES on .sfdx',
    { client_store_unreadable: 90, private_key_unreadable: 3 },
    'forcedotcom/cli#927, forcedotcom/cli#3231, forcedotcom/cli#3146, sfdx-core messages of its key chain',
    anyOf`
      failed to decipher auth|account specified in key\.json|(?:eacces|eperm|permission denied).{0,80}[/\\]\.sf(?:dx)?\b
      [/\\]\.sf(?:dx)?\b.{0,60}(?:permission denied|is corrupt|not valid json)
      (?:could not|cannot|can't|failed to|unable to) (?:read|decrypt|decipher|open|access) .{0,20}(?:auth file|key ?chain|credential store)
      setcontentsfromobject|(?:json ?parse ?error:? )?unexpected token '', .{0,6}is not valid json
      invalidencryptedformat|encrypted data is not properly formatted|auth_?decrypt_?error|(?:missing|execute|find) .{0,10}(?:credentialprogram|security software)
      key ?chain(?:password|service|account|user)?\w{0,20}error\b|invalid file permissions for secret file|key ?chain being out of sync|(?:create a password in|set a) .{0,4}key ?chain
      secret-tool|libsecret|set an encryption key for user|key ?chain (?:is )?(?:locked|not (?:found|available))
      no auth(?:orization information| ?info) found|no org configuration found|unable to parse auth file|(?:named|no)org(?:not)?found`,
  ),
  otherFlow: exact(
    'C-1016 / no client credentials user enabled / redirect_uri must match / login() is disabled',
    { other_flow: 88, user_not_preauthorized: 2 },
    'Salesforce Help: OAuth 2.0 Authorization Errors; scratch org error codes',
    anyOf`
      error code: c-\d{4}|scratch.{0,60}\bc-1\d{3}\b|remoteorgsignupfailed|no client credentials user
      client credentials flow .{0,30}(?:not enabled|run as|is disabled)
      redirect[_ ]ur[il].{0,30}(?:mismatch|must match|missing|not match)|(?:web ?server|user.?agent|pkce|device) .{0,12}flow .{0,12}failed|[?&]error=access_denied\b|authorization_pending|device.?(?:flow|code)\b
      (?:authenticated|authori[sz]ed|logged in) (?:with|using|via|by) auth:(?:web|store|device|accesstoken|sfdxurl)
      code.?challenge (?:is )?(?:required|missing)|(?:missing|required) (?:required )?code.?challenge
      hybrid grant|invalid.{0,3}code.{0,3}verifier
      invalid authorization code|soap api login\(\) is disabled
      username.?password flow .{0,20}(?:disabled|blocked|not enabled)
      (?<!credentials\) or )refresh.?token (?:is |was |has (?:been )?)?(?:(?:expired|invalid|revoked|not valid|rejected)\b|no longer valid)
      (?:expired|invalid|revoked|rejected) refresh.?token
      access.?token (?:is )?(?:empty|missing|null|undefined)\b|app is not (?:yet )?authenticated
      refresh.?token\b(?: value| field)? (?:is |was |has been )?(?:either )?(?:null|empty|undefined|blank|not set)\b
      (?:localhost|127\.0\.0\.1)[: ]{1,2}1717|oauth ?redirect\b.{0,40}(?:refused|server|port)|port ?in ?use|authori[sz]ation request has expired|external_object_authentication|content_hub_authentication|invalid_new_password
      expired_password|password (?:has |is |was )?expired|must call setpassword`,
  ),
  // The words of the standard for invalid_grant, which clients print in place of Salesforce's own.
  grantOfTheStandard: exact(
    'The provided authorization grant or refresh token is invalid, expired, revoked, …',
    { other_flow: 46, wrong_environment: 20, user_not_preauthorized: 6, certificate_mismatch: 6 },
    'RFC 6749 section 5.2; n8n-io/n8n#14999',
    anyOf`provided authorization grant .{0,80}refresh token is invalid`,
  ),
  // On a consent page; the org itself says so, too, for a user who may not use the app.
  endUserDenied: exact(
    'access_denied: end-user denied authorization',
    { other_flow: 58, user_not_assigned: 28 },
    'forcedotcom/Salesforce-CDP-jdbc#80, forcedotcom/Salesforce-CDP-jdbc#180',
    anyOf`end.?user denied authori[sz]ation|access_denied\b.{0,40}denied`,
  ),
  // A client asks for what its sign-in by password needs.
  passwordWanted: exact(
    'You must submit either a security token or organizationId',
    { other_flow: 84 },
    'salesforce/agent-sdk#2; simple-salesforce error text',
    anyOf`(?:must|please) (?:submit|provide|enter|append|add|supply) .{0,30}(?:login information|security token|(?<!keystore )password)\b`,
  ),
  // Codes of OAuth that any service gives.
  consentCodes: code(
    'immediate_unsuccessful / interaction_required / unsupported_response_type / slow_down',
    { other_flow: 86 },
    'Salesforce Help: OAuth 2.0 Authorization Errors; RFC 6749 section 4.1.2.1',
    anyOf`\bsaml\b.{0,40}(?:assertion|error|invalid|fail)|\b(?:immediate_unsuccessful|interaction_required|unsupported_response_type|slow_down|invalid_dpop_proof)\b`,
  ),
  passwordFlow: exact(
    'Invalid username, password, security token; or user locked out',
    { other_flow: 44, wrong_username: 22, wrong_environment: 16, user_inactive: 8 },
    'jsforce/jsforce#1581, jsforce/jsforce#1506',
    anyOf`
      security token; or user locked out|user ?name(?:,| or) password|${translated.passwordRefused}|(?:valid|incorrect|wrong|bad|check (?:the|your|its)) user ?(?:name|id) and (?:the |your )?password
      user ?(?:name|id) and password (?:is|are|were) (?:not|incorrect|invalid|wrong)|invalid_login|sso_service_down|single sign.?on service|loginbyoauth2|usernamepasswordasync|username.?password (?:oauth )?flow
      (?<!store )\bpassword (?:was |has been |had been |is |got )?(?:changed|reset|rotated)\b|\bchang\w{1,3} (?:the |my |his |her |our |your )?(?:\w+ )?password\b(?! policy)|authentication::password|\bpassword.?grant|withpasswordgrant|\bun_pw_|\bsingle.?user (?:mode|auth)|password.{0,40}security.?token|security.?token.{0,40}password
      grant_?type.{1,4}(?:password|client_credentials|refresh_token|authorization_code)\b`,
  ),
  // Of Salesforce's grants the one with user name and password ends so; a wrong sub of ours "hasn't approved this consumer".
  passwordRefused: exact(
    'invalid_grant: authentication failure',
    { other_flow: 46, wrong_username: 16, wrong_environment: 16, user_inactive: 8, ip_restricted: 5 },
    'kevinohara80/nforce#194, vdesabou/kafka-docker-playground#4178, jeffweiss/forcex#1',
    anyOf`invalid_grant\b.{0,40}authentication failure|authentication failure.{0,20}invalid_grant\b`,
  ),
  // A token of this flow is never refreshed, but clients speak of it so, too: what follows counts.
  tokenNotRefreshed: code(
    'Could not refresh the access token',
    { other_flow: 66, session_expired: 10 },
    'docs.oracle.com: Salesforce Adapter, Error When a Connected Application Attempts to Access Your Salesforce Data',
    anyOf`
      (?:could not|cannot|can't|failed to|unable to|error) refresh(?:ing)? (?:the |your |an )?(?:oauth )?(?:access )?token
      refresh(?:ing)? ?(?:the |your )?(?:access )?token(?:\(\))?:? (?:call |request )?(?:has )?failed|fetching a refresh token
      (?:credentials?|connection|token) .{0,20}(?:cannot|can't) be refreshed|(?:re-?connect|re-?auth\w{0,10}) (?:to )?(?:your|the) (?:account|connection)(?: again)?(?:[.!"')]|$)
      no longer authori[sz]ed .{0,40}re-?connect
      (?:credentials?|connection|authori[sz]ation|integration) (?:to \w{1,20} )?(?:has |have |is |was )(?:been )?(?:automatically )?(?:expired|disconnected|lapsed)
      ${translated.connectionExpired}`,
  ),
  // What a connector was told beside its answer.
  passwordSettings: code(
    'password=… among the settings',
    { other_flow: 70 },
    'jcustenborder/kafka-connect-salesforce#4',
    anyOf`(?<!(?:store|key|ssl|jwt|proxy)[._ -]?)\bpassword(?:[._ -]token)?["']? ?=`,
  ),
  grpcUnavailable: exact(
    '13 INTERNAL: Received RST_STREAM / 14 UNAVAILABLE / 4 DEADLINE_EXCEEDED',
    { salesforce_unavailable: 84, proxy_interference: 6 },
    'pozil/pub-sub-api-node-client#64; gRPC status codes',
    anyOf`
      received rst_stream|call ended without grpc status|\b14 unavailable\b(?!.{0,60}last error)
      statuscode\.(?:unavailable|deadline_exceeded)|\b4 deadline_exceeded\b|"code": ?(?:13|14), ?"details"`,
  ),
  grpcUnauthenticated: exact(
    '16 UNAUTHENTICATED: An authentication exception occurred',
    { session_expired: 62, ip_restricted: 10, missing_api_scope: 8, api_access_control: 6 },
    'pozil/pub-sub-api-node-client#67, pozil/pub-sub-api-java-client#3; gRPC status codes',
    anyOf`
      \b16 unauthenticated\b|statuscode\.unauthenticated|\bunauthenticated: |"code": ?16\b
      authentication exception occurred|eventbus\.grpc\.\S{0,60}auth`,
  ),
  grpcRefused: exact(
    '7 PERMISSION_DENIED',
    { insufficient_permission: 88 },
    'gRPC status codes',
    anyOf`\bpermission_denied\b|"code": ?7\b`,
  ),
  grpcExhausted: exact(
    '8 RESOURCE_EXHAUSTED',
    { api_limit_reached: 88 },
    'gRPC status codes',
    anyOf`\b8 resource_exhausted\b|statuscode\.resource_exhausted`,
  ),
};
