// Asks for the documentation of a complete scan, to be opened in a browser: begins to write it where it is not there.

import type {
  DocumentationFormat,
  DocumentationProgress,
  KeptDocumentations,
} from '../../domain/scan/documentation.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findCompleted } from './steps/find-scan.ts';

interface DocumentWish {
  name: string;
  number: number;
  format: DocumentationFormat;
}

type Documented = DocumentWish & { progress: DocumentationProgress };

/** Errors: connectionNotFound, scanNotFound, scanNotComplete. */
export const documentScan = {
  act: 'scan.document',
  connectionOf: ({ name }) => name,
  async run({ store, keptDocumentations }, { name, number, format }) {
    const found = await store.read((tx) => findCompleted(tx, { name, number }));
    const key = { scanId: found.scan.id, format };
    const progress = await keptDocumentations.prepare(key, { name: found.name, number: found.scan.number });
    return { name: found.name, number: found.scan.number, format, progress };
  },
  view({ name, number, format, progress }) {
    const { done, known } = progress.state === 'ready' ? { done: 0, known: 0 } : progress;
    return { connection: name, number, format, state: progress.state, done, known };
  },
} satisfies Act<Pick<Context, 'store'> & { keptDocumentations: KeptDocumentations }, DocumentWish, Documented>;
