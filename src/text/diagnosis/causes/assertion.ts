// Causes that lie in the assertion or in the certificate that proves it, in words.
import type { CauseWordsOf } from '../cause-entry.ts';

export const assertion: CauseWordsOf<'assertion'> = {
  unsupported_grant_type: [
    'The grant type is not named exactly',
    'The request does not carry the grant type of this flow, character for character, as a form field.',
    'Log the request but not its assertion; the body must be form-encoded and hold grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer.',
    'Send POST /services/oauth2/token with Content-Type application/x-www-form-urlencoded and grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer in the body, the colons encoded once. Nothing in Salesforce has to change.',
    'RFC 7523 section 2.1',
  ],
  malformed_assertion: [
    'The assertion is not a well-formed JWT',
    'The assertion is not three base64url parts joined by dots: encoded twice, padded, cut off, or sent empty.',
    'Decode the assertion locally: header and claims must be JSON, and the signature must verify against our own certificate.',
    'Encode header, claims and signature once each, in base64url without padding (RFC 7515 section 2), join them with dots and encode nothing again; many signers already return base64. Nothing in Salesforce has to change.',
    'RFC 7515 section 2',
  ],
  wrong_algorithm: [
    'The assertion is not signed with RS256 and an RSA key',
    'Salesforce takes RS256 with an RSA key of 2048 bits or more only: no HS256, ES256 or PS256, no elliptic curve key.',
    'Decode the header of the assertion (alg must be RS256) and look at the key (openssl pkey -in server.key -noout -text: RSA, 2048 bits or more).',
    'Make an RSA key pair of 2048 bits, upload its certificate to {app} and sign with RS256.',
    'Salesforce Help: OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration',
  ],
  certificate_mismatch: [
    "The app's certificate does not belong to this key",
    'Salesforce could not verify the signature: the certificate on the app is another one than that of the key that signed.',
    'Compare the SHA-256 fingerprint of the certificate on the app with that of the key in use, or try the other key pairs that are held.',
    '{upload}; then wait 2 to 10 minutes. Or sign with the key whose certificate is already on the app.',
    'forcedotcom/sfdx-travisci#135',
  ],
  certificate_cleared: [
    "A deploy wiped the app's certificate",
    'A metadata deploy of the app that leaves the certificate out removes it: afterwards no key is accepted.',
    'Look in {setup} > View Setup Audit Trail and Deployment Status for a change of {app} shortly before the first failure, and whether the app still shows a certificate.',
    '{upload}; check that {flowBox} is still ticked, and put <certificate> into the deployed metadata.',
    'Salesforce Metadata API Developer Guide: ExtlClntAppGlobalOauthSettings',
  ],
  restored_from_older_backup: [
    'The database was restored from an older backup',
    'Salesforce holds the certificate of a key pair that was made after the backup, so that the restored database has not got its private key.',
    'Compare the SHA-256 fingerprint of the certificate on the app with those of {listCertificates}.',
    'Make a new key pair ({newCertificate}) and upload its certificate to {app}; then wait 2 to 10 minutes. Or restore a newer backup.',
    'docs/operations.md',
  ],
  jwt_flow_not_enabled: [
    'OAuth or digital signatures are off on the app',
    'The app does not take signed assertions: OAuth, Use digital signatures (Connected App) or Enable JWT Bearer Flow (External Client App) is not ticked.',
    'Open {app} in Setup and see whether the box is ticked and a certificate is shown; with it off the flow fails for every user and every key.',
    '{enableFlow}; then wait 2 to 10 minutes.',
    'Salesforce Help: Configure OAuth 2.0 JWT Bearer Flow for External Client Apps',
  ],
  certificate_expired: [
    'The certificate has expired',
    "The certificate's last day is over. Salesforce has been seen both to accept and to refuse expired certificates.",
    'Read notAfter of the certificate in use (openssl x509 -in server.crt -noout -enddate) and compare it with today.',
    'Make a new key pair and upload its certificate: {upload}.',
    'Salesforce Help: Certificates and Keys',
  ],
  unknown_consumer_key: [
    'No app with this consumer key here',
    'The iss claim is not the consumer key of an app that this host knows: copied wrongly, taken from another org, or not the consumer key at all.',
    'Compare the iss claim, character for character, with the Consumer Key that the app shows; it begins with 3MVG9 and holds no spaces.',
    '{consumerKey} > Copy beside Consumer Key (not the Consumer Secret), and use it as the consumer key of this connection.',
    'Salesforce CLI test suite: org login jwt',
  ],
  wrong_audience: [
    'The audience is not accepted',
    'The aud claim names a host that this token endpoint does not answer for.',
    'Sign in once more with aud set to https://login.salesforce.com (production), https://test.salesforce.com (sandbox) or the My Domain URL, the very host posted to.',
    'Set the audience to https://login.salesforce.com for production, https://test.salesforce.com for a sandbox, or to the My Domain URL https://{myDomain}.my.salesforce.com (needed by some External Client Apps), with https://, without a path.',
    'Salesforce Help: OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration; salesforce.stackexchange.com/questions/184363',
  ],
  assertion_expired: [
    'The assertion had expired when it arrived',
    'The exp claim lies in the past for Salesforce ("expired authorization code" means this): a wrong clock, local time taken for UTC, or a subtraction.',
    "Compare exp, in seconds since 1970 UTC, with the Date header of Salesforce's answer: it must lie up to 3 minutes ahead.",
    'Set exp to the current time in UTC seconds plus 120 and synchronise the clock of the machine that signs (NTP); a difference of whole hours is a time zone mistake in the code. Nothing in Salesforce has to change.',
    'simple-salesforce/simple-salesforce#491; newrelic/newrelic-salesforce-exporter#39',
  ],
};
