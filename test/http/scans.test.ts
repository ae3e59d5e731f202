// Scans over the API: the list of all connections.

import assert from 'node:assert/strict';
import { startScan } from '../../src/operations/scan/start.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { openApiScene } from './api-scene.ts';

interface Listed {
  scans: { connection: string; number: number; state: string }[];
  next: string | null;
}

onEachDatabase(
  'scans of all connections come newest first, by pages and filters, within reach alone',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const admin = await scene.account('anna', 'administrator');
    for (const [name, labels] of Object.entries({ inside: ['emea'], outside: [] })) {
      const given = { name, labels, loginUrl: 'https://login.salesforce.com', username: `${name}@acme.example` };
      assert.equal((await scene.as(admin, 'POST', '/api/connections', given)).status, 201);
    }
    // Two in the same millisecond too.
    for (const name of ['inside', 'outside']) await startScan.run(scene.needs, { name });
    await scene.as(admin, 'POST', '/api/connections/inside/scans/cancellation');
    await scene.installation.clock.advance(1_000);
    await startScan.run(scene.needs, { name: 'inside' });
    const list = async (cookie: string, query: string) => {
      const { scans, next } = (await (await scene.as(cookie, 'GET', `/api/scans?${query}`)).json()) as Listed;
      return { next, told: scans.map(({ connection, number, state }) => `${connection} ${number} ${state}`) };
    };
    const { told, next } = await list(admin, '');
    assert.deepEqual(told.toSorted(), ['inside 1 CANCELLED', 'inside 2 PENDING', 'outside 1 PENDING']);
    assert.deepEqual([told[0], next], ['inside 2 PENDING', null]);
    const paged: string[] = [];
    for (let before: string | null = ''; before !== null; ) {
      const page = await list(admin, `limit=1${before === '' ? '' : `&before=${before}`}`);
      paged.push(...page.told);
      before = page.next;
    }
    assert.deepEqual(paged, told);
    assert.deepEqual((await list(admin, 'state=CANCELLED')).told, ['inside 1 CANCELLED']);
    assert.deepEqual((await list(admin, 'name=outside')).told, ['outside 1 PENDING']);
    const ben = await scene.account('ben', 'viewer', 'emea');
    assert.deepEqual((await list(ben, '')).told, ['inside 2 PENDING', 'inside 1 CANCELLED']);
    assert.equal((await scene.as(ben, 'GET', '/api/scans?name=outside')).status, 403);
    assert.equal((await scene.as(admin, 'GET', '/api/scans?name=nobody')).status, 404);
    assert.equal((await scene.as(admin, 'GET', '/api/scans?before=x')).status, 400);
  },
);
