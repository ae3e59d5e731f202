// The port to an org's metadata: what is there, and the files of what is asked for. Every call that is made is told, with what
// the org says of its limits, so that the calls of a scan are counted where they happen.

import type { OrgRead, VersionedSession } from '../org/org.ts';
import type { ComponentFile, ComponentKey, ListedComponent } from './component.ts';

/** Of the rolling 24 hours. */
export interface ApiUsage {
  used: number;
  maximum: number;
}

export interface DescribedType {
  name: string;
  isInFolder: boolean;
  /** Types whose components lie in the files of this one. */
  children: readonly string[];
}

/** `folder` null: the type as a whole. */
export interface ListQuery {
  type: string;
  folder: string | null;
}

export interface RetrievedFiles {
  files: readonly ComponentFile[];
  /** What the org could not load, by the name of the component or the file. */
  problems: readonly { name: string; message: string }[];
}

export interface MetadataSource {
  /** @param heard of every call that was sent; null: it said nothing of its limits. */
  open(session: VersionedSession, heard: (usage: ApiUsage | null) => void): Promise<OrgMetadata>;
}

export interface OrgMetadata {
  usage(signal?: AbortSignal): Promise<OrgRead<ApiUsage>>;
  describe(signal?: AbortSignal): Promise<OrgRead<DescribedType[]>>;
  /** Up to three at once. One that the org does not know loses the answers of all. */
  list(queries: readonly ListQuery[], signal?: AbortSignal): Promise<OrgRead<ListedComponent[]>>;
  /** Up to ten of one type, whole: what a retrieve would only show as far as it is in the same package. */
  read(components: readonly ListedComponent[], signal?: AbortSignal): Promise<OrgRead<RetrievedFiles>>;
  /** `RETRIEVE_FAILED`: one of them breaks the whole. */
  retrieve(keys: readonly ComponentKey[], signal?: AbortSignal): Promise<OrgRead<RetrievedFiles>>;
}

/** Our word for a retrieve that ended without success; one of its members is to blame. */
export const wholeFailed = 'RETRIEVE_FAILED';
