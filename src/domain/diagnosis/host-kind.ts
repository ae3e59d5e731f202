// What kind of Salesforce address a text names: a generic login host, a My Domain, a page host, none of Salesforce's.
// Reads free text ("sandbox", "My Domain", "login / test") as well as URLs. No network.
import { redactSecrets } from './redact.ts';

type HostKind = 'login' | 'test' | 'generic' | 'my-domain' | 'instance' | 'page' | 'site' | 'loopback' | 'foreign';
export type OrgKind = 'production' | 'sandbox';

export type HostFacts = {
  readonly kind: HostKind | null;
  /** Known from the host or the words; a production My Domain and a Developer org look alike and count as production. */
  readonly orgKind: OrgKind | null;
  /** Lower case, without port; null when the text names no host or only a placeholder. */
  readonly name: string | null;
  readonly scheme: 'http' | 'https';
  /** As told, else the scheme's own. */
  readonly port: number;
};

type Placeless = Pick<HostFacts, 'kind' | 'orgKind' | 'name'>;

/** First matching row wins. Source: Salesforce Help, "My Domain URL Formats". */
const hostRows: ReadonlyArray<readonly [RegExp, HostKind, OrgKind | null]> = [
  [/^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|.*\.localhost)$/, 'loopback', null],
  [/^login\.salesforce\.(?:com|mil)$/, 'login', 'production'],
  [/^test\.salesforce\.(?:com|mil)$/, 'test', 'sandbox'],
  [
    /(?:\.lightning\.force\.com|\.lightning\.pc-rnd\.force\.com|\.(?:my\.)?salesforce-setup\.com|\.visualforce\.com|\.vf\.force\.com|\.builder\.salesforce-experience\.com|\.lightning\.crmforce\.mil|\.(?:my\.)?salesforce-setup\.mil|\.crmforce\.mil|\.sfcrmapps\.cn|^(?:www|help|trailhead|developer|status)\.salesforce\.com)$/,
    'page',
    null,
  ],
  [
    /(?:\.(?:sandbox|scratch)\.my\.|--[a-z0-9-]+(?:\.[a-z]+\d+)?\.my\.).*(?:salesforce\.(?:com|mil)|sfcrmproducts\.cn)$/,
    'my-domain',
    'sandbox',
  ],
  [/\.my\.(?:salesforce\.(?:com|mil)|sfcrmproducts\.cn)$/, 'my-domain', 'production'],
  [/^cs\d+\.salesforce\.com$/, 'instance', 'sandbox'],
  [/^[a-z]{2,4}\d+\.salesforce\.com$/, 'instance', 'production'],
  [/\.(?:my\.site\.com|force\.com|cloudforce\.com|site\.com)$/, 'site', null],
];

export function hostFacts(text: string): HostFacts {
  const [, scheme = 'https', port] =
    /^\s*(?:(https?):\/\/)?[^\s/:]+(?::(\d{1,5}))?(?=[/\s]|$)/i.exec(text.slice(0, 500)) ?? [];
  const isPlain = scheme.toLowerCase() === 'http';
  const place = { scheme: isPlain ? 'http' : 'https', port: Number(port ?? (isPlain ? 80 : 443)) } as const;
  return { ...placelessFacts(text), ...place };
}

function placelessFacts(text: string): Placeless {
  // User names and passwords in front of an @ are no host, and may be secret.
  const words = redactSecrets(text.slice(0, 500))
    .toLowerCase()
    .replace(/\/\/[^\s/]*@/g, '//');
  const names =
    words.match(/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+|\blocalhost\b/g) ?? [];
  const kinds = names.map(classify);
  const login = kinds.some((host) => host.kind === 'login');
  const test = kinds.some((host) => host.kind === 'test');
  if (login && test) return { kind: 'generic', orgKind: null, name: null };
  const known = kinds.find((host) => host.kind !== 'foreign');
  if (known) return known;
  if (/my.?domain/.test(words)) return { kind: 'my-domain', orgKind: orgKindOf(words), name: null };
  const isUrl = /^\s*(?:https?:\/\/)?[a-z0-9.-]+\.[a-z]{2,}(?:[:/]|\s*$)/.test(words);
  if (isUrl && kinds[0] && !words.includes('*')) return kinds[0];
  if (/lightning|setup (?:url|page)/.test(words)) return { kind: 'page', orgKind: null, name: null };
  return { kind: null, name: null, orgKind: orgKindOf(words) };
}

/** Production or sandbox as people say it; scratch orgs sign in where sandboxes do. */
export function orgKindOf(words: string): OrgKind | null {
  const text = words.toLowerCase();
  if (/sandbox|scratch|\buat\b|\bqa\b|full.?copy|\bsb\b/.test(text)) return 'sandbox';
  return /production|\bprod\b|dev(?:eloper)? (?:edition|org)|dev.?hub|playground|live org/.test(text)
    ? 'production'
    : null;
}

function classify(name: string): Placeless {
  for (const [pattern, kind, orgKind] of hostRows) {
    if (pattern.test(name)) return { kind, orgKind, name };
  }
  return { kind: 'foreign', orgKind: null, name };
}
