// Evidence from where the sign-in went: host, audience, username and org against each other, and the kind of app.
import { is, weighs } from '../evidence-row.ts';
import type { FailureFacts } from '../facts.ts';

function isGenericHost(facts: FailureFacts): boolean {
  return facts.host.kind === 'login' || facts.host.kind === 'test' || facts.host.kind === 'generic';
}

function hasGenericAudience(facts: FailureFacts): boolean {
  return facts.audience.kind === 'login' || facts.audience.kind === 'test';
}

function isSalesforce({ host }: FailureFacts): boolean {
  return host.kind === 'login' || host.kind === 'test' || host.kind === 'my-domain';
}

function namesNoApp(facts: FailureFacts): boolean {
  return /app_not_found|not installed in this org|app not found/.test(facts.message.flat);
}

export const evidencePlace = {
  appSoughtAtGenericHost: weighs(
    { my_domain_required: 5, app_not_in_org: 0.5 },
    (facts) => isGenericHost(facts) && namesNoApp(facts),
    'simstudioai/sim#6508',
  ),
  externalClientAppAtGenericHost: weighs(
    { my_domain_required: 2.5, certificate_mismatch: 0.9 },
    (facts) => isGenericHost(facts) && facts.appKind === 'external-client-app',
    'simstudioai/sim#6508',
  ),
  reachedThroughMyDomain: weighs(
    { my_domain_required: 0.12 },
    (facts) => facts.host.kind === 'my-domain' && !hasGenericAudience(facts),
  ),
  genericAudienceAtMyDomain: weighs(
    { my_domain_required: 4, wrong_audience: 1.5 },
    (facts) => facts.host.kind === 'my-domain' && hasGenericAudience(facts) && namesNoApp(facts),
    'simstudioai/sim#6508',
  ),
  connectedAppNeedsNoMyDomain: weighs({ my_domain_required: 0.3 }, is('appKind', 'connected-app')),
  // A Developer Edition has a My Domain like production's, and usernames of any shape.
  sandboxUserAtProductionHost: weighs(
    { wrong_environment: 10, wrong_username: 1.5 },
    (facts) =>
      facts.host.orgKind === 'production' &&
      !/\.develop\.|-dev-ed\./.test(facts.host.name ?? '') &&
      Boolean(facts.username?.sandboxSuffix),
    'restforce/restforce#674',
  ),
  plainUserAtSandboxHost: weighs(
    { wrong_environment: 2.5, wrong_username: 2.5 },
    (facts) =>
      facts.host.orgKind === 'sandbox' &&
      facts.username?.isUsernameShaped === true &&
      facts.username.sandboxSuffix === null &&
      /\.(?:com|org|net|io|de|fr|nl|eu|edu|gov)$/.test(facts.username.domain),
  ),
  sandboxSoughtAtProduction: weighs(
    { wrong_environment: 8, wrong_username: 0.5 },
    (facts) => facts.orgKind === 'sandbox' && facts.host.kind === 'login',
    'jcustenborder/kafka-connect-salesforce#38',
  ),
  audienceOfTheOtherEnvironment: weighs(
    { wrong_audience: 4, wrong_environment: 3 },
    (facts) =>
      facts.audience.orgKind !== null && facts.host.orgKind !== null && facts.audience.orgKind !== facts.host.orgKind,
  ),
  audienceIsNoLoginHost: weighs(
    { wrong_audience: 5 },
    (facts) =>
      facts.audience.kind === 'page' || facts.audience.kind === 'foreign' || facts.audience.kind === 'instance',
  ),
  hostIsAPage: weighs(
    { wrong_host: 12, dns_failure: 0.4, my_domain_required: 1.5 },
    (facts) => facts.host.kind === 'page',
  ),
  // The pages take no token of an app: a call belongs to the instance_url.
  tokenSentToAPage: weighs(
    { wrong_host: 150 },
    (facts) => facts.host.kind === 'page' && /session/.test(facts.message.flat) && facts.phase !== 'token_endpoint',
    'simple-salesforce/simple-salesforce#406',
  ),
  // The redirect to https loses the body, and with it the grant type.
  plainHttpAtSalesforce: weighs(
    { wrong_host: 30 },
    (facts) =>
      (facts.host.scheme === 'http' && isSalesforce(facts)) ||
      /\bhttp:\/\/(?:login|test|[a-z0-9.-]+\.my)\.salesforce\.com/.test(facts.message.flat),
    'SalesforceCommerceCloud/b2c-crm-sync#16',
  ),
  hostIsNotSalesforce: weighs({ wrong_host: 2.5 }, (facts) => facts.host.kind === 'foreign'),
  governmentCloudAtGenericHost: weighs(
    { wrong_environment: 25, my_domain_required: 3, user_not_preauthorized: 0.5 },
    (facts) => facts.isGovernmentCloud && isGenericHost(facts),
    'simple-salesforce/simple-salesforce#711',
  ),
  usernameIsNone: weighs(
    { wrong_username: 40 },
    (facts) => facts.username !== null && !facts.username.isUsernameShaped,
  ),
  subIsNotTheUsername: weighs({ wrong_username: 6 }, (facts) => facts.username?.differsFromSub === true),
};
