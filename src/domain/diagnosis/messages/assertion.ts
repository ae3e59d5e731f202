// Messages about the assertion and the certificate that proves it.
import { saidAs } from '../../token/token-wordings.ts';
import { anyOf } from '../../token/words.ts';
import { code, exact, httpStatus, vague } from '../message-row.ts';

/** This flow has no secret: where one is spoken of, the client was refused for another flow's. */
const ofASecret =
  /web.?server flow|\bworkbench\b|omniauth|passport|mobile ?sdk|postman|gravity ?forms|oauth2\/authorize|getauthorizationurl|(?:client|consumer|app) ?_?secret|requires? a secret|authorization_code/;

export const messagesAssertion = {
  unsupportedGrantType: exact(
    'unsupported_grant_type / grant type not supported',
    { unsupported_grant_type: 90, jwt_flow_not_enabled: 4 },
    'RFC 6749 section 5.2',
    anyOf`
      ${saidAs('unsupportedGrantType')}|unsupported.?grant.?type
      grant.?type.{0,30}(?:not supported|unsupported|invalid|missing|required|not (?:valid|provided|recogni[sz]ed))
      (?:invalid|missing|unknown|required)(?: required)?(?: parameters?)?:? ?['"]?grant.?type|grant type provided`,
  ),
  mustUsePost: exact(
    'must use HTTP POST',
    { unsupported_grant_type: 58, wrong_host: 26 },
    'Salesforce Help: OAuth 2.0 Authorization Errors',
    anyOf`must use http post\b`,
  ),
  mediaTypeRefused: code(
    '415 Unsupported Media Type',
    { unsupported_grant_type: 70, wrong_host: 12 },
    'RFC 9110 section 15.5.16',
    anyOf`unsupported media type|${httpStatus(/415/)}`,
  ),
  malformedJwt: exact(
    'jwt malformed / Not enough segments / assertion must have three parts',
    { malformed_assertion: 86, private_key_unreadable: 4 },
    'RFC 7515 section 7.1; PyJWT and jsonwebtoken error texts',
    anyOf`
      jwt (?:is )?malformed|malformed (?:jwt|token|assertion)
      (?:not enough|wrong number of|invalid number of|too many) (?:segments|parts)
      (?:exactly|must (?:have|contain|consist)).{0,12}(?:3|three|2|two) (?:parts|segments|periods|dots)
      (?:three|3) (?:base64|parts|segments)
      (?:unable|failed|cannot|could not|error) (?:to )?(?:pars|decod)\w{0,15} (?:the )?(?:assertion|jwt|json web token|token header|header)
      (?:assertion|jwt|(?<!(?:security|access|refresh) )token|json web token) (?:is )?(?:not (?:a valid|well.?formed)|malformed|could not be (?:parsed|decoded)|cannot be (?:parsed|decoded)|not three|missing|required|empty|must be)
      must (?:supply|provide) (?:an )?assertion|(?:missing|no|empty|required parameter.{0,10}) assertion\b
      invalid (?:jwt|json web token|assertion) (?:format|string|structure|encoding|serialization)
      "?(?:exp|iat|nbf)"? should be a number|bad "options\.\w+" option|payload already has an?|\b(?:exp|iss|sub|aud) claim is missing
      double.?(?:base64.?)?encod|invalid header padding|incorrect padding|assertion type|invalid (?:jwt|token) token
      notjws`,
  ),
  // Apex keeps the answer to itself; where Salesforce had said why, its words would stand behind.
  apexExchangeFailed: exact(
    'System.CalloutException: Unable to complete the JWT token exchange',
    {
      malformed_assertion: 46,
      certificate_mismatch: 14,
      user_not_preauthorized: 10,
      wrong_audience: 8,
      private_key_unreadable: 6,
    },
    'salesforce.stackexchange.com/questions/400540',
    anyOf`unable to complete the jwt token exchange`,
  ),
  wrongAlgorithm: exact(
    'invalid algorithm / must be RS256 / alg not supported',
    { wrong_algorithm: 86, private_key_unreadable: 7 },
    'jsonwebtoken, PyJWT, jose and jjwt error texts',
    anyOf`
      (?:invalid|unsupported|unknown|wrong|disallowed|unexpected|not supported|bad) (?:signature |signing |jws |jwt )?alg(?:orithm)?\b
      alg(?:orithm)?s?\b.{0,40}(?:not supported|unsupported|not allowed|invalid|not recogni[sz]ed|could not be found|mismatch|must be|is not|required|not available)
      must (?:be|use) rs256|(?:only|use|requires?|expects?) rs256|\b(?:hs|es|ps)(?:256|384|512)\b|\brs(?:384|512)\b
      minimum key size|key (?:size|length)\b.{0,40}(?:least|too (?:small|short)|minimum|2048|larger|not)
      key (?:is )?too (?:small|short)|at least 2048|asymmetrickeytype|"?alg"? parameter|weakkey|symmetricsecuritykey
      signatureprovider|ec key|key type ['"]?(?:ec|dsa|okp|ed25519)\b|elliptic curve|not (?:an? )?rsa (?:key|private)
      cannot be cast to.{0,50}rsa|ed25519`,
  ),
  invalidAssertion: exact(
    'invalid_grant: invalid assertion',
    {
      certificate_mismatch: 46,
      jwt_flow_not_enabled: 15,
      certificate_cleared: 8,
      malformed_assertion: 8,
      certificate_expired: 6,
      propagation_delay: 7,
      wrong_environment: 3,
    },
    'forcedotcom/sfdx-travisci#135, frappe-salesforce README',
    anyOf`${saidAs('invalidAssertion')}|(?:assertion|jwt|json web token) is not valid|assertion validation (?:failed|error)|bad assertion`,
  ),
  // Not sf's wrapper "Invalid client credentials. Verify the OAuth client secret and ID. Error … due to:": what follows it counts.
  invalidClientCredentials: exact(
    'invalid client credentials / invalid_client_credentials',
    { certificate_mismatch: 40, unknown_consumer_key: 36, wrong_algorithm: 10, jwt_flow_not_enabled: 5 },
    'abhishekgupta2-glitch/salesforce-cicd-org-flow TROUBLESHOOTING_JWT_SITORG.md',
    anyOf`(?:${saidAs('invalidClientCredentials')})(?!.{0,200}(?:${ofASecret}))(?<!(?:${ofASecret}).{0,230})`,
  ),
  clientSecret: exact(
    'invalid client secret / the web server flow requires a secret',
    { other_flow: 86, unknown_consumer_key: 6 },
    'forcedotcom/SalesforceMobileSDK-iOS#3716',
    anyOf`
      (?:${saidAs('invalidClientCredentials')}).{0,200}(?:${ofASecret})|(?:${ofASecret}).{0,200}(?:${saidAs('invalidClientCredentials')})
      (?:client|consumer|app).?secret (?:is |was |has |been |value |key )*(?:invalid|incorrect|wrong|missing|required|expired|empty|null|not valid|does ?n[o']t match|mismatch)
      (?:invalid|incorrect|wrong|missing|bad|expired|mismatched|empty) (?:(?:oauth|or|and|parameter|required|salesforce|consumer key|client id):? ){0,3}(?:client|consumer|app).?secret\b`,
  ),
  invalidSignature: exact(
    'invalid signature / signature verification failed / LOGIN_OAUTH_INVALID_DSIG',
    {
      certificate_mismatch: 72,
      malformed_assertion: 7,
      certificate_cleared: 6,
      jwt_flow_not_enabled: 4,
      wrong_algorithm: 4,
    },
    'Salesforce Object Reference: LoginEvent LOGIN_OAUTH_INVALID_DSIG',
    anyOf`
      ${saidAs('invalidSignature')}
      signature.{0,20}(?:invalid|verif\w{0,15} fail\w{0,15}|could not be verified|does not match|mismatch|failed|not valid)
      (?:verif\w{0,15}|validat\w{0,15}).{0,20}signature.{0,20}(?:fail|error)|oauth_invalid_dsig|bad signature
      fail\w{0,15} to verify (?:the )?signature`,
  ),
  keyMismatch: exact(
    'key values mismatch / certificate does not match private key',
    { certificate_mismatch: 88, private_key_unreadable: 4 },
    'OpenSSL X509_check_private_key; forcedotcom/sfdx-travisci#135',
    anyOf`
      key values mismatch|x509_check_private_key
      (?:certificate|cert|public key)\b.{0,40}(?:do(?:es)? ?n[o']t|not) (?:match|belong|correspond|fit)
      (?<!(?:consumer|client|api) )(?:private )?key\b.{0,30}(?:do(?:es)? ?n[o']t|not) match
      (?:certificate|key)(?:/\w+)? mismatch|(?<!host ?name )mismatch\w{0,15}.{0,30}(?:certificate|\bkey)
      wrong (?:certificate|set of jwt key|private key|jwt key|key ?pair)`,
  ),
  noCertificate: exact(
    'no certificate on the app / certificate was removed',
    { certificate_cleared: 52, jwt_flow_not_enabled: 24, certificate_mismatch: 14, private_key_unreadable: 4 },
    'Salesforce Metadata API Developer Guide: ExtlClntAppGlobalOauthSettings',
    anyOf`
      (?:no|missing|without(?: a)?|null|empty) (?:digital )?certificate\b(?! (?:chain|match))
      certificate(?! alias).{0,30}(?:was |has been |is |got )?(?:removed|deleted|wiped|cleared|missing|not (?:found|present|uploaded|configured))
      (?:deploy|overwr)\w{0,15}.{0,40}certificate`,
  ),
  flowNotEnabled: exact(
    'JWT bearer flow is not enabled / digital signatures off / unauthorized_client',
    { jwt_flow_not_enabled: 82, propagation_delay: 4 },
    'Salesforce Help: Configure OAuth 2.0 JWT Bearer Flow for External Client Apps; RFC 6749 section 5.2',
    anyOf`
      (?:jwt|bearer|oauth|flow|digital signatures?)\b.{0,40}(?:not|n't|isn't) (?:been )?(?:enabled|allowed|configured|supported|activated|turned on|permitted|ticked|checked|authorized)
      (?:jwt|bearer|oauth|flow|digital signatures?)\b.{0,25}(?:is |are |was )?(?:disabled|turned off|switched off|deactivated|blocked)
      (?:enable|tick|check|turn on) .{0,25}(?:jwt|oauth settings|digital signatures?|bearer flow)|oauth_flow_disabled
      unauthorized.client|not authorized to use (?:this|the) (?:grant|authorization|flow)|flow (?:not )?enabled
      client is not authorized`,
  ),
  certificateExpired: exact(
    'certificate has expired',
    { certificate_expired: 82, tls_interception: 7 },
    'Salesforce Help: Certificates and Keys',
    anyOf`
      (?<!x509: |reason: |failed: |verify: |ssl\w{0,9}: )\bcert(?!_)\w{0,15}.{0,25}(?:has |is |was |have |already |been )*expired|expired.{0,4}(?:x\.?509 )?cert
      certificateexpired|notafter|certificate (?:is )?no longer valid
      certificate.{0,20}validity (?:ended|over|period)`,
  ),
  clientIdentifierInvalid: exact(
    'client identifier invalid / invalid_client_id',
    {
      unknown_consumer_key: 74,
      wrong_environment: 8,
      propagation_delay: 6,
      app_not_in_org: 4,
      jwt_flow_not_enabled: 3,
    },
    'Salesforce CLI test suite: org login jwt',
    anyOf`
      ${saidAs('unknownConsumerKey')}|client.?identifier.{0,4}(?:is )?invalid|invalid.{0,10}client.?identifier
      client.?id(?:entifier)?\b.{0,20}(?:not (?:valid|found|recogni[sz]ed|exist)|invalid|unknown|does not exist|incorrect|wrong)
      invalid.client.?id\b
      (?:consumer|client).?key.{0,25}(?:invalid|not (?:found|valid|recogni[sz]ed)|unknown|incorrect|wrong|does not exist|mismatch)
      (?:invalid|unknown|wrong|incorrect|no|missing) (?:or (?:invalid|missing) )?(?:consumer|client).?(?:key|id)\b
      oauth_no_consumer|no.?consumer\b|(?:unknown|invalid|no such) consumer|consumer (?:not found|unknown|deleted)
      \biss\b.{0,30}(?:invalid|not (?:valid|found)|mismatch|wrong|unknown|missing|undefined|must be|required)
      (?:client|consumer).?(?:id|key)\b.{0,20}(?:is (?:undefined|null|none|empty|not set|missing)|required)
      (?:invalid|wrong|unknown) (?:iss|issuer)\b|issuer (?:is )?(?:invalid|unknown|not)`,
  ),
  // Beside "invalid client credentials", which says more and may mean the key.
  invalidClient: code(
    'invalid_client',
    {
      unknown_consumer_key: 50,
      certificate_mismatch: 22,
      app_not_in_org: 6,
      wrong_environment: 6,
      propagation_delay: 5,
    },
    'RFC 6749 section 5.2',
    anyOf`\binvalid_client\b(?!.{0,30}invalid.client.credentials)`,
  ),
  audienceInvalid: exact(
    'audience is invalid / Audience validation failed',
    { wrong_audience: 84, wrong_environment: 5, my_domain_required: 4 },
    'Salesforce Help: OAuth 2.0 Authorization Errors; salesforce.stackexchange.com/questions/184363',
    anyOf`
      ${saidAs('wrongAudience')}
      (?:audience|\baud\b).{0,25}(?:invalid|validation|not (?:valid|accepted|allowed|recogni[sz]ed|supported)|mismatch|does ?n[o']t match|fail|incorrect|wrong|unknown|unexpected|must be|should be)
      (?:invalid|wrong|incorrect|bad|unexpected|unsupported|mismatched).{0,6}(?:audience|aud\b)`,
  ),
  expiredAuthorizationCode: exact(
    'expired authorization code',
    { assertion_expired: 93, propagation_delay: 1 },
    'simple-salesforce/simple-salesforce#491, newrelic/newrelic-salesforce-exporter#39',
    anyOf`
      ${saidAs('expiredAuthorizationCode')}|expired.{0,3}authori[sz]ation.{0,3}code
      authori[sz]ation.{0,3}code.{0,10}expired`,
  ),
  assertionExpired: exact(
    'assertion expired / jwt expired / exp claim / clock skew / not yet valid',
    { assertion_expired: 88, malformed_assertion: 2 },
    'RFC 7523 section 3; JWT library error texts',
    anyOf`
      ${saidAs('assertionExpired')}
      (?:(?<!saml )assertion|jwt|json web token|id.?token|bearer token)\b.{0,15}(?:has |is |was |have |already )*expired
      expired (?:assertion|jwt|json web token)
      \bexp\b(?! claim is missing).{0,40}(?:claim|past|expired|invalid|too|must|before|timestamp|out of|value|in the)
      (?:token|assertion|jwt) (?:is |was )?(?:not yet valid|used (?:too early|before)|issued in the future|too (?:old|early|late))
      clock.{0,10}(?:skew|drift|off|out of sync|difference)
      (?:system )?(?:time|clock).{0,20}(?:out of sync|not (?:in sync|synchroni[sz]ed)|wrong|incorrect|skew)
      jwt not active|\bnbf\b.{0,20}future|immaturesignature|expiredsignature|tokenexpirederror|invalid (?:exp|expiration|expiry|iat|nbf)\b
      expir(?:ation|y) (?:time|date|claim)?.{0,20}(?:invalid|past|too|exceed|far)|validity (?:period )?(?:too|exceed|is)
      lifetime.{0,30}(?:too|exceed)`,
  ),
  invalidGrant: vague(
    'invalid_grant',
    {
      certificate_mismatch: 22,
      user_not_preauthorized: 22,
      wrong_environment: 10,
      wrong_audience: 8,
      wrong_username: 7,
      assertion_expired: 7,
      jwt_flow_not_enabled: 6,
      propagation_delay: 5,
    },
    'RFC 6749 section 5.2',
    anyOf`\binvalid.?grant\b`,
  ),
  invalidRequest: vague(
    'invalid_request',
    {
      malformed_assertion: 25,
      missing_refresh_scope: 20,
      unsupported_grant_type: 15,
      user_not_preauthorized: 10,
      wrong_host: 6,
    },
    'RFC 6749 section 5.2',
    anyOf`${saidAs('invalidRequest')}|\binvalid.?request\b`,
  ),
};
