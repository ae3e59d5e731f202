// What each known message tells, as one sentence that an admin understands. Shown as evidence for the causes it points to.

import type { MessageName } from '../../domain/diagnosis/message-table.ts';

export const messageTexts: Readonly<Record<MessageName, string>> = {
  sessionNotForSoap: 'The token is genuine, but its session is not allowed to use the SOAP API.',
  sessionNotForRestByClient: 'The token is genuine, but its session is not allowed to use the API.',
  sessionNotForRest: 'The token is genuine, but its session is not allowed to use the API.',
  tokenExpiredUpdating:
    'The client got a new token and goes on being refused: a single expiry would have gone unnoticed.',
  sessionExpired: 'The API no longer knows the session of this token.',
  invalidSessionId: 'INVALID_SESSION_ID: the API does not accept the session of this token.',
  badToken: 'The access token is over, revoked, or was used at an instance that did not issue it.',
  scopeMissing: 'The message is about the scopes of the token or of the app.',
  highAssurance: 'The message asks for a session of a higher level than a server can have.',
  apiAccessControl: 'The org admits only apps on its API Access Control list.',
  apiDisabled: 'The API is switched off for this user or edition.',
  requestLimit: 'The org used up its API calls, or too many run at once.',
  tooManyRequests: 'Too many requests were made within a time.',
  insufficientAccess: 'The sign-in works; the user lacks a permission for what was asked.',
  unauthorized: 'Unauthorized: the caller was not accepted.',
  forbidden: 'Forbidden: the caller may not do this.',
  unsupportedGrantType: 'The token endpoint did not recognise the grant type of the request.',
  apexExchangeFailed:
    'Apex got no token and hides the answer: mostly a claim is missing or the assertion is not well formed.',
  malformedJwt: 'What arrived as assertion is not a JWT of three base64url parts.',
  wrongAlgorithm:
    'The message is about the signature algorithm or the kind of key; Salesforce takes RS256 with RSA of 2048 bits or more only.',
  invalidAssertion:
    'Salesforce could not verify the signature ("invalid assertion"): no certificate, another certificate, the flow off, or an assertion that got damaged.',
  invalidClientCredentials: 'The credentials of the app did not fit: the key that signed, or the consumer key.',
  invalidSignature: 'The signature was checked and did not fit the certificate on the app.',
  keyMismatch: 'The message itself says that key and certificate do not belong together.',
  noCertificate: 'The message says that the app has no certificate.',
  flowNotEnabled: 'The app does not take this flow: OAuth, digital signatures or the JWT Bearer flow is off.',
  certificateExpired: 'The message says that a certificate has expired.',
  clientIdentifierInvalid: 'Salesforce knows no app with this consumer key at this host.',
  invalidClient: 'The app was not recognised (invalid_client).',
  audienceInvalid: 'The aud claim was refused.',
  expiredAuthorizationCode:
    '"expired authorization code" is how Salesforce says that the exp claim lay in the past; no authorization code is involved.',
  assertionExpired:
    'The message is about the time inside the assertion: it was over, or not yet begun, when it arrived.',
  invalidGrant: 'invalid_grant alone says only that the assertion did not lead to a token.',
  invalidRequest: 'invalid_request alone says that a field of the request is missing or wrong.',
  keyFileNotFound: 'The program did not find the key file where it looked for it.',
  fileNotOpened: 'A file could not be opened before anything was sent; the only file of this flow is the private key.',
  keyNotRead:
    'The program could not read what it got as private key: its BEGIN line, line breaks or contents are damaged, or it is encrypted, or no key.',
  signerGotNoKey: 'The signing library got no private key, or something that is not one.',
  keyEncrypted: 'The key is encrypted or its container cannot be opened with the password given.',
  notSigned: 'The assertion could not be signed.',
  hostNotResolved: 'The name of the host could not be resolved; Salesforce was not reached.',
  proxyNotResolved: 'The name of the proxy itself could not be resolved.',
  expiredRefreshToken:
    'These words belong to the refresh-token flow, not to this one; some clients also print them when the host did not resolve.',
  certificateNotTrusted:
    'The certificate shown by the other side of the TLS connection is not one that this program trusts; Salesforce itself shows one that everybody trusts.',
  securityProduct: 'The answer names a security product that stands between this machine and Salesforce.',
  webFilter: 'A filter between this machine and Salesforce refused the request.',
  strongerSecurity: 'Salesforce says that the TLS version used is too old.',
  tlsProtocol: 'Client and server found no TLS version in common; Salesforce speaks 1.2 and newer.',
  tunnelFailed: 'The connection broke at a proxy, not at Salesforce.',
  plainHttp:
    'One side spoke plain HTTP where the other spoke TLS, as happens when a proxy is given with https:// or intercepts the port.',
  connectionBroken:
    'The connection was cut or never came about; between a working machine and Salesforce that is mostly a proxy or firewall.',
  urlGone: 'The answer is a page of Salesforce for addresses that do not exist (any more).',
  pageForJson: 'A page or an empty answer came back where a token endpoint answers in JSON.',
  addressRefused: 'The client itself objects to the address: it is not one of a token endpoint.',
  pageAddress: 'The message holds an address of pages (Lightning, Setup), which is no token endpoint.',
  redirected: 'The address redirected or does not take this request, as pages do; a token endpoint answers in place.',
  appNotFound:
    'Salesforce found no External Client App with this consumer key where it looked: in the org of this host and audience.',
  appNotInstalled: 'Salesforce says that the app is not installed in this org.',
  appBlocked: 'Salesforce says that an admin blocked the app.',
  domainNotSupported: 'Salesforce asks for the My Domain host.',
  retryRequest: 'Salesforce itself asks to repeat the request later.',
  settingUp:
    'This page comes from the edge of Salesforce while it sets something up; expired scratch orgs show it too.',
  serviceUnavailable: 'The answer is one of a server that is busy, broken or under maintenance.',
  unknownException: 'An error inside Salesforce, without a word about its kind.',
  dataNotAvailable: 'A page of Salesforce for what is gone; orgs that expired or were deleted answer with it.',
  orgInactive: 'Salesforce says that the org is locked, closed, suspended or over its trial.',
  orgNotFound: 'The client waited for the host of the org and did not find it.',
  propagation: 'The message speaks of a change that is still on its way.',
  notApproved: 'Signature, audience and time were accepted; what is missing is an approval of the app for this user.',
  notAdminApproved:
    'The app takes admin-approved users only, and this user has none of the assigned profiles or permission sets.',
  refreshScopeRequired:
    'One message for two faults: the scope refresh_token is missing on the app, or this user is not pre-authorized.',
  refreshScopeMissing: 'The message names the scope refresh_token, offline_access.',
  unknownUser: 'The user named in the assertion was not found in this org.',
  authenticationFailure:
    'A general refusal of the sign-in: mostly the wrong username, or the right one at the wrong host.',
  inactiveUser: 'Salesforce says that the user may not sign in any more: inactive, frozen or locked.',
  ipRestricted: 'Salesforce refuses the address that the request came from.',
  loginHours: 'Salesforce refuses sign-ins at this time of day for this profile.',
  loginRate: 'The user signed in too often within an hour.',
  tooManyScopes: 'The scopes of all earlier approvals of this user add up to too many.',
  soapRefusesJwtToken: 'The SOAP API says that it does not take a JWT-based access token in this version.',
  frozenBySalesforce: 'The message says that Salesforce itself froze the user.',
  legacyCipher: 'The container is encrypted with a cipher (RC2) that OpenSSL 3 opens only when asked to.',
  pkcs8Wanted:
    'The library wants the key as PKCS#8 (BEGIN PRIVATE KEY) and got another form, mostly PKCS#1 (BEGIN RSA PRIVATE KEY).',
  keystoreRefused: 'These are words of Certificate and Key Management about an imported keystore.',
  clientStoreUnreadable: "The message is about the client's own store of sign-ins.",
  passwordFlow: 'These words belong to a sign-in with user name and password, which this flow does not use.',
  passwordRefused:
    '"authentication failure" is what a sign-in with user name and password is told; an assertion is refused in other words.',
  tokenNotRefreshed: 'A refresh token is spoken of; the JWT Bearer flow has none, it asks for a new token instead.',
  otherFlow: 'The message names another flow or tool than the JWT Bearer flow.',
  passwordSettings: 'A password is set: this is a sign-in by username and password, and no JWT Bearer flow.',
  grpcUnavailable: 'The gRPC call ended without an answer of the service.',
  grpcUnauthenticated: 'gRPC status UNAUTHENTICATED: the service did not take the token that was sent with the call.',
  grpcRefused: 'gRPC status PERMISSION_DENIED: this user may not do this.',
  grpcExhausted: 'gRPC status RESOURCE_EXHAUSTED: a limit is reached.',
};
