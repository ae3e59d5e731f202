// Evidence from what else works or fails, and from what a look into the org told.
import type { EvidenceRow } from '../evidence-row.ts';

export const evidenceSurroundings = [
  {
    name: 'otherUsersWork',
    holds: (facts) => facts.otherUsersWork === true,
    factors: {
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
    source: 'judged by hand',
  },
  {
    name: 'otherUsersFailToo',
    holds: (facts) => facts.otherUsersWork === false,
    factors: {
      jwt_flow_not_enabled: 1.8,
      certificate_cleared: 1.8,
      app_blocked: 2,
      missing_refresh_scope: 1.6,
      api_access_control: 1.6,
      user_not_assigned: 0.5,
      user_inactive: 0.2,
      wrong_username: 0.3,
    },
    source: 'judged by hand',
  },
  {
    name: 'otherConnectionsWork',
    holds: (facts) => facts.otherConnectionsWork === true,
    factors: {
      salesforce_unavailable: 0.2,
      dns_failure: 0.2,
      tls_interception: 0.15,
      tls_version_too_old: 0.1,
      proxy_interference: 0.2,
      org_inactive: 0.3,
    },
    source: 'judged by hand',
  },
  {
    name: 'otherConnectionsFailToo',
    holds: (facts) => facts.otherConnectionsWork === false,
    factors: { salesforce_unavailable: 2.5, dns_failure: 1.5, tls_interception: 1.5, proxy_interference: 1.5 },
    source: 'judged by hand',
  },
  {
    name: 'selfAuthorizePolicy',
    holds: (facts) => facts.permittedUsers === 'self-authorize',
    factors: { user_not_preauthorized: 6, user_not_assigned: 0.1 },
    source: 'salesforce.stackexchange.com/questions/164412; judged by hand',
  },
  {
    name: 'adminApprovedPolicy',
    holds: (facts) => facts.permittedUsers === 'admin-approved',
    factors: { user_not_assigned: 4, user_not_preauthorized: 0.2, missing_refresh_scope: 1.5 },
    source: 'judged by hand',
  },
  {
    name: 'tokenLacksApiScope',
    holds: (facts) => facts.scopes !== null && !/\b(?:api|full)\b/.test(facts.scopes),
    // The token itself says so, and no API takes such a one.
    factors: { missing_api_scope: 400 },
    source: 'Salesforce Help: OAuth Tokens and Scopes; judged by hand',
  },
  {
    name: 'tokenHasApiScope',
    holds: (facts) => facts.scopes !== null && /\b(?:api|full)\b/.test(facts.scopes),
    factors: { missing_api_scope: 0.05 },
    source: 'judged by hand',
  },
  {
    name: 'scopesHoldRefreshToken',
    holds: (facts) => facts.scopes !== null && /refresh_token|offline_access/.test(facts.scopes),
    factors: { missing_refresh_scope: 0.1 },
    source: 'judged by hand',
  },
  {
    name: 'otherCallsAreAnswered',
    holds: (facts) => facts.otherCallsWork === true || /\/limits\b/.test(facts.message.flat),
    factors: { insufficient_permission: 60, api_not_enabled: 0.05, api_access_control: 0.1, session_expired: 0.1 },
    source: '/limits alone needs View Setup; judged by hand',
  },
  {
    name: 'signsInOverAndOver',
    holds: (facts) =>
      (facts.message.flat.match(/access token has expired|invalid_session_id|session expired/g)?.length ?? 0) >= 3,
    factors: { session_expired: 0.3, api_access_control: 8, ip_restricted: 1.5 },
    source: 'forcedotcom/cli#3428; judged by hand',
  },
] as const satisfies readonly EvidenceRow[];
