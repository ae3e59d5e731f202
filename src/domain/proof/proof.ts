// A proof: one run of experiments in one org. What it puts into the org is written down before it is put there, so that a run that
// was killed can be cleaned up; its keys live in memory alone, so that nothing can go on from it.

import type { FoundFact } from '../org/org-facts.ts';
import type { Instant } from '../ports.ts';
import type { ExperimentName } from './experiments.ts';

/** One thing that was seen, in order: the evidence. */
export interface Observation {
  /** Since the experiment began. */
  atSeconds: number;
  what: 'signIn' | 'call' | 'deploy' | 'retrieve' | 'permissions';
  /** Which key signed, or whose token called. */
  key: 'own' | 'old' | 'new' | 'expired' | 'stranger' | null;
  /** `accepted`, or Salesforce's own words. */
  answer: string;
}

export const whyNotFoundOut = [
  'notPermitted',
  'permissionNotTold',
  'orgSilent',
  'connectionFails',
  'loginsSpent',
  'costReached',
  'componentNotFound',
  'appNotMade',
  'notAccepted',
  'deployRefused',
  'interrupted',
  'unexpected',
] as const;

/** Why an experiment settled nothing: never a guess instead. */
export interface NotFoundOut {
  type: (typeof whyNotFoundOut)[number];
  /** The permission, Salesforce's own words, or what was reached. */
  detail: string | null;
}

export interface ExperimentResult {
  experiment: ExperimentName;
  startedAt: Instant;
  endedAt: Instant;
  logins: number;
  deploys: number;
  found: readonly FoundFact[];
  /** Null: it was found out. */
  why: NotFoundOut | null;
  observations: readonly Observation[];
}

/** Something of ours in the org. */
export interface Leaving {
  type: string;
  fullName: string;
  /** Written down right before it was sent. */
  madeAt: Instant;
  removedAt: Instant | null;
  /** Why it could not be taken away; in Salesforce's words. */
  problem: string | null;
}

export interface OrgProof {
  id: string;
  connectionId: string;
  orgId: string;
  /** As the org calls it, such as `Developer Edition`. */
  edition: string;
  isSandbox: boolean;
  apiVersion: string;
  askedBy: string;
  askedAt: Instant;
  planned: readonly ExperimentName[];
  results: readonly ExperimentResult[];
  leavings: readonly Leaving[];
  /** Null: it is under way, or was killed. */
  endedAt: Instant | null;
}

/** What is still in the org. */
export function leftIn({ leavings }: Pick<OrgProof, 'leavings'>): Leaving[] {
  return leavings.filter(({ removedAt }) => removedAt === null);
}
