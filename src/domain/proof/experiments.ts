// The experiments that settle, in an org of the user's own, what Salesforce's documents leave open: one total table. What each
// settles, what it costs at most, what it needs, and what it makes in the org, which is taken away behind it. They run in this order.

import { wrongInput } from '../errors.ts';
import type { OrgPermission } from '../org/org.ts';
import type { OrgFactName } from '../org/org-facts.ts';

export interface ExperimentFacts {
  settles: readonly OrgFactName[];
  /** At most. */
  logins: number;
  deploys: number;
  minutes: number;
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

export const experiments = {
  /** One sign-in at the connection's own app, with a key that was made for it and belongs to nothing. */
  wrongKey: {
    settles: ['wrongKeyAnswer'],
    logins: 1,
    deploys: 0,
    minutes: 1,
    needs: ['API Enabled'],
    makes: 'nothing',
  },
  /** The component of the connection's app is retrieved as this user. */
  readBack: {
    settles: ['connectedAppReadBack', 'readBackWithSecrets', 'readBackWithoutSecrets'],
    logins: 0,
    deploys: 0,
    minutes: 1,
    needs: reading,
    makes: 'nothing',
  },
  /** A dry run of a deploy that would change nothing, with whatever this user may do. */
  deployer: { settles: ['deployPermissions'], logins: 0, deploys: 1, minutes: 2, needs: reading, makes: 'nothing' },
  /** A new app without a certificate is asked for a token. */
  missingCertificate: {
    settles: ['missingCertificateAnswer'],
    logins: 60,
    deploys: 1,
    minutes: 18,
    needs: deploying,
    makes: 'app',
  },
  /** The certificate of the app is replaced, and both keys are tried until nothing follows the old one any more. */
  swap: {
    settles: ['propagationSeconds', 'propagationOverlap', 'tokensAfterSwap'],
    logins: 160,
    deploys: 3,
    minutes: 35,
    needs: deploying,
    makes: 'app',
  },
  /** The same with a certificate that is past. */
  expiredCertificate: {
    settles: ['expiredCertificate'],
    logins: 160,
    deploys: 3,
    minutes: 35,
    needs: deploying,
    makes: 'app',
  },
  /** The certificate is taken out, which turns the flow off. */
  flowOff: { settles: ['flowOffAnswer'], logins: 120, deploys: 3, minutes: 35, needs: deploying, makes: 'app' },
  /** The swap in a new Connected App; most orgs let nobody make one any more. */
  connectedAppSwap: {
    settles: ['connectedAppSwap', 'propagationSeconds', 'propagationOverlap', 'tokensAfterSwap'],
    logins: 160,
    deploys: 3,
    minutes: 35,
    needs: deploying,
    makes: 'app',
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

/** Together, at most. */
export function costOf(names: readonly ExperimentName[]): Pick<ExperimentFacts, 'logins' | 'deploys' | 'minutes'> {
  const sum = (of: 'logins' | 'deploys' | 'minutes') => names.reduce((total, name) => total + experiments[name][of], 0);
  return { logins: sum('logins'), deploys: sum('deploys'), minutes: sum('minutes') };
}
