// Messages about the assertion and the certificate that proves it.
import type { MessageRow } from '../message-row.ts';

export const messagesAssertion: readonly MessageRow[] = [
  {
    message: 'unsupported_grant_type / grant type not supported',
    pattern:
      /unsupported.?grant.?type|grant.?type.{0,30}(?:not supported|unsupported|invalid|missing|required|not (?:valid|provided|recogni[sz]ed))|(?:invalid|missing|unknown|required)(?: required)?(?: parameters?)?:? ?['"]?grant.?type|grant type provided/,
    strength: 'exact',
    points: { unsupported_grant_type: 90, jwt_flow_not_enabled: 4, malformed_assertion: 2 },
    tells: 'The token endpoint did not recognise the grant type of the request.',
    source: 'RFC 6749 section 5.2',
  },
  {
    message: 'jwt malformed / Not enough segments / assertion must have three parts',
    pattern:
      /jwt (?:is )?malformed|malformed (?:jwt|token|assertion)|(?:not enough|wrong number of|invalid number of|too many) (?:segments|parts)|(?:exactly|must (?:have|contain|consist)).{0,12}(?:3|three|2|two) (?:parts|segments|periods|dots)|(?:three|3) (?:base64|parts|segments)|(?:unable|failed|cannot|could not|error) (?:to )?(?:pars|decod)\w{0,15} (?:the )?(?:assertion|jwt|json web token|token header|header)|(?:assertion|jwt|token|json web token) (?:is )?(?:not (?:a )?(?:valid|well.?formed)|malformed|could not be (?:parsed|decoded)|cannot be (?:parsed|decoded)|not three|missing|required|empty|must be)|must (?:supply|provide) (?:an )?assertion|(?:missing|no|empty|required parameter.{0,10}) assertion\b|invalid (?:jwt|json web token|assertion) (?:format|string|structure|encoding|serialization)|double.?(?:base64.?)?encod|invalid header padding|incorrect padding|assertion type|invalid (?:jwt|token) token|notjws/,
    strength: 'exact',
    points: { malformed_assertion: 86, private_key_unreadable: 4, unsupported_grant_type: 3, certificate_mismatch: 2 },
    tells: 'What arrived as assertion is not a JWT of three base64url parts.',
    source: 'RFC 7515 section 7.1; PyJWT and jsonwebtoken error texts',
  },
  {
    message: 'invalid algorithm / must be RS256 / alg not supported',
    pattern:
      /(?:invalid|unsupported|unknown|wrong|disallowed|unexpected|not supported|bad) (?:signature |signing |jws |jwt )?alg(?:orithm)?\b|alg(?:orithm)?s?\b.{0,40}(?:not supported|unsupported|not allowed|invalid|not recogni[sz]ed|could not be found|mismatch|must be|is not|required|not available)|must (?:be|use) rs256|(?:only|use|requires?|expects?) rs256|\b(?:hs|es|ps)(?:256|384|512)\b|\brs(?:384|512)\b|minimum key size|key (?:size|length)\b.{0,40}(?:least|too (?:small|short)|minimum|2048|larger|not)|key (?:is )?too (?:small|short)|at least 2048|asymmetrickeytype|"?alg"? parameter|weakkey|symmetricsecuritykey|signatureprovider|ec key|key type ['"]?(?:ec|dsa|okp|ed25519)\b|elliptic curve|not (?:an? )?rsa (?:key|private)|cannot be cast to.{0,50}rsa|ed25519/,
    strength: 'exact',
    points: { wrong_algorithm: 86, private_key_unreadable: 7, certificate_mismatch: 2 },
    tells:
      'The message is about the signature algorithm or the kind of key; Salesforce takes RS256 with RSA of 2048 bits or more only.',
    source: 'jsonwebtoken, PyJWT, jose and jjwt error texts',
  },
  {
    message: 'invalid_grant: invalid assertion',
    pattern:
      /invalid.{0,3}assertion\b(?! (?:format|string|structure|encoding|type|serial))|assertion (?:is )?invalid|assertion validation (?:failed|error)|bad assertion/,
    strength: 'exact',
    points: {
      certificate_mismatch: 46,
      jwt_flow_not_enabled: 15,
      certificate_cleared: 8,
      malformed_assertion: 8,
      certificate_expired: 6,
      propagation_delay: 7,
      wrong_environment: 3,
      wrong_algorithm: 3,
      wrong_audience: 2,
      unknown_consumer_key: 1,
    },
    tells:
      'Salesforce could not verify the signature ("invalid assertion"): no certificate, another certificate, the flow off, or an assertion that got damaged.',
    source: 'forcedotcom/sfdx-travisci#135, frappe-salesforce README',
  },
  {
    message: 'invalid client credentials / invalid_client_credentials',
    // Not sf's wrapper "Invalid client credentials. Verify the OAuth client secret and ID. Error … due to:": what follows it counts.
    pattern: /invalid.client.credentials(?!\. verify the oauth client)/,
    strength: 'exact',
    points: {
      certificate_mismatch: 44,
      unknown_consumer_key: 42,
      jwt_flow_not_enabled: 5,
      wrong_environment: 3,
      propagation_delay: 3,
      certificate_cleared: 2,
    },
    tells: 'The credentials of the app did not fit: the key that signed, or the consumer key.',
    source: 'abhishekgupta2-glitch/salesforce-cicd-org-flow TROUBLESHOOTING_JWT_SITORG.md',
  },
  {
    message: 'invalid signature / signature verification failed / LOGIN_OAUTH_INVALID_DSIG',
    pattern:
      /invalid.{0,10}(?:digital )?(?:signature|dsig)\b|signature.{0,20}(?:invalid|verif\w{0,15} fail\w{0,15}|could not be verified|does not match|mismatch|failed|not valid)|(?:verif\w{0,15}|validat\w{0,15}).{0,20}signature.{0,20}(?:fail|error)|oauth_invalid_dsig|bad signature|fail\w{0,15} to verify (?:the )?signature/,
    strength: 'exact',
    points: {
      certificate_mismatch: 72,
      malformed_assertion: 7,
      certificate_cleared: 6,
      jwt_flow_not_enabled: 4,
      wrong_algorithm: 4,
      propagation_delay: 3,
    },
    tells: 'The signature was checked and did not fit the certificate on the app.',
    source: 'Salesforce Object Reference: LoginEvent LOGIN_OAUTH_INVALID_DSIG',
  },
  {
    message: 'key values mismatch / certificate does not match private key',
    pattern:
      /key values mismatch|x509_check_private_key|(?:certificate|cert|public key)\b.{0,40}(?:do(?:es)? ?n[o']t|not) (?:match|belong|correspond|fit)|(?:private )?key\b.{0,30}(?:do(?:es)? ?n[o']t|not) match|(?:certificate|key)(?:\/\w+)? mismatch|(?<!host ?name )mismatch\w{0,15}.{0,30}(?:certificate|\bkey)|wrong (?:certificate|set of jwt key|private key|jwt key|key ?pair)/,
    strength: 'exact',
    points: { certificate_mismatch: 88, private_key_unreadable: 4 },
    tells: 'The message itself says that key and certificate do not belong together.',
    source: 'OpenSSL X509_check_private_key; forcedotcom/sfdx-travisci#135',
  },
  {
    message: 'no certificate on the app / certificate was removed',
    pattern:
      /(?:no|missing|without(?: a)?|null|empty) (?:digital )?certificate\b(?! (?:chain|match))|certificate.{0,30}(?:was |has been |is |got )?(?:removed|deleted|wiped|cleared|missing|not (?:found|present|uploaded|configured))|(?:deploy|overwr)\w{0,15}.{0,40}certificate/,
    strength: 'exact',
    points: { certificate_cleared: 52, jwt_flow_not_enabled: 24, certificate_mismatch: 14, private_key_unreadable: 4 },
    tells: 'The message says that the app has no certificate.',
    source: 'Salesforce Metadata API Developer Guide: ExtlClntAppGlobalOauthSettings',
  },
  {
    message: 'JWT bearer flow is not enabled / digital signatures off / unauthorized_client',
    pattern:
      /(?:jwt|bearer|oauth|flow|digital signatures?)\b.{0,40}(?:not|n't|isn't) (?:been )?(?:enabled|allowed|configured|supported|activated|turned on|permitted|ticked|checked|authorized)|(?:jwt|bearer|oauth|flow|digital signatures?)\b.{0,25}(?:is |are |was )?(?:disabled|turned off|switched off|deactivated|blocked)|(?:enable|tick|check|turn on) .{0,25}(?:jwt|oauth settings|digital signatures?|bearer flow)|oauth_flow_disabled|unauthorized.client|not authorized to use (?:this|the) (?:grant|authorization|flow)|flow (?:not )?enabled|client is not authorized/,
    strength: 'exact',
    points: { jwt_flow_not_enabled: 82, propagation_delay: 4, user_not_preauthorized: 3, app_blocked: 3 },
    tells: 'The app does not take this flow: OAuth, digital signatures or the JWT Bearer flow is off.',
    source: 'Salesforce Help: Configure OAuth 2.0 JWT Bearer Flow for External Client Apps; RFC 6749 section 5.2',
  },
  {
    message: 'certificate has expired',
    pattern:
      /cert\w{0,15}.{0,25}(?:has |is |was |have |already |been )*expired|expired.{0,4}(?:x\.?509 )?cert|certificateexpired|cert_has_expired|notafter|certificate (?:is )?no longer valid|certificate.{0,20}validity (?:ended|over|period)/,
    strength: 'exact',
    points: { certificate_expired: 82, tls_interception: 7, certificate_mismatch: 3, assertion_expired: 2 },
    tells: 'The message says that a certificate has expired.',
    source: 'Salesforce Help: Certificates and Keys',
  },
  {
    message: 'client identifier invalid / invalid_client_id',
    pattern:
      /client.?identifier.{0,4}(?:is )?invalid|invalid.{0,10}client.?identifier|client.?id(?:entifier)?\b.{0,20}(?:not (?:valid|found|recogni[sz]ed|exist)|invalid|unknown|does not exist|incorrect|wrong)|invalid.client.?id\b|(?:consumer|client).?key.{0,25}(?:invalid|not (?:found|valid|recogni[sz]ed)|unknown|incorrect|wrong|does not exist|mismatch)|(?:invalid|unknown|wrong|incorrect|no|missing) (?:or (?:invalid|missing) )?(?:consumer|client).?(?:key|id)\b|oauth_no_consumer|no.?consumer\b|(?:unknown|invalid|no such) consumer|consumer (?:not found|unknown|deleted)|\biss\b.{0,30}(?:invalid|not (?:valid|found)|mismatch|wrong|unknown|missing|undefined|must be|required)|(?:client|consumer).?(?:id|key)\b.{0,20}(?:is (?:undefined|null|none|empty|not set|missing)|required)|(?:invalid|wrong|unknown) (?:iss|issuer)\b|issuer (?:is )?(?:invalid|unknown|not)/,
    strength: 'exact',
    points: {
      unknown_consumer_key: 74,
      wrong_environment: 8,
      propagation_delay: 6,
      jwt_flow_not_enabled: 3,
      app_not_in_org: 4,
      my_domain_required: 2,
    },
    tells: 'Salesforce knows no app with this consumer key at this host.',
    source: 'Salesforce CLI test suite: org login jwt',
  },
  {
    message: 'invalid_client',
    pattern: /\binvalid_client\b/,
    strength: 'code',
    points: {
      unknown_consumer_key: 50,
      certificate_mismatch: 22,
      app_not_in_org: 6,
      wrong_environment: 6,
      propagation_delay: 5,
      app_blocked: 2,
      jwt_flow_not_enabled: 3,
    },
    tells: 'The app was not recognised (invalid_client).',
    source: 'RFC 6749 section 5.2',
  },
  {
    message: 'audience is invalid / Audience validation failed',
    pattern:
      /(?:audience|\baud\b).{0,25}(?:invalid|validation|not (?:valid|accepted|allowed|recogni[sz]ed|supported)|mismatch|does ?n[o']t match|fail|incorrect|wrong|unknown|unexpected|must be|should be)|(?:invalid|wrong|incorrect|bad|unexpected|unsupported|mismatched).{0,6}(?:audience|aud\b)/,
    strength: 'exact',
    points: { wrong_audience: 84, wrong_environment: 5, my_domain_required: 4, proxy_interference: 3, wrong_host: 2 },
    tells: 'The aud claim was refused.',
    source: 'Salesforce Help: OAuth 2.0 Authorization Errors; salesforce.stackexchange.com/questions/184363',
  },
  {
    message: 'expired authorization code',
    pattern: /expired.{0,3}authori[sz]ation.{0,3}code|authori[sz]ation.{0,3}code.{0,10}expired/,
    strength: 'exact',
    points: { assertion_expired: 93, propagation_delay: 1 },
    tells:
      '"expired authorization code" is how Salesforce says that the exp claim lay in the past; no authorization code is involved.',
    source: 'simple-salesforce/simple-salesforce#491, newrelic/newrelic-salesforce-exporter#39',
  },
  {
    message: 'assertion expired / jwt expired / exp claim / clock skew / not yet valid',
    pattern:
      /(?:assertion|jwt|json web token|id.?token|bearer token)\b.{0,15}(?:has |is |was |have |already )*expired|expired (?:assertion|jwt|json web token)|\bexp\b.{0,40}(?:claim|past|expired|invalid|too|must|before|timestamp|out of|value|in the)|(?:token|assertion|jwt) (?:is |was )?(?:not yet valid|used (?:too early|before)|issued in the future|too (?:old|early|late))|clock.{0,10}(?:skew|drift|off|out of sync|difference)|(?:system )?(?:time|clock).{0,20}(?:out of sync|not (?:in sync|synchroni[sz]ed)|wrong|incorrect|skew)|jwt not active|immaturesignature|expiredsignature|tokenexpirederror|invalid (?:exp|expiration|expiry|iat|nbf)\b|expir(?:ation|y) (?:time|date|claim)?.{0,20}(?:invalid|past|too|exceed|far)|validity (?:period )?(?:too|exceed|is)|lifetime.{0,30}(?:too|exceed)/,
    strength: 'exact',
    points: { assertion_expired: 88, malformed_assertion: 2 },
    tells: 'The message is about the time inside the assertion: it was over, or not yet begun, when it arrived.',
    source: 'RFC 7523 section 3; JWT library error texts',
  },
  {
    message: 'invalid_grant',
    pattern: /\binvalid.?grant\b/,
    strength: 'vague',
    points: {
      certificate_mismatch: 22,
      user_not_preauthorized: 22,
      wrong_environment: 10,
      wrong_audience: 8,
      wrong_username: 7,
      assertion_expired: 7,
      jwt_flow_not_enabled: 6,
      propagation_delay: 5,
      user_inactive: 3,
      user_not_assigned: 3,
      ip_restricted: 2,
    },
    tells: 'invalid_grant alone says only that the assertion did not lead to a token.',
    source: 'RFC 6749 section 5.2',
  },
  {
    message: 'invalid_request',
    pattern: /\binvalid.?request\b/,
    strength: 'vague',
    points: {
      malformed_assertion: 25,
      missing_refresh_scope: 20,
      unsupported_grant_type: 15,
      user_not_preauthorized: 10,
      wrong_host: 6,
    },
    tells: 'invalid_request alone says that a field of the request is missing or wrong.',
    source: 'RFC 6749 section 5.2',
  },
];
