// What an org has shown of itself, where Salesforce's documents leave it open: each fact with its values in one table. Found by the
// experiments of `domain/proof`, kept per org with the evidence for it. An org that has shown nothing is believed to do the worse.

import { arrayOf, integer, oneOf, type Shape, text } from '../../formats/value-codec.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Instant } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { OrgPermission } from './org.ts';

export interface OrgFactValues {
  /** Salesforce's words for a key that does not fit the certificate. */
  wrongKeyAnswer: string;
  /** Its words where the app holds no certificate. */
  missingCertificateAnswer: string;
  /** Its words where the flow is off. */
  flowOffAnswer: string;
  /** What it makes of a certificate that is past. */
  expiredCertificate: 'accepted' | 'refused';
  /** How long after a deploy an answer still followed the old certificate; the longest that was measured. */
  propagationSeconds: number;
  /** Whether in that time either key was accepted, request by request, or one after the other. */
  propagationOverlap: 'eitherKey' | 'oneAfterTheOther';
  /** Whether a token that was given with the old key lived on after the new certificate was everywhere. */
  tokensAfterSwap: 'liveOn' | 'end';
  /** Whether a retrieve shows the certificate of a Connected App. */
  connectedAppReadBack: 'shown' | 'notShown';
  /** The same of an External Client App, to a user who may see consumer secrets, and to one who may not. */
  readBackWithSecrets: 'shown' | 'notShown';
  readBackWithoutSecrets: 'shown' | 'notShown';
  /** The fewest of the permissions that are asked about with which a dry run of a deploy went well. */
  deployPermissions: readonly string[];
  /** Whether a deploy replaces the certificate of a Connected App in its place. */
  connectedAppSwap: 'replaced' | 'notReplaced';
}

export type OrgFactName = keyof OrgFactValues;

const readBack = oneOf('shown', 'notShown');

export const orgFactShapes: { readonly [K in OrgFactName]: Shape<OrgFactValues[K]> } = {
  wrongKeyAnswer: text,
  missingCertificateAnswer: text,
  flowOffAnswer: text,
  expiredCertificate: oneOf('accepted', 'refused'),
  propagationSeconds: integer,
  propagationOverlap: oneOf('eitherKey', 'oneAfterTheOther'),
  tokensAfterSwap: oneOf('liveOn', 'end'),
  connectedAppReadBack: readBack,
  readBackWithSecrets: readBack,
  readBackWithoutSecrets: readBack,
  deployPermissions: arrayOf(text),
  connectedAppSwap: oneOf('replaced', 'notReplaced'),
};

export const orgFactNames = Object.keys(orgFactShapes) as OrgFactName[];

export type FoundFact = { [K in OrgFactName]: { name: K; value: OrgFactValues[K] } }[OrgFactName];

export type OrgFact = FoundFact & {
  /** What found it: an experiment, or a rotation without hands. */
  foundBy: string;
  foundAt: Instant;
  /** Such as `68.0`: another version may behave otherwise. */
  apiVersion: string;
};

export interface OrgFactReader {
  /** In the order of the table above. */
  of(orgId: string): Promise<OrgFact[]>;
}

export interface OrgFactWriter extends OrgFactReader {
  /** In place of what was known. */
  set(orgId: string, fact: OrgFact, audit: AuditEntry): Promise<void>;
}

export function factIn<K extends OrgFactName>(facts: readonly OrgFact[], name: K): OrgFactValues[K] | null {
  const found = facts.find((fact) => fact.name === name);
  return found === undefined ? null : (found.value as OrgFactValues[K]);
}

/** What is kept where the org has shown something before: the longest propagation, the fewest permissions, else the newest. */
export function keptFact(known: FoundFact | null, found: FoundFact): FoundFact {
  if (known?.name !== found.name) return found;
  if (known.name === 'propagationSeconds' && found.name === 'propagationSeconds')
    return found.value >= known.value ? found : known;
  if (known.name === 'deployPermissions' && found.name === 'deployPermissions')
    return found.value.length <= known.value.length ? found : known;
  return found;
}

/** How long a change spreads: as it is set, or longer where this org has shown it. Nothing shortens it. */
export function propagationIn<S extends Pick<Settings, 'propagationSeconds'>>(
  settings: S,
  facts: readonly OrgFact[],
): S {
  const measured = factIn(facts, 'propagationSeconds') ?? 0;
  return measured > settings.propagationSeconds ? { ...settings, propagationSeconds: measured } : settings;
}

/**
 * What a deployer lacks, without what this org has let a deploy through without: of whichever user it let through, and of whichever
 * kind of app. The dry run of each swap asks the org again. The list of deploys is read besides.
 */
export function stillMissing(missing: readonly OrgPermission[], facts: readonly OrgFact[]): OrgPermission[] {
  const enough = factIn(facts, 'deployPermissions');
  if (enough === null) return [...missing];
  const needed = new Set([...enough, 'View Setup and Configuration']);
  // Who has it is let through without the other.
  if (needed.has('Modify All Data')) needed.add('Modify Metadata Through Metadata API Functions');
  return missing.filter((one) => needed.has(one));
}
