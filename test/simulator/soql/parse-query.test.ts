import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiRefusal } from '../../../simulator/rest/api-refusal.ts';
import { parseQuery } from '../../../simulator/soql/parse-query.ts';
import type { Condition, Query } from '../../../simulator/soql/query.ts';

const field = (path: string) => ({ expression: { kind: 'field', path }, alias: null }) as const;

const where = (text: string): Condition | null => parseQuery(`SELECT Id FROM A WHERE ${text}`).where;

describe('the grammar of a query', () => {
  it('reads every clause of it, in any case and across lines', () => {
    const text = `select u.Id, count(Name) total
      from User as u where u.IsActive = TRUE
      group by u.Id order by COUNT(Name) desc nulls last, u.Id asc nulls first limit 10 offset 5 for reference`;
    const expected: Query = {
      isCount: false,
      allFields: null,
      children: [],
      columns: [field('u.Id'), { expression: { kind: 'aggregate', name: 'COUNT', path: 'Name' }, alias: 'total' }],
      object: 'User',
      alias: 'u',
      where: {
        kind: 'compare',
        path: 'u.IsActive',
        comparator: '=',
        literal: { kind: 'boolean', value: true },
      },
      groupBy: ['u.Id'],
      orderBy: [
        { expression: { kind: 'aggregate', name: 'COUNT', path: 'Name' }, isDescending: true, areNullsLast: true },
        { expression: { kind: 'field', path: 'u.Id' }, isDescending: false, areNullsLast: false },
      ],
      limit: 10,
      offset: 5,
    };
    assert.deepEqual(parseQuery(text), expected);
  });

  it('reads the shortest there is', () => {
    const { isCount, columns, where, limit, offset } = parseQuery('SELECT COUNT() FROM Organization');
    assert.deepEqual([isCount, columns, where, limit, offset], [true, [], null, null, 0]);
  });

  it('takes fields by the names of clauses and functions', () => {
    const { columns } = parseQuery('SELECT Count, Order__c, Limit FROM Group');
    assert.deepEqual(columns, [field('Count'), field('Order__c'), field('Limit')]);
  });

  it('reads each kind of value', () => {
    const literal = (text: string) => {
      const condition = where(`F = ${text}`);
      return condition?.kind === 'compare' ? condition.literal : null;
    };
    assert.deepEqual(literal("'it\\'s'"), { kind: 'text', raw: "it\\'s" });
    assert.deepEqual(literal("''"), { kind: 'text', raw: '' });
    assert.deepEqual(literal('-1.5'), { kind: 'number', value: -1.5 });
    assert.deepEqual(literal('false'), { kind: 'boolean', value: false });
    assert.deepEqual(literal('Null'), { kind: 'null' });
    assert.deepEqual(literal('2026-11-20'), { kind: 'date', text: '2026-11-20' });
    assert.deepEqual(literal('1970-01-01T01:00:00.250+0100'), { kind: 'instant', at: 250 });
    assert.deepEqual(literal('last_n_days:7'), { kind: 'span', name: 'LAST_N_DAYS', count: 7 });
    assert.deepEqual(literal('THIS_FISCAL_QUARTER'), { kind: 'span', name: 'THIS_FISCAL_QUARTER', count: null });
  });

  it('binds NOT to what comes next, and keeps parentheses', () => {
    const is = (path: string): Condition => ({ kind: 'compare', path, comparator: '=', literal: { kind: 'null' } });
    assert.deepEqual(where('NOT a = null AND (b = null OR c = null)'), {
      kind: 'and',
      conditions: [
        { kind: 'not', condition: is('a') },
        { kind: 'or', conditions: [is('b'), is('c')] },
      ],
    });
    assert.deepEqual(where('((a = null))'), is('a'));
  });

  it('reads a sub-select up to its parenthesis', () => {
    const condition = where("a NOT IN (SELECT UserId FROM B WHERE c IN ('x', 'y') LIMIT 3) AND d <> 1");
    assert.equal(condition?.kind, 'and');
    const [inner, after] = condition?.kind === 'and' ? condition.conditions : [];
    assert.ok(inner?.kind === 'semiJoin' && inner.isNegated);
    assert.deepEqual([inner.query.object, inner.query.limit], ['B', 3]);
    assert.ok(after?.kind === 'compare' && after.comparator === '!=');
  });

  it('names the first token that does not fit', () => {
    const cases: [string, string][] = [
      ['SELECT Id FROM', '<EOF>'],
      ['SELECT Id FROM A WHERE', '<EOF>'],
      ['SELECT Id FROM A WHERE b == 1', '='],
      ['SELECT Id FROM A WHERE b = 1 AND c = 2 OR d = 3', 'OR'],
      ['SELECT Id FROM A WHERE b IN ()', ')'],
      ["SELECT Id FROM A WHERE b = 'open", "'"],
      ['SELECT Id FROM A LIMIT 1.5', '1.5'],
      ['SELECT Id FROM A ORDER BY b LIMIT 1 c', 'c'],
      ['SELECT Id FROM A;', ';'],
    ];
    for (const [text, token] of cases) {
      assert.throws(
        () => parseQuery(text),
        (error) => error instanceof ApiRefusal && error.message === `unexpected token: '${token}'`,
        text,
      );
    }
  });
});
