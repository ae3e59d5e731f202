// Whether this process can serve: its database can be read.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

export const checkReadiness = {
  act: 'installation.checkReadiness',
  connectionOf: () => null,
  async run({ store, log }) {
    try {
      await store.read((tx) => tx.facts.get('reconcilerRanAt'));
      return { database: true };
    } catch (error) {
      log.write('warn', 'The database cannot be read.', { error });
      return { database: false };
    }
  },
  view: (readiness) => readiness,
} satisfies Act<Pick<Context, 'store' | 'log'>, void, { database: boolean }>;
