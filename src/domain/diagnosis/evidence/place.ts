// Evidence from where the sign-in went: host, audience, username and org against each other, and the kind of app.
import type { EvidenceRow } from '../evidence-row.ts';
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

export const evidencePlace = [
  {
    name: 'appSoughtAtGenericHost',
    holds: (facts) => isGenericHost(facts) && namesNoApp(facts),
    factors: { my_domain_required: 5, app_not_in_org: 0.5 },
    source: 'simstudioai/sim#6508; judged by hand',
  },
  {
    name: 'externalClientAppAtGenericHost',
    holds: (facts) => isGenericHost(facts) && facts.appKind === 'external-client-app',
    factors: { my_domain_required: 2.5, certificate_mismatch: 0.9 },
    source: 'simstudioai/sim#6508; judged by hand',
  },
  {
    name: 'reachedThroughMyDomain',
    holds: (facts) => facts.host.kind === 'my-domain' && !hasGenericAudience(facts),
    factors: { my_domain_required: 0.12, wrong_environment: 0.6, app_not_in_org: 1.4 },
    source: 'judged by hand',
  },
  {
    name: 'genericAudienceAtMyDomain',
    holds: (facts) => facts.host.kind === 'my-domain' && hasGenericAudience(facts) && namesNoApp(facts),
    factors: { my_domain_required: 4, wrong_audience: 1.5 },
    source: 'simstudioai/sim#6508; judged by hand',
  },
  {
    name: 'connectedAppNeedsNoMyDomain',
    holds: (facts) => facts.appKind === 'connected-app',
    factors: { my_domain_required: 0.3 },
    source: 'judged by hand',
  },
  {
    name: 'sandboxUserAtProductionHost',
    holds: (facts) =>
      facts.host.orgKind === 'production' &&
      // A Developer Edition has a My Domain like production's, and usernames of any shape.
      !/\.develop\.|-dev-ed\./.test(facts.host.name ?? '') &&
      Boolean(facts.username?.sandboxSuffix),
    factors: { wrong_environment: 10, wrong_username: 1.5 },
    source: 'restforce/restforce#674; judged by hand',
  },
  {
    name: 'plainUserAtSandboxHost',
    holds: (facts) =>
      facts.host.orgKind === 'sandbox' &&
      facts.username?.isUsernameShaped === true &&
      facts.username.sandboxSuffix === null &&
      /\.(?:com|org|net|io|de|fr|nl|eu|edu|gov)$/.test(facts.username.domain),
    factors: { wrong_environment: 2.5, wrong_username: 2.5 },
    source: 'judged by hand',
  },
  {
    name: 'audienceOfTheOtherEnvironment',
    holds: (facts) =>
      facts.audience.orgKind !== null && facts.host.orgKind !== null && facts.audience.orgKind !== facts.host.orgKind,
    factors: { wrong_audience: 4, wrong_environment: 3 },
    source: 'judged by hand',
  },
  {
    name: 'audienceIsNoLoginHost',
    holds: (facts) =>
      facts.audience.kind === 'page' || facts.audience.kind === 'foreign' || facts.audience.kind === 'instance',
    factors: { wrong_audience: 5 },
    source: 'judged by hand',
  },
  {
    name: 'hostIsAPage',
    holds: (facts) => facts.host.kind === 'page',
    factors: { wrong_host: 12, dns_failure: 0.4, my_domain_required: 1.5 },
    source: 'judged by hand',
  },
  {
    name: 'plainHttpAtSalesforce',
    holds: (facts) =>
      (facts.host.scheme === 'http' && isSalesforce(facts)) ||
      /\bhttp:\/\/(?:login|test|[a-z0-9.-]+\.my)\.salesforce\.com/.test(facts.message.flat),
    // The redirect to https loses the body, and with it the grant type.
    factors: { wrong_host: 30 },
    source: 'SalesforceCommerceCloud/b2c-crm-sync#16; judged by hand',
  },
  {
    name: 'hostIsNotSalesforce',
    holds: (facts) => facts.host.kind === 'foreign',
    factors: { wrong_host: 2.5 },
    source: 'judged by hand',
  },
  {
    name: 'governmentCloudAtGenericHost',
    holds: (facts) => facts.isGovernmentCloud && isGenericHost(facts),
    factors: { wrong_environment: 25, my_domain_required: 3, user_not_preauthorized: 0.5 },
    source: 'simple-salesforce/simple-salesforce#711; judged by hand',
  },
  {
    name: 'usernameIsNone',
    holds: (facts) => facts.username !== null && !facts.username.isUsernameShaped,
    factors: { wrong_username: 40 },
    source: 'judged by hand',
  },
  {
    name: 'subIsNotTheUsername',
    holds: (facts) => facts.username?.differsFromSub === true,
    factors: { wrong_username: 6 },
    source: 'judged by hand',
  },
] as const satisfies readonly EvidenceRow[];
