// Where a source lies and what it names, as the checks of the architecture ask it.

import { mayImport } from './architecture.ts';

export interface Violation {
  file: string;
  line: number;
  found: string;
  rule: string;
}

export const layers: readonly string[] = Object.keys(mayImport);

export function layerOf(file: string): string | undefined {
  // The test of a page lies beside the page.
  if (file.endsWith('.browser.ts')) return 'test';
  return layers.find((layer) => under(file, layer));
}

export function under(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
