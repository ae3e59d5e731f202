// What Login History and LoginEvent say, as words and as codes, where no answer of Salesforce says the same.
import { anyOf } from '../../token/words.ts';
import { exact } from '../message-row.ts';

const source = 'Salesforce Object Reference: LoginEvent, values of LOGIN_STATUS';

/** Short words that other programs say, too: they count alone, and beside what names Login History or a login type of it. */
function asStatus(words: RegExp): RegExp {
  const said = `(?:${words.source})`;
  return anyOf`
    ^(?:(?:failed|status): )?${new RegExp(said)}\.?$
    (?:login.?(?:history|status)|remote access(?: client| 2\.0)|other apex api)\b.{0,120}${new RegExp(said)}`;
}

export const messagesLoginHistory = {
  restrictedDomain: exact(
    'Restricted domain / LOGIN_ERROR_ORG_DOMAIN_ONLY',
    { my_domain_required: 70, ip_restricted: 16 },
    source,
    anyOf`${asStatus(/restricted domain/)}|login_error_(?:org_domain_only|global_block_domain)`,
  ),
  restrictedCountry: exact(
    'Restricted country / LOGIN_ERROR_EXPORT_RESTRICTED',
    { ip_restricted: 84 },
    source,
    anyOf`${asStatus(/restricted country/)}|login_error_(?:export_restricted|restricted_domain)`,
  ),
  invalidLogin: exact(
    'Invalid login / LOGIN_ERROR_INVALID_USERNAME',
    { wrong_username: 50, other_flow: 18, wrong_environment: 14 },
    source,
    anyOf`${asStatus(/invalid login/)}|login_error_(?:invalid_username|not_active_yet)`,
  ),
  notAnAssertion: exact(
    'Invalid password / API security token required / SSO service down / LOGIN_SAML_… / Activation secret is invalid',
    { other_flow: 90 },
    source,
    anyOf`
      login_error_(?:invalid_password|must_use_api_token|mutual_authentication|sso_\w+|user_api_only)
      login.must.use.security.token|api security token required|login_saml_|login_oauth_(?:invalid_(?:ds|callback_url|code_\w+)|missing_ds|ds_not_expected)\b
      ${asStatus(/invalid nonce|invalid password|ungültiges kennwort|mot de passe non valide|contraseña no válida|mutual authentication failed|api-only user/)}
      mutual_authentication_failed|invalid_sso_gateway_url|single sign.?on gateway url
      invalid single sign.?on password|single sign.?on is not allowed|sso service down|computer activation (?:required|pending)
      activation secret (?:is )?(?:invalid|missing|not expected)|invalid (?:code challenge|callback url)`,
  ),
  consumerDeleted: exact(
    'LOGIN_OAUTH_CONSUMER_DELETED',
    { unknown_consumer_key: 74, app_not_in_org: 16 },
    source,
    anyOf`oauth_consumer_deleted`,
  ),
  packageOfApp: exact(
    'Package for this consumer is out of date / LOGIN_OAUTH_PACKAGE_MISSING',
    { app_not_in_org: 84 },
    source,
    anyOf`oauth_package_(?:missing|old)|${asStatus(/package for this consumer is (?:out of date|not installed)/)}`,
  ),
  oauthApiDisabled: exact(
    'Failed: OAuth API access disabled',
    { api_not_enabled: 84, insufficient_permission: 5 },
    source,
    anyOf`oauth api access (?:is )?disabled`,
  ),
  signatureMethod: exact(
    'Failed: Invalid Signature Method / LOGIN_OAUTH_INVALID_SIG_METHOD',
    { wrong_algorithm: 88 },
    source,
    anyOf`invalid signature method|oauth_invalid_sig_method`,
  ),
  invalidTimestamp: exact(
    'Failed: Invalid Timestamp / LOGIN_OAUTH_INVALID_TIMESTAMP',
    { assertion_expired: 86 },
    source,
    anyOf`${asStatus(/invalid timestamp/)}|oauth_invalid_timestamp`,
  ),
  tooManyLogins: exact(
    'LOGIN_ERROR_RATE_EXCEEDED / LOGIN_ERROR_LOGINS_EXCEEDED',
    { login_rate_exceeded: 90 },
    source,
    anyOf`login_error_(?:rate|logins)_exceeded|taxa de login excedida`,
  ),
  passwordLockout: exact('Password lockout', { user_inactive: 80, other_flow: 10 }, source, anyOf`password lockout`),
  orgAway: exact(
    'Organization is in maintenance / System down',
    { salesforce_unavailable: 90 },
    source,
    anyOf`\borg_in_maintenance|login_error_(?:org_in_maintenance|system_down)|${asStatus(/organi[sz]ation is in maintenance|system down/)}`,
  ),
  orgClosed: exact(
    'LOGIN_ERROR_ORG_LOCKOUT / LOGIN_ORG_TRIAL_EXP',
    { org_inactive: 92 },
    source,
    anyOf`login_error_org_(?:lockout|closed|inactive|suspended)|login_org_trial_exp`,
  ),
  // The log of an identity provider names the same with other codes.
  appAccessDenied: exact(
    'AppAccessDenied',
    { user_not_assigned: 86 },
    'Salesforce Object Reference: IdpEventLog',
    anyOf`\bapp_?access_?denied\b`,
  ),
  appBlockedCode: exact(
    'AppBlocked',
    { app_blocked: 90 },
    'Salesforce Object Reference: IdpEventLog',
    anyOf`^appblocked$|error.?code\W{1,4}appblocked\b`,
  ),
  clientUnapproved: exact(
    'ClientUnapproved',
    { user_not_preauthorized: 84 },
    'Salesforce Object Reference: IdpEventLog',
    anyOf`\bclient_?unapproved\b`,
  ),
};
