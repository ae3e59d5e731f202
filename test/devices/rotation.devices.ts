// Rotations whose keys lie in softhsm2, on both databases: the suites of keys in software. These run by default; TEST_CUSTODY=softhsm2 does
// the same to any other (docs/custody.md).

import { describe } from 'node:test';
import '../support/when-all-is-over.ts';

process.env.TEST_CUSTODY = 'softhsm2';
const suites = ['rotation/rotate', 'key-pair/key-requests'];
for (const suite of suites) describe(suite, async () => void (await import(`../operations/${suite}.test.ts`)));
