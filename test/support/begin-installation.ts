// An installation in which nothing is yet, for the program to be run on.

import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';

export async function beginInstallation(dataFolder: string): Promise<void> {
  const location = { type: 'sqlite', file: join(dataFolder, 'latchkey.db') } as const;
  await (await openStore({ location, clock: systemClock, random: systemRandom })).close();
}
