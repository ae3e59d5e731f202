// What of a whole the door gives to whoever reaches some connections alone: their part of a list, and nobody else's name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Access, permissionsOf } from '../../../src/domain/access/permission.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { type Act, perform } from '../../../src/operations/act.ts';
import { refuses } from '../scene/installation.ts';

const name = 'acme';

test('a list for whoever is restricted asks for the permission first', async () => {
  const within = async () => 'open';
  const act = { act: 'status.show', run: within, within, view: () => null } as const;
  const reach = { connections: [name], withWholeApp: [name] };
  assert.equal(await perform({ permissions: ['view'], reach }, act, null, undefined), 'open');
  await refuses('notPermitted', perform({ permissions: ['open'], reach }, act, null, undefined));
});

test('a list is the part of a restricted caller, whole for the others, and no way around a connection out of reach', async () => {
  const of = (connection: string | null) =>
    ({
      act: 'status.show',
      connectionOf: () => connection,
      run: async () => 'whole',
      within: async () => 'part',
      view: () => null,
    }) as const;
  const reach = { connections: ['acme'], withWholeApp: ['acme'] };
  const [all, some] = [null, reach].map((one) => ({ permissions: permissionsOf('administrator'), reach: one }));
  assert.ok(all !== undefined && some !== undefined);
  assert.equal(await perform(all, of(null), undefined, undefined), 'whole');
  assert.equal(await perform(some, of(null), undefined, undefined), 'part');
  assert.equal(await perform(some, of('acme'), undefined, undefined), 'whole');
  await assert.rejects(perform(some, of('other'), undefined, undefined), { code: 'notPermitted' });
});

test('whoever is restricted hears how many sign-ins others spent, and of none by name', async () => {
  const spent = (connection: string, logins: number) => ({ connection, purpose: 'token', logins }) as const;
  const refusing: Act<object, undefined, never> = {
    act: 'connection.show',
    connectionOf: () => 'acme',
    run: () => {
      const spentBy = [spent('acme', 3), spent('secret', 597)];
      throw new LatchkeyError('loginBudgetSpent', { name: 'acme', limit: 600, until: '2027-01-01T00:00:00Z', spentBy });
    },
    view: () => null,
  };
  const named = async (reach: Access['reach']) => {
    const error = await perform({ permissions: ['view'], reach }, refusing, {}, undefined).catch((caught) => caught);
    return error.parameters.spentBy.map(({ connection, logins }: { connection: string; logins: number }) => [
      connection,
      logins,
    ]);
  };
  assert.deepEqual(await named(null), [
    ['acme', 3],
    ['secret', 597],
  ]);
  assert.deepEqual(await named({ connections: ['acme'], withWholeApp: [] }), [
    ['acme', 3],
    [null, 597],
  ]);
});
