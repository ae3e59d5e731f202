// One file of a scan's documentation, or all of them as a zip. What is not written yet begins to be.

import type {
  DocumentationFormat,
  DocumentationProgress,
  KeptDocumentations,
} from '../../domain/scan/documentation.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findCompleted } from './steps/find-scan.ts';

interface ReadWish {
  name: string;
  number: number;
  format: DocumentationFormat;
  /** Null: the zip. */
  path: string | null;
}

type ReadDocumentation =
  | Extract<DocumentationProgress, { state: 'writing' }>
  | { state: 'file'; bytes: Uint8Array<ArrayBuffer> }
  | { state: 'archive'; stream: ReadableStream<Uint8Array<ArrayBuffer>> }
  | { state: 'missing' };

/** Errors: connectionNotFound, scanNotFound, scanNotComplete. */
export const readDocumentation = {
  act: 'scan.readDocumentation',
  connectionOf: ({ name }) => name,
  async run({ store, keptDocumentations }, { name, number, format, path }) {
    const { name: connection, scan } = await store.read((tx) => findCompleted(tx, { name, number }));
    const key = { scanId: scan.id, format };
    const progress = await keptDocumentations.prepare(key, { name: connection, number: scan.number });
    if (progress.state === 'writing') return progress;
    if (path === null) return { state: 'archive', stream: keptDocumentations.archive(key) };
    const bytes = await keptDocumentations.file(key, path);
    return bytes === null ? { state: 'missing' } : { state: 'file', bytes };
  },
  view: ({ state }) => ({ state }),
} satisfies Act<Pick<Context, 'store'> & { keptDocumentations: KeptDocumentations }, ReadWish, ReadDocumentation>;
