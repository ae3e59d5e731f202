// The files of a retrieved zip, for scans: every one of them, within what an honest org sends, without secrets.

import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { ComponentFile } from '../../domain/scan/component.ts';
import { withoutSecrets } from './scan-secrets.ts';

/** Salesforce's own: at most 10,000 files, which a description each may double. */
const mostEntries = 20_000;
/** Of the 600 MB that Salesforce allows, as many as are held at once. */
const largestTotalBytes = 80_000_000;

/** Null when the bytes are no zip, or one that claims more than is held at once. */
export function metadataFiles(zip: Uint8Array): ComponentFile[] | null {
  let entries = 0;
  let total = 0;
  const isWanted = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    entries += 1;
    total += Math.max(size, originalSize);
    if (entries > mostEntries || total > largestTotalBytes) throw new RangeError('too much in it');
    return !name.endsWith('/') && !name.endsWith('package.xml');
  };
  try {
    const files = unzipSync(zip, { filter: isWanted });
    return Object.entries(files).map(([path, bytes]) => withoutSecrets({ path: packagePath(path), bytes }));
  } catch {
    // fflate throws on what is no zip, and the filter on what is too much; the caller parts what it asked for.
    return null;
  }
}

/** Without the folder of the package, which `singlePackage` leaves out in some answers and not in others. */
export function packagePath(path: string): string {
  return path.startsWith('unpackaged/') ? path.slice('unpackaged/'.length) : path;
}
