// What a login URL is, and what people paste instead of one.

import { isIP } from 'node:net';

export type LoginHostKind = 'login' | 'test' | 'myDomain' | 'sandboxMyDomain' | 'loopback' | 'private' | 'other';

const salesforceDomains = [
  'salesforce.com',
  'force.com',
  'salesforce.mil',
  'sfcrmproducts.cn',
  'salesforce-setup.com',
  'site.com',
];

export type LoginUrlProblem =
  | { problem: 'notAUrl' }
  | { problem: 'notHttps' }
  | { problem: 'hasCredentials' }
  | { problem: 'lightningHost' | 'setupHost' | 'fileHost' | 'legacyInstance' | 'siteHost'; proposal: string }
  | { problem: 'hasPath'; proposal: string };

/**
 * Reads a login URL into an origin without a trailing slash. A bare host name is taken as https. Plain http is for
 * loopback only, since an assertion in the clear can be used by anybody who sees it.
 */
export function readLoginUrl(text: string): { origin: string } | LoginUrlProblem {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme) || trimmed === '' || /\s/.test(trimmed)) return { problem: 'notAUrl' };
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '') return { problem: 'hasCredentials' };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname)))
    return { problem: 'notHttps' };
  const wrongHost = wrongSalesforceHost(url.hostname);
  if (wrongHost !== null) return wrongHost;
  const isBare = (url.pathname === '/' || url.pathname === '') && url.search === '' && url.hash === '';
  return isBare ? { origin: url.origin } : { problem: 'hasPath', proposal: url.origin };
}

/** Hosts that belong to Salesforce but have no token endpoint for this org, with the My Domain that has. */
function wrongSalesforceHost(host: string): LoginUrlProblem | null {
  const rules: [RegExp, 'lightningHost' | 'setupHost' | 'fileHost'][] = [
    [
      /^([a-z0-9-]+(?:\.sandbox|\.develop|\.scratch|\.trailblaze|\.demo|\.free|\.patch)?)\.lightning\.force\.com$/i,
      'lightningHost',
    ],
    [
      /^([a-z0-9-]+(?:\.sandbox|\.develop|\.scratch|\.trailblaze|\.demo|\.free|\.patch)?)\.my\.salesforce-setup\.com$/i,
      'setupHost',
    ],
    [
      /^([a-z0-9-]+(?:\.sandbox|\.develop|\.scratch|\.trailblaze|\.demo|\.free|\.patch)?)\.(?:file\.force|vf\.force|documentforce)\.com$/i,
      'fileHost',
    ],
  ];
  for (const [pattern, problem] of rules) {
    const label = pattern.exec(host)?.[1];
    if (label !== undefined) return { problem, proposal: `https://${label.replace(/--c$/, '')}.my.salesforce.com` };
  }
  return null;
}

export function loginHostKind(origin: string): LoginHostKind {
  const { hostname } = new URL(origin);
  if (isLoopbackHost(hostname)) return 'loopback';
  if (isPrivateHost(hostname)) return 'private';
  if (hostname === 'login.salesforce.com') return 'login';
  if (hostname === 'test.salesforce.com') return 'test';
  if (/\.my\.(salesforce\.com|salesforce\.mil|sfcrmproducts\.cn|sfcrmapps\.cn)$/i.test(hostname)) {
    return /--[^.]*(\.sandbox)?\.my\./i.test(hostname) || /\.(sandbox|scratch)\.my\./i.test(hostname)
      ? 'sandboxMyDomain'
      : 'myDomain';
  }
  return 'other';
}

/** Whether a host belongs to Salesforce: only there may an `instance_url` lead. */
export function isSalesforceHost(hostname: string): boolean {
  return salesforceDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

function isPrivateHost(hostname: string): boolean {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) {
    return (
      /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(hostname) || /^\[(fc|fd|fe80)/i.test(hostname)
    );
  }
  return !hostname.includes('.') || /\.(local|internal|intranet|lan|corp|home)$/i.test(hostname);
}

/** True: a sandbox; false: production (or Developer Edition); null: cannot be told from the host. */
export function isSandboxHost(origin: string): boolean | null {
  switch (loginHostKind(origin)) {
    case 'login':
    case 'myDomain':
      return false;
    case 'test':
    case 'sandboxMyDomain':
      return true;
    default:
      return null;
  }
}
