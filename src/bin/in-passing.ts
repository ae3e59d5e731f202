// An installation in a temporary folder, for one act that is only tried. Nothing of it stays.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Composed } from './compose.ts';
import type { Configuration } from './configuration.ts';

export async function inPassing<T>(
  configuration: Configuration,
  compose: (where: Configuration, beginning: 'new') => Promise<Composed>,
  act: (parts: Composed, where: Configuration) => Promise<T>,
): Promise<T> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'latchkey-'));
  try {
    const where = { ...configuration, databaseUrl: null, dataFolder };
    const parts = await compose(where, 'new');
    try {
      return await act(parts, where);
    } finally {
      await parts.close();
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}
