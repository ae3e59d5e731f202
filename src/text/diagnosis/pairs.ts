// The one check that tells two causes apart, for pairs that are often met.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';

export const pairs = {
  certificate_mismatch: {
    jwt_flow_not_enabled:
      'Open {app} in Setup: if its box for digital signatures (JWT Bearer Flow) is ticked and a certificate is shown, compare that fingerprint with the key; if the box is empty, the flow is off.',
    certificate_cleared:
      'Try the other key pairs that are held: if one is accepted, the app holds its certificate; if all are refused, the app may hold none.',
    propagation_delay:
      'Try again, unchanged, 10 minutes after the last change: propagation is over then, a wrong certificate is refused still.',
    unknown_consumer_key:
      'Compare the consumer key of {app} with ours: if it is the same, the certificate is the wrong one.',
    malformed_assertion:
      'Verify the assertion locally against our own certificate: if that passes, the certificate on the app is another one.',
    certificate_expired:
      'Compare the fingerprint of the certificate on the app with that of the key: if they are the same, it is the expiry.',
  },
  jwt_flow_not_enabled: {
    certificate_cleared:
      'Open {app} in Setup: an empty box for digital signatures (JWT Bearer Flow) means the flow is off, a ticked one without a certificate that it was wiped.',
  },
  user_not_preauthorized: {
    propagation_delay:
      'Look at Permitted Users in the policies of {app}: if it says "Admin approved users are pre-authorized" already, wait 10 minutes and try again, unchanged.',
    wrong_environment:
      'Sign in once at the My Domain host of the org in which {username} exists: if the answer stays the same, the approval is missing.',
    user_not_assigned:
      'Look at Permitted Users in the policies of {app}: self-authorize means not pre-authorized, admin approved means not assigned.',
    missing_refresh_scope:
      'Look at the selected scopes of {app}: if "Perform requests at any time (refresh_token, offline_access)" is there, the user is not pre-authorized.',
  },
  user_not_assigned: {
    propagation_delay:
      'Look whether a profile or permission set of {username} is assigned to {app}: if it is, wait 10 minutes and try again, unchanged.',
  },
  my_domain_required: {
    app_not_in_org:
      'Sign in once with the My Domain URL as both host and audience: if that fails too, the app is not in this org.',
    wrong_environment: 'Sign in once with the My Domain URL of the org that holds {app} as both host and audience.',
  },
  app_not_in_org: {
    wrong_environment:
      'Look for {app} in App Manager of the org that {host} belongs to: if it is there, user and host are of different orgs.',
    unknown_consumer_key:
      'Look for {app} in App Manager of this org: if it is there, compare its consumer key with ours.',
  },
  unknown_consumer_key: {
    wrong_environment:
      'Look for {app} in App Manager of the org that {host} belongs to: if it is there, its consumer key differs from ours.',
    propagation_delay:
      'Compare the consumer key of {app} with ours: if it is the same, wait 10 minutes and try again, unchanged.',
  },
  wrong_audience: {
    wrong_environment:
      'Sign in once with the My Domain URL of the org of {username} as both host and audience: if that passes, only the audience was wrong.',
  },
  missing_api_scope: {
    high_assurance_required:
      'Read the scope field that came with the token: if api is in it, look at the session level of the profile.',
    ip_restricted:
      'Read the scope field that came with the token: if api is in it, look for "Restricted IP" in the Login History of {username}.',
  },
  high_assurance_required: {
    ip_restricted:
      'Look at the Login History of {username}: "Restricted IP" means the address, else look at the session level of the profile.',
  },
  api_access_control: {
    session_expired: 'Get one new token and use it at once: if it is refused too, the session is not what is wrong.',
  },
  session_expired: {
    insufficient_permission: 'Get one new token and repeat the call: a session that was over passes then.',
  },
  dns_failure: {
    session_expired:
      'Resolve {host} on the machine that signs in (nslookup {host}): if it resolves, get one new token.',
    wrong_host:
      'Resolve {host} on the machine that signs in: if it resolves, open it in a browser and see whether it is a page.',
    proxy_interference:
      'Resolve {host} on the machine that signs in: if it resolves, the connection breaks later, at a proxy or firewall.',
  },
  proxy_interference: {
    salesforce_unavailable: 'Repeat from another network: if it passes there, the way out of this one is broken.',
    tls_interception:
      'Look at the issuer of the certificate that {host} shows here: a company name means interception, no certificate at all a broken tunnel.',
  },
  wrong_host: {
    salesforce_unavailable:
      'Open {address}/services/oauth2/token in a browser: a maintenance page says so, a page of Lightning or Setup means the wrong host.',
  },
  wrong_username: {
    wrong_environment:
      'Look the username up in Setup > Users of the org that {host} belongs to: if it is there, host and app are of different orgs.',
  },
} satisfies Partial<Record<CauseLabel, Partial<Record<CauseLabel, string>>>>;
