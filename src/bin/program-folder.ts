// Where the program lies: the folder of the checkout or of the installed package. What runs may be its sources or a bundle of them.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function programFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'bin/latchkey')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
