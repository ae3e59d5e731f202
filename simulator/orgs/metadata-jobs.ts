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

export interface Deployed {
  id: string;
  checkOnly: boolean;
  at: number;
  by: Pick<OrgUser, 'id' | 'displayName'>;
  components: ComponentResult[];
}

const KEPT_JOBS = 100;

export function keepJob<T>(jobs: Map<string, T>, id: string, job: T): void {
  jobs.set(id, job);
  for (const oldest of jobs.keys()) {
    if (jobs.size <= KEPT_JOBS) return;
    jobs.delete(oldest);
  }
}
