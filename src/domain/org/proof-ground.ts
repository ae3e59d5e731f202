// What experiments ask of an org besides what rotations do: which kind of org it is, and what the user may do there.

import type { OrgPermission, OrgRead, VersionedSession } from './org.ts';

interface Organization {
  /** Salesforce's word, such as `Developer Edition`. */
  edition: string;
  isSandbox: boolean;
}

export interface HeldPermissions {
  held: readonly OrgPermission[];
  lacked: readonly OrgPermission[];
  /** Whether the user may see consumer secrets in metadata; null: the org names no such permission. */
  seesSecrets: boolean | null;
}

export interface ProofGround {
  organization(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<Organization>>;
  permissions(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<HeldPermissions>>;
}

/** An org that people work in: neither a sandbox nor a Developer Edition. */
export function isProduction({ edition, isSandbox }: Organization): boolean {
  return !isSandbox && edition !== 'Developer Edition';
}
