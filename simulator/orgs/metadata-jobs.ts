// Results of retrieves, deploys and bulk queries that wait in the org until they are asked for.

import type { OrgUser } from './user.ts';

export interface Retrieved {
  zip: Uint8Array;
  fileProperties: Record<string, string>[];
  messages: { fileName: string; problem: string }[];
}

/** A retrieve from a generated org, whose files are made when they are asked for. */
export interface RetrieveAsked {
  entries: { type: string; member: string }[];
  version: string;
  sight: { externalCertificate: boolean; consumerSecret: boolean };
  /** How often it is still said to be under way. */
  pollsLeft: number;
}

/** A query of the Bulk API 2.0, which is run anew for each page of its results. */
export interface QueryJob {
  soql: string;
  operation: string;
  object: string;
  at: number;
  by: string;
  /** How often it is still said to be under way. */
  pollsLeft: number;
  isAborted: boolean;
}

export interface ComponentResult {
  fileName: string;
  fullName: string;
  componentType: string;
  created: boolean;
  changed: boolean;
  /** Null when it went well. */
  problem: string | null;
}

/** A deploy, from the moment it is asked for. */
export interface Deployed {
  readonly id: string;
  readonly checkOnly: boolean;
  readonly at: number;
  /** When the org is done with it, if nobody cancels it before. */
  readonly finishesAt: number;
  readonly by: OrgUser;
  readonly zip: Uint8Array;
  /** As it was when the org was asked last. */
  state: DeployState;
  /** Null: it is still under way, and nothing of it has happened. */
  components: ComponentResult[] | null;
  /** When it was over. */
  endedAt: number | null;
  canceledBy: OrgUser | null;
}

export type DeployState = 'Pending' | 'InProgress' | 'Finalizing' | 'Canceled' | 'Failed' | 'Succeeded';

const KEPT_JOBS = 100;

export function keepJob<T>(jobs: Map<string, T>, id: string, job: T): void {
  jobs.set(id, job);
  for (const oldest of jobs.keys()) {
    if (jobs.size <= KEPT_JOBS) return;
    jobs.delete(oldest);
  }
}
