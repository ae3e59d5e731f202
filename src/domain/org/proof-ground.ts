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
  /** Of a user: the profile that it has. */
  profileOf(
    session: VersionedSession,
    username: string,
    signal?: AbortSignal,
  ): Promise<OrgRead<{ id: string; name: string }>>;
  /** The id of the deploy. Any answer but a refusal by the org may mean that it goes on. */
  deploy(
    session: VersionedSession,
    components: readonly { type: string; fullName: string; path: string; xml: string }[],
    signal?: AbortSignal,
  ): Promise<OrgRead<string>>;
  /** The same of a deploy that takes components away. */
  remove(
    session: VersionedSession,
    components: readonly { type: string; fullName: string }[],
    signal?: AbortSignal,
  ): Promise<OrgRead<string>>;
  isListed(
    session: VersionedSession,
    component: { type: string; fullName: string },
    signal?: AbortSignal,
  ): Promise<OrgRead<boolean>>;
  organization(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<Organization>>;
  permissions(session: VersionedSession, signal?: AbortSignal): Promise<OrgRead<HeldPermissions>>;
}

/** An org that people work in: neither a sandbox nor a Developer Edition. */
export function isProduction({ edition, isSandbox }: Organization): boolean {
  return !isSandbox && edition !== 'Developer Edition';
}
