// The experiments that settle, in an org of the user's own, what Salesforce's documents leave open: one total table. What each
// settles, what it costs at most, what it needs, and what it makes in the org, which is taken away behind it. They run in this order.

import { wrongInput } from '../errors.ts';
import type { OrgPermission } from '../org/org.ts';
import type { OrgFactName } from '../org/org-facts.ts';
import type { Settings } from '../settings.ts';

export interface ExperimentFacts {
  settles: readonly OrgFactName[];
  /** Sign-ins with throw-away keys at most: one that comes to more is ended there. The clean-up deploys once more for each app. */
  logins: number;
  deploys: number;
  /** Besides the propagations that it waits for. */
  minutes: number;
  propagations: number;
  needs: readonly OrgPermission[];
  /** Put into the org for it; `nothing`: the org is only asked. */
  makes: 'nothing' | 'app';
}

const deploying: readonly OrgPermission[] = [
  'API Enabled',
  'Modify Metadata Through Metadata API Functions',
  'Customize Application',
  'Manage Connected Apps',
];
const reading: readonly OrgPermission[] = ['API Enabled', 'Modify Metadata Through Metadata API Functions'];

/** Until one key is steady, and then until nothing follows it any more. */
const bothKeys = { logins: 160, minutes: 2, propagations: 3.3, needs: deploying, makes: 'app' } as const;
/** An app of either kind is made under either name of the profile, and its certificate set and replaced. */
const inAnyApp = { ...bothKeys, deploys: 6 } as const;

export const experiments = {
  /** One sign-in at the connection's own app, with a key that was made for it and belongs to nothing. */
  wrongKey: {
    settles: ['wrongKeyAnswer'],
    logins: 1,
    deploys: 0,
    minutes: 1,
    propagations: 0,
    needs: ['API Enabled'],
    makes: 'nothing',
  },
  /** The component of the connection's app is retrieved as this user. */
  readBack: {
    settles: ['connectedAppReadBack', 'readBackWithSecrets', 'readBackWithoutSecrets'],
    logins: 0,
    deploys: 0,
    minutes: 1,
    propagations: 0,
    needs: reading,
    makes: 'nothing',
  },
  /** A dry run of a deploy that would change nothing, with whatever this user may do. */
  deployer: {
    settles: ['deployPermissions'],
    logins: 0,
    deploys: 1,
    minutes: 2,
    propagations: 0,
    needs: reading,
    makes: 'nothing',
  },
  /** A new app without a certificate is asked for a token. */
  missingCertificate: {
    settles: ['missingCertificateAnswer'],
    logins: 60,
    deploys: 4,
    minutes: 2,
    propagations: 1.8,
    needs: deploying,
    makes: 'app',
  },
  /** The certificate of the app is replaced, and both keys are tried until nothing follows the old one any more. */
  swap: { settles: ['propagationSeconds', 'propagationOverlap', 'tokensAfterSwap'], ...inAnyApp },
  /** The same with a certificate that is past. */
  expiredCertificate: { settles: ['expiredCertificate'], ...inAnyApp },
  /** The certificate is taken out, which turns the flow off. */
  flowOff: { settles: ['flowOffAnswer'], ...inAnyApp, logins: 120, propagations: 3.6 },
  /** The swap in a new Connected App; most orgs let nobody make one any more. */
  connectedAppSwap: {
    settles: ['connectedAppSwap', 'propagationSeconds', 'propagationOverlap', 'tokensAfterSwap'],
    ...bothKeys,
    deploys: 3,
  },
} as const satisfies Readonly<Record<string, ExperimentFacts>>;

export type ExperimentName = keyof typeof experiments;

export const experimentNames = Object.keys(experiments) as ExperimentName[];

/** Null: all of them. Errors: invalidInput. */
export function checkedExperiments(only: readonly string[] | null): ExperimentName[] {
  if (only === null || only.length === 0) return experimentNames;
  const unknown = only.find((name) => !(name in experiments));
  if (unknown !== undefined) throw wrongInput('experiment', 'unknown', unknown);
  return experimentNames.filter((name) => only.includes(name));
}

export type Cost = Pick<ExperimentFacts, 'logins' | 'deploys' | 'minutes'>;

/** Of one, or of several together, at most, where a change is taken to spread for so long. */
export function costOf(
  names: readonly ExperimentName[],
  { propagationSeconds }: Pick<Settings, 'propagationSeconds'>,
): Cost {
  const total = { logins: 0, deploys: 0, minutes: 0 };
  for (const name of names) {
    const { logins, deploys, minutes, propagations } = experiments[name];
    total.logins += logins;
    total.deploys += deploys;
    total.minutes += minutes + Math.ceil((propagations * propagationSeconds) / 60);
  }
  return total;
}

/** How many logins of an hour experiments may spend: a tenth stays for whoever else signs in as the user, and for the clean-up. */
export function loginsForExperiments({ loginsPerHour }: Pick<Settings, 'loginsPerHour'>): number {
  return Math.floor(loginsPerHour * 0.9);
}
