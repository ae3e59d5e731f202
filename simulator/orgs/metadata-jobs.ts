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
  deleted: boolean;
  /** Of what is there afterwards. */
  id: string | null;
  /** Null when it went well. */
  problem: string | null;
  /** A problem that need not end the deploy. */
  isWarning: boolean;
}

export interface DeployOptions {
  readonly checkOnly: boolean;
  /** False: what can be done is done, whatever fails beside it. */
  readonly rollbackOnError: boolean;
  readonly ignoreWarnings: boolean;
  /** What package.xml names may be missing. */
  readonly allowMissingFiles: boolean;
  /** There are none to run. */
  readonly runTests: boolean;
}

/** A deploy, from the moment it is asked for. */
export interface Deployed extends DeployOptions {
  readonly id: string;
  readonly at: number;
  /** When the org is done with it, if nobody cancels it before. */
  readonly finishesAt: number;
  readonly by: OrgUser;
  readonly zip: Uint8Array;
  /** As it was when the org was asked last. */
  state: DeployState;
  /** Null: nothing of it has happened. */
  components: ComponentResult[] | null;
  /** When it was over; null: it is still under way. */
  endedAt: number | null;
  canceled: { by: OrgUser; endsAt: number } | null;
}

export type DeployState =
  | 'Pending'
  | 'InProgress'
  | 'Finalizing'
  | 'Canceling'
  | 'Canceled'
  | 'Failed'
  | 'Succeeded'
  | 'SucceededPartial';

const KEPT_JOBS = 100;

export function keepJob<T>(jobs: Map<string, T>, id: string, job: T): void {
  jobs.set(id, job);
  for (const oldest of jobs.keys()) {
    if (jobs.size <= KEPT_JOBS) return;
    jobs.delete(oldest);
  }
}
