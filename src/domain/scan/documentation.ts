// What a documentation is written from, and the port to whoever writes it. It is written from stored rows alone, by any process.

import type { Instant } from '../ports.ts';
import type { ComponentKey, ScannedComponent } from './component.ts';
import type { ScanDifferences } from './differences.ts';
import type { ScanExclusions } from './exclusions.ts';

export type DocumentationFormat = 'site' | 'markdown' | 'json';

/** What could not be read: of one component, of a whole type, or of one folder of it. */
export interface ScanProblem {
  type: string;
  /** Null: of the type as a whole. */
  fullName: string | null;
  /** The org's own words. */
  message: string;
}

interface DocumentedKeyPair {
  fingerprint: string;
  subject: string;
  state: string;
  notBefore: Instant;
  notAfter: Instant;
}

export interface ScanRecord {
  scan: {
    id: string;
    /** 1, 2, 3 … of the connection. */
    number: number;
    state: 'COMPLETED' | 'COMPLETED_WITH_ERRORS';
    startedAt: Instant;
    endedAt: Instant;
    apiCalls: number;
    problems: readonly ScanProblem[];
    /** Null: nothing was left out. */
    excluded: ScanExclusions | null;
  };
  connection: { name: string; loginUrl: string; username: string };
  org: { orgId: string; instanceUrl: string };
  /** The sign-in as it is when the documentation is written. */
  signIn: {
    appName: string;
    appKind: 'connected-app' | 'external-client-app';
    lastAcceptedAt: Instant | null;
    failure: { code: string; message: string; since: Instant } | null;
    keyPairs: readonly DocumentedKeyPair[];
  };
  total: number;
  byType: Readonly<Record<string, number>>;
  /** Since the scan before; null: it is the first. */
  differences: ScanDifferences | null;
  /** All of them in the order of type and full name, a page at a time; may be asked for several times. */
  components(): AsyncIterable<ScannedComponent>;
  /** The same without their files, which are not read from the database. */
  listed(): AsyncIterable<ScannedComponent>;
  one(key: ComponentKey): Promise<ScannedComponent | null>;
}

export interface DocumentationWriter {
  /** Into a folder that exists; what an earlier writing left there is replaced. */
  write(record: ScanRecord, formats: readonly DocumentationFormat[], folder: string): Promise<{ files: number }>;
}

/** One form of the documentation of one scan. */
export interface DocumentationKey {
  scanId: string;
  format: DocumentationFormat;
}

/** Of the components that are read before pages are written. */
export interface ReadSoFar {
  done: number;
  known: number;
}

export type DocumentationProgress = { state: 'ready' } | ({ state: 'writing' } & ReadSoFar);

/** Of a connection. */
interface NumberedScan {
  name: string;
  number: number;
}

/** Writes one form of a scan's documentation into a folder of its name there. */
export type KeptWriter = (
  wish: NumberedScan & { format: DocumentationFormat; folder: string },
  tell: (told: ReadSoFar) => void,
) => Promise<void>;

/** Documentations that this process can hand out, each written when it is first asked for. */
export interface KeptDocumentations {
  /** Begins to write it where it is not there. What went wrong is told to whoever asks next; after that it begins anew. */
  prepare(key: DocumentationKey, scan: NumberedScan): Promise<DocumentationProgress>;
  /** Null: there is no such file. The path is whatever somebody sent. */
  file(key: DocumentationKey, path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** All files as a zip, made as it is read. */
  archive(key: DocumentationKey): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Drops what is old, what is too much, and what scans left that are gone. */
  sweep(isThere: (scanId: string) => Promise<boolean>): Promise<void>;
}
