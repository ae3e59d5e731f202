// How far the documentation of a scan is, and where it is opened.

import { z } from 'zod';
import { documentScan } from '../../operations/scan/document.ts';
import { connectionName } from '../shapes.ts';

export const documentationShape = z.strictObject({
  connection: connectionName,
  number: z.int(),
  format: z.enum(['site', 'markdown', 'json']),
  state: z.enum(['writing', 'ready']),
  done: z.int().describe('While it is written: components that were read, before pages follow.'),
  known: z.int(),
  url: z.string().nullable().describe('Where it is opened; null: it can only be downloaded.'),
  archiveUrl: z.string().describe('All of it as a zip.'),
});

export function toldDocumentation(documented: Parameters<typeof documentScan.view>[0]) {
  const { name, number, format } = documented;
  const place = `/documentation/${encodeURIComponent(name)}/${number}`;
  return {
    ...documentScan.view(documented),
    url: format === 'site' ? `${place}/site/index.html` : null,
    archiveUrl: `${place}/${format}.zip`,
  };
}
