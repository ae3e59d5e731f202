// What a login URL is, and what people paste instead of one. The host names are those of "My Domain URL Formats" and
// "Partitioned Domains" in Salesforce Help.

import { isIP } from 'node:net';
import type { WrongHost } from '../input-problems.ts';

export const loginHostKinds = [
  ...['login', 'test', 'myDomain', 'sandboxMyDomain', 'scratchMyDomain', 'loopback', 'private', 'other'],
] as const;
export type LoginHostKind = (typeof loginHostKinds)[number];

type LoginUrlProblem =
  | { problem: 'notAUrl' }
  | { problem: 'notHttps' }
  | { problem: 'hasCredentials' }
  | { problem: WrongHost; proposal: string }
  | { problem: 'hasPath'; proposal: string };

export const productionLogin = 'https://login.salesforce.com';
export const sandboxLogin = 'https://test.salesforce.com';

/** Where an org's pages are served, and where the same org signs in. Visualforce and containers put a package into the name. */
const pageHosts: readonly { suffix: string; problem: WrongHost; login: string; hasPackage?: true }[] = [
  { suffix: 'lightning.force.com', problem: 'lightningHost', login: 'my.salesforce.com' },
  { suffix: 'lightning.crmforce.mil', problem: 'lightningHost', login: 'my.salesforce.mil' },
  { suffix: 'lightning.sfcrmapps.cn', problem: 'lightningHost', login: 'my.sfcrmproducts.cn' },
  { suffix: 'my.sfcrmapps.cn', problem: 'lightningHost', login: 'my.sfcrmproducts.cn' },
  { suffix: 'my.salesforce-setup.com', problem: 'setupHost', login: 'my.salesforce.com' },
  { suffix: 'my.salesforce-setup.mil', problem: 'setupHost', login: 'my.salesforce.mil' },
  { suffix: 'vf.force.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'visualforce.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'visual.force.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'container.force.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'container.lightning.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'documentforce.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'content.force.com', problem: 'fileHost', login: 'my.salesforce.com', hasPackage: true },
  { suffix: 'file.force.com', problem: 'fileHost', login: 'my.salesforce.com' },
  { suffix: 'my.salesforce-scrt.com', problem: 'siteHost', login: 'my.salesforce.com' },
  { suffix: 'my.salesforce-sites.com', problem: 'siteHost', login: 'my.salesforce.com' },
  { suffix: 'builder.salesforce-experience.com', problem: 'siteHost', login: 'my.salesforce.com' },
  { suffix: 'live-preview.salesforce-experience.com', problem: 'siteHost', login: 'my.salesforce.com' },
  { suffix: 'preview.salesforce-experience.com', problem: 'siteHost', login: 'my.salesforce.com' },
];

/** Domains on which Salesforce itself answers API calls, old names included. Customers cannot run servers of theirs below them. */
const salesforceDomains = [
  'salesforce.com',
  'salesforce.mil',
  'sfcrmproducts.cn',
  'force.com',
  'my.site.com',
  'cloudforce.com',
  'database.com',
];

const partition = '(?:sandbox|develop|scratch|trailblaze|demo|free|patch)';
const instance = '(?:na|eu|ap|um|cs|[a-z]{3})\\d+s?';

const myDomain = /^[a-z0-9-]+(?:\.[a-z0-9]+)?\.my\.(?:salesforce\.com|salesforce\.mil|sfcrmproducts\.cn)$/;

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
  const host = url.hostname.replace(/\.$/, '');
  // Salesforce's hosts have dots; a word without one is a slip, and would be asked of the local network.
  if (!/[.:]/.test(host) && !isLoopbackHost(host)) return { problem: 'notAUrl' };
  const wrongHost = wrongSalesforceHost(host);
  if (wrongHost !== null) return wrongHost;
  const origin = `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
  const isBare = (url.pathname === '/' || url.pathname === '') && url.search === '' && url.hash === '';
  if (isBare) return { origin };
  const site = new RegExp(`^([a-z0-9-]+(?:\\.${partition})?)\\.my\\.site\\.com$`).exec(host);
  if (site !== null) return { problem: 'siteHost', proposal: `https://${site[1]}.my.salesforce.com` };
  return { problem: 'hasPath', proposal: origin };
}

/** What `readLoginUrl` made: it is checked again where it comes out of the database, since assertions go there. */
export function isLoginOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname)));
}

/** Hosts of Salesforce that sign in nobody, or not for long, with the one that does. */
function wrongSalesforceHost(host: string): { problem: WrongHost; proposal: string } | null {
  const page = pageHosts.find(({ suffix }) => host.endsWith(`.${suffix}`));
  if (page !== undefined) {
    const name = myDomainName(host.slice(0, -page.suffix.length - 1), page.hasPackage ?? false);
    return { problem: page.problem, proposal: name === null ? productionLogin : `https://${name}.${page.login}` };
  }
  // acme--uat.cs12.my.salesforce.com: a sandbox from before enhanced domains.
  const [, label, onInstance] = new RegExp(`^([a-z0-9-]+)\\.(${instance})\\.my\\.salesforce\\.com$`).exec(host) ?? [];
  if (label !== undefined && onInstance !== undefined) {
    return { problem: 'legacyInstance', proposal: `https://${enhanced(label)}.my.salesforce.com` };
  }
  const [, bare] = new RegExp(`^(${instance})(?:\\.sfdc-[a-z0-9]+)?\\.salesforce\\.com$`).exec(host) ?? [];
  if (bare !== undefined) {
    const isSandbox = bare.startsWith('cs') || bare.endsWith('s');
    return { problem: 'legacyInstance', proposal: isSandbox ? sandboxLogin : productionLogin };
  }
  if (/^(?:(?:www|welcome|help|developer|trailhead|status|appexchange)\.)?salesforce\.com$/.test(host)) {
    return { problem: 'publicHost', proposal: productionLogin };
  }
  return null;
}

/** `acme--uat--c.sandbox` to `acme--uat.sandbox`; null when what stands before the suffix names no org. */
function myDomainName(prefix: string, hasPackage: boolean): string | null {
  const [label = '', place, ...more] = prefix.split('.');
  if (label === '' || more.length > 0) return null;
  const parts = label.split('--');
  // Hosts from before My Domain, such as cs65.lightning and c.na50.visual, say nothing of the org.
  if (isInstance(label) || (isInstance(place) && parts.length === 1)) return null;
  // Only a sandbox has a part of its own; what follows is a package or a number.
  const isSandbox = place === 'sandbox' || parts.length > 2 || (!hasPackage && parts.length > 1 && !isPartition(place));
  const name = parts.slice(0, isSandbox ? 2 : 1).join('--');
  if (isPartition(place)) return `${name}.${place}`;
  return enhanced(name);
}

function isPartition(place: string | undefined): place is string {
  return place !== undefined && new RegExp(`^${partition}$`).test(place);
}

function isInstance(label: string | undefined): boolean {
  return label !== undefined && new RegExp(`^${instance}$`).test(label);
}

/** Since Winter '24 every sandbox has the word in its name. */
function enhanced(label: string): string {
  return label.includes('--') ? `${label}.sandbox` : label;
}

export function loginHostKind(origin: string): LoginHostKind {
  const { hostname } = new URL(origin);
  if (isLoopbackHost(hostname)) return 'loopback';
  if (isPrivateHost(hostname)) return 'private';
  if (hostname === 'login.salesforce.com') return 'login';
  if (hostname === 'test.salesforce.com') return 'test';
  if (!myDomain.test(hostname)) return 'other';
  if (/\.scratch\.my\./.test(hostname)) return 'scratchMyDomain';
  return /--|\.sandbox\.my\./.test(hostname) ? 'sandboxMyDomain' : 'myDomain';
}

/** Whether a host belongs to Salesforce and answers API calls: only there may an `instance_url` lead. */
export function isSalesforceHost(hostname: string): boolean {
  return salesforceDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

/** Digits and letters that pass for others at a glance. */
const twins: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/[1!|]/g, 'l'],
  [/3/g, 'e'],
  [/[4@]/g, 'a'],
  [/[5$]/g, 's'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/-/g, ''],
];

/** A host that is not Salesforce's and is named as if it were: `login.salesforce.com.evil.example`, `login.sa1esforce.com`. */
export function looksLikeSalesforce(origin: string): boolean {
  const { hostname } = new URL(origin);
  if (isSalesforceHost(hostname) || isLoopbackHost(hostname)) return false;
  // Letters of other alphabets: nobody sees which.
  if (/(?:^|\.)xn--/.test(hostname)) return true;
  const plain = twins.reduce((text, [twin, letter]) => text.replace(twin, letter), hostname);
  return /salesforce|salesf.rce|sa.esforce|(?:^|\.)force\.com|salesforc/.test(plain);
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
    case 'scratchMyDomain':
      return true;
    default:
      return null;
  }
}

/**
 * The generic host through which an org of this My Domain may sign in too; null where there is none: Government Cloud
 * for Defense and Salesforce on Alibaba Cloud stand apart from it.
 */
export function genericLoginOf(origin: string): string | null {
  if (!new URL(origin).hostname.endsWith('.salesforce.com')) return null;
  const isSandbox = isSandboxHost(origin);
  return isSandbox === null ? null : isSandbox ? sandboxLogin : productionLogin;
}
