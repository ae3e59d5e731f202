// Evidence from what else works or fails, and from what a look into the org told.
import { is, weighs } from '../evidence-row.ts';

export const evidenceSurroundings = {
  otherUsersWork: weighs(
    {
      user_not_preauthorized: 2.5,
      user_not_assigned: 2.5,
      user_inactive: 2,
      wrong_username: 2.5,
      ip_restricted: 1.5,
      login_hours_restricted: 1.5,
      certificate_mismatch: 0.1,
      certificate_cleared: 0.05,
      jwt_flow_not_enabled: 0.05,
      app_blocked: 0.05,
      unknown_consumer_key: 0.1,
      missing_refresh_scope: 0.2,
      org_inactive: 0.05,
    },
    is('otherUsersWork', true),
  ),
  otherUsersFailToo: weighs(
    {
      jwt_flow_not_enabled: 1.8,
      certificate_cleared: 1.8,
      app_blocked: 2,
      missing_refresh_scope: 1.6,
      api_access_control: 1.6,
      user_not_assigned: 0.5,
      user_inactive: 0.2,
      wrong_username: 0.3,
    },
    is('otherUsersWork', false),
  ),
  otherConnectionsWork: weighs(
    {
      salesforce_unavailable: 0.2,
      dns_failure: 0.2,
      tls_interception: 0.15,
      tls_version_too_old: 0.1,
      proxy_interference: 0.2,
      org_inactive: 0.3,
    },
    is('otherConnectionsWork', true),
  ),
  otherConnectionsFailToo: weighs(
    { salesforce_unavailable: 2.5, dns_failure: 1.5, tls_interception: 1.5, proxy_interference: 1.5 },
    is('otherConnectionsWork', false),
  ),
  selfAuthorizePolicy: weighs(
    { user_not_preauthorized: 6, user_not_assigned: 0.1 },
    is('permittedUsers', 'self-authorize'),
    'salesforce.stackexchange.com/questions/164412',
  ),
  adminApprovedPolicy: weighs(
    { user_not_assigned: 4, user_not_preauthorized: 0.2, missing_refresh_scope: 1.5 },
    is('permittedUsers', 'admin-approved'),
  ),
  // The token itself says so, and no API takes such a one.
  tokenLacksApiScope: weighs(
    { missing_api_scope: 400 },
    (facts) => facts.scopes !== null && !/\b(?:api|full)\b/.test(facts.scopes),
    'Salesforce Help: OAuth Tokens and Scopes',
  ),
  tokenHasApiScope: weighs(
    { missing_api_scope: 0.05 },
    (facts) => facts.scopes !== null && /\b(?:api|full)\b/.test(facts.scopes),
  ),
  scopesHoldRefreshToken: weighs(
    { missing_refresh_scope: 0.1 },
    (facts) => facts.scopes !== null && /refresh_token|offline_access/.test(facts.scopes),
  ),
  otherCallsAreAnswered: weighs(
    { insufficient_permission: 60, api_not_enabled: 0.05, api_access_control: 0.1, session_expired: 0.1 },
    (facts) => facts.otherCallsWork === true || /\/limits\b/.test(facts.message.flat),
    '/limits alone needs View Setup',
  ),
  worksWithoutTheProxy: weighs(
    { proxy_interference: 120 },
    ({ message }) =>
      /without (?:the |a |any )?proxy,? .{0,20}\bworks|\bworks? .{0,20}without (?:the |a |any )?proxy|not happen .{0,30}not (?:under|behind|using) (?:the |a )?proxy/.test(
        message.flat,
      ),
    'cometd/cometd#644, jsforce/jsforce#532',
  ),
  apiNotInTheEdition: weighs(
    { api_not_enabled: 30 },
    (facts) => facts.isEditionWithoutApi && facts.phase === 'api',
    'SFDO-Community/declarative-lookup-rollup-summaries#1051',
  ),
  signsInOverAndOver: weighs(
    { session_expired: 0.3, api_access_control: 8, ip_restricted: 1.5 },
    (facts) =>
      (facts.message.flat.match(/access token has expired|invalid_session_id|session expired/g)?.length ?? 0) >= 3,
    'forcedotcom/cli#3428',
  ),
};
