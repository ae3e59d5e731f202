// Writes the documentation of a complete scan into a folder of this machine.

import type {
  DocumentationFormat,
  DocumentationWriter,
  ReadSoFar,
  ScanRecord,
} from '../../domain/scan/documentation.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findCompleted } from './steps/find-scan.ts';
import { scanRecord } from './steps/scan-record.ts';

interface ExportWish {
  name: string;
  /** Null: the newest that is complete. */
  number: number | null;
  formats: readonly DocumentationFormat[];
  /** Absolute; made where it is not there. */
  folder: string;
}

interface Exported {
  name: string;
  number: number;
  folder: string;
  files: number;
}

/** Tells how many components were read. Errors: connectionNotFound, scanNotFound, scanNotComplete. */
export const exportScan = {
  act: 'scan.export',
  connectionOf: ({ name }) => name,
  async run({ store, documents }, { name, number, formats, folder }, tell) {
    const found = await store.read((tx) => findCompleted(tx, { name, number }));
    const record = counted(await scanRecord(store, found.scan), tell);
    const { files } = await documents.write(record, formats, folder);
    return { name: found.name, number: found.scan.number, folder, files };
  },
  view: ({ name, ...exported }) => ({ connection: name, ...exported }),
} satisfies Act<Pick<Context, 'store'> & { documents: DocumentationWriter }, ExportWish, Exported, unknown, ReadSoFar>;

/** So many between one word and the next. */
const toldEach = 100;

/** The same record; how many of its components were read is told. */
function counted(record: ScanRecord, tell: (told: ReadSoFar) => void): ScanRecord {
  return {
    ...record,
    async *components() {
      let done = 0;
      for await (const component of record.components()) {
        done += 1;
        if (done % toldEach === 0) tell({ done, known: record.total });
        yield component;
      }
    },
  };
}
