// Scans: what is over stays over, and what was begun once is not begun anew.

import { changes, type Mutant } from './mutant.ts';

export const scans: readonly Mutant[] = changes(
  'src/domain/scan/scan.ts',
  ['test/domain/scan/scan.test.ts'],
  [
    ['  if (!isOpen(scan)) return scan;\n', ''],
    ['startedAt: scan.startedAt ?? now', 'startedAt: now'],
    ['isCancelWanted: true, lookAt: now', 'isCancelWanted: true'],
    ["scan.problemCount === 0 ? 'COMPLETED' : 'COMPLETED_WITH_ERRORS'", "'COMPLETED'"],
    ['.slice(0, mostProblems)', ''],
  ],
);
