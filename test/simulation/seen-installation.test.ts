// When a simulated server polls next: polls that the product would use must not be left out.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hourMs, minuteMs } from '../../src/domain/ports.ts';
import type { SeenConnection } from './observer.ts';
import { SeenInstallation } from './seen-installation.ts';

const now = Date.UTC(2026, 0, 1);

function workableAt(seen: Pick<SeenConnection, 'next_look_at' | 'claimed_until'>): number {
  const installation = new SeenInstallation();
  const connection = {
    client_app_id: 'app',
    org_id: null,
    failure_code: null,
    failing_since: null,
    probed_closely_until: null,
  };
  installation.rows.connections.set('id', { id: 'id', ...connection, ...seen });
  return installation.workableAt(now, null);
}

it('a connection that is claimed is worked at when its claim is over', () => {
  assert.equal(workableAt({ next_look_at: now - 5, claimed_until: now + 3 * minuteMs }), now + 3 * minuteMs);
});

it('a claim that ends later than any does, since the clock was set back, is not waited for', () => {
  assert.equal(workableAt({ next_look_at: now - 5, claimed_until: now + 10 * hourMs }), now - 5);
});
