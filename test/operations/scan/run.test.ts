// A scan end to end, against a simulated org over real HTTP.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScannedOrg } from './scanned-org.ts';

/** Types that listMetadata leaves empty, which the simulator does not answer in another way yet. */
const notListed = /^BotVersion /;

test('a scan finds exactly what is in the org, and the next one the same', async (t) => {
  const org = await openScannedOrg(t, { components: 400, seed: 3 });
  for (const number of [1, 2]) {
    const scan = await org.scan();
    assert.equal(scan.number, number);
    const found = (await org.components(scan)).map(({ type, fullName }) => `${type} ${fullName}`).sort();
    assert.deepEqual(
      found,
      org.truth().filter((one) => !notListed.test(one)),
    );
    assert.equal(
      Object.values(scan.byType ?? {}).reduce((sum, count) => sum + count, 0),
      found.length,
    );
  }
});
