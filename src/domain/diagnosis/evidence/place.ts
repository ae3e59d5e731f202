// Evidence from where the sign-in went: host, audience, username and org against each other, and the kind of app.
import type { EvidenceRow } from '../evidence-row.ts';
import type { Facts } from '../facts.ts';

function isGenericHost(facts: Facts): boolean {
  return facts.host.kind === 'login' || facts.host.kind === 'test' || facts.host.kind === 'generic';
}

function hasGenericAudience(facts: Facts): boolean {
  return facts.audience.kind === 'login' || facts.audience.kind === 'test';
}

function namesNoApp(facts: Facts): boolean {
  return /app_not_found|not installed in this org|app not found/.test(facts.message.flat);
}

export const evidencePlace: readonly EvidenceRow[] = [
  {
    name: 'appSoughtAtGenericHost',
    holds: (facts) => isGenericHost(facts) && namesNoApp(facts),
    says: (facts) =>
      `The app was looked for at ${facts.host.name ?? 'login or test.salesforce.com'}, which does not know the External Client Apps of an org.`,
    factors: { my_domain_required: 5, app_not_in_org: 0.5 },
  },
  {
    name: 'externalClientAppAtGenericHost',
    holds: (facts) => isGenericHost(facts) && facts.appKind === 'external-client-app',
    says: () => 'An External Client App is used through a generic login host.',
    factors: { my_domain_required: 2.5, certificate_mismatch: 0.9 },
  },
  {
    name: 'reachedThroughMyDomain',
    holds: (facts) => facts.host.kind === 'my-domain' && !hasGenericAudience(facts),
    says: () => 'The sign-in went to a My Domain host already.',
    factors: { my_domain_required: 0.12, wrong_environment: 0.6, app_not_in_org: 1.4 },
  },
  {
    name: 'genericAudienceAtMyDomain',
    holds: (facts) => facts.host.kind === 'my-domain' && hasGenericAudience(facts) && namesNoApp(facts),
    says: () =>
      'The host is a My Domain but the audience a generic login host; some External Client Apps need My Domain as both.',
    factors: { my_domain_required: 4, wrong_audience: 1.5 },
  },
  {
    name: 'connectedAppNeedsNoMyDomain',
    holds: (facts) => facts.appKind === 'connected-app',
    says: () => 'It is a Connected App, which can be reached through the generic login hosts.',
    factors: { my_domain_required: 0.3 },
  },
  {
    name: 'sandboxUserAtProductionHost',
    holds: (facts) =>
      facts.host.orgKind === 'production' && facts.host.kind !== 'my-domain' && Boolean(facts.username?.sandboxSuffix),
    says: (facts) =>
      `The username ends in "${facts.username?.sandboxSuffix}" as sandbox users do, but the host is production's.`,
    factors: { wrong_environment: 10, wrong_username: 1.5 },
  },
  {
    name: 'plainUserAtSandboxHost',
    holds: (facts) =>
      facts.host.orgKind === 'sandbox' &&
      facts.username?.isUsernameShaped === true &&
      facts.username.sandboxSuffix === null &&
      /\.(?:com|org|net|io|de|fr|nl|eu|edu|gov)$/.test(facts.username.domain),
    says: () => 'The host is one of sandboxes, but the username has no sandbox suffix.',
    factors: { wrong_environment: 2.5, wrong_username: 2.5 },
  },
  {
    name: 'audienceOfTheOtherEnvironment',
    holds: (facts) =>
      facts.audience.orgKind !== null && facts.host.orgKind !== null && facts.audience.orgKind !== facts.host.orgKind,
    says: () => 'Host and audience belong to different environments (production and sandbox).',
    factors: { wrong_audience: 4, wrong_environment: 3 },
  },
  {
    name: 'audienceIsNoLoginHost',
    holds: (facts) =>
      facts.audience.kind === 'page' || facts.audience.kind === 'foreign' || facts.audience.kind === 'instance',
    says: () => 'The audience is not a login host, a My Domain or a site.',
    factors: { wrong_audience: 5 },
  },
  {
    name: 'hostIsAPage',
    holds: (facts) => facts.host.kind === 'page',
    says: (facts) =>
      `${facts.host.name ?? 'The login URL'} is an address of pages (Lightning or Setup), not of sign-ins.`,
    factors: { wrong_host: 12, dns_failure: 0.4, my_domain_required: 1.5 },
  },
  {
    name: 'hostIsNotSalesforce',
    holds: (facts) => facts.host.kind === 'foreign',
    says: () => "The login host is not under one of Salesforce's domains.",
    factors: { wrong_host: 2.5 },
  },
  {
    name: 'usernameIsNone',
    holds: (facts) => facts.username !== null && !facts.username.isUsernameShaped,
    says: () => 'The username is not shaped like one: usernames of Salesforce look like an e-mail address.',
    factors: { wrong_username: 40 },
  },
  {
    name: 'subIsNotTheUsername',
    holds: (facts) => facts.username?.differsFromSub === true,
    says: () => 'The sub claim differs from the username of this connection.',
    factors: { wrong_username: 6 },
  },
];
