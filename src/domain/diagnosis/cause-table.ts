// All causes of a failed JWT Bearer connection, by where they lie, in the order in which a connection can meet them. The labels are a
// contract: they appear in `diagnose --json`, in notices and in the docs. What each means and what to do stands in text/diagnosis/causes.

export const causeGroups = {
  beforeSalesforce: [
    'private_key_unreadable',
    'key_provider_unavailable',
    'dns_failure',
    'tls_interception',
    'tls_version_too_old',
    'proxy_interference',
    'wrong_host',
  ],
  assertion: [
    'unsupported_grant_type',
    'malformed_assertion',
    'wrong_algorithm',
    'certificate_mismatch',
    'certificate_cleared',
    'restored_from_older_backup',
    'jwt_flow_not_enabled',
    'certificate_expired',
    'unknown_consumer_key',
    'wrong_audience',
    'assertion_expired',
  ],
  orgAndApp: [
    'wrong_environment',
    'my_domain_required',
    'app_not_in_org',
    'app_blocked',
    'propagation_delay',
    'salesforce_unavailable',
    'org_inactive',
  ],
  user: [
    'user_not_preauthorized',
    'user_not_assigned',
    'missing_refresh_scope',
    'wrong_username',
    'user_inactive',
    'user_frozen_by_salesforce',
    'ip_restricted',
    'login_hours_restricted',
    'login_rate_exceeded',
    'too_many_approvals',
  ],
  afterToken: [
    'session_expired',
    'missing_api_scope',
    'high_assurance_required',
    'api_access_control',
    'api_not_enabled',
    'api_limit_reached',
    'insufficient_permission',
    'soap_refuses_jwt_token',
  ],
  besideTheFlow: ['keystore_refused', 'client_store_unreadable', 'other_flow', 'unknown_message'],
} as const;

export type CauseGroup = keyof typeof causeGroups;

export type CauseLabel = (typeof causeGroups)[CauseGroup][number];

export const causeLabels: readonly CauseLabel[] = Object.values(causeGroups).flat();
