// Queries as clients send them, over the REST API: which rows, in which shape, and which refusals.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signIn } from './scenario.ts';
import { ask, held, query, type SignedIn, signedIn } from './signed-in.ts';

const DAY_MS = 86_400_000;

/** An org with a login today, one two days ago and one ten days ago. */
async function withLogins(): Promise<SignedIn> {
  const scenario = await signedIn({ sessionTimeoutMinutes: 60 * 24 * 30 });
  for (const days of [8, 2]) {
    scenario.clock.at += days * DAY_MS;
    await signIn(scenario, held.privateKey);
  }
  return scenario;
}

async function counted(scenario: SignedIn, where: string): Promise<number> {
  const { json } = await query(scenario, `SELECT Id FROM LoginHistory WHERE ${where}`);
  return json.totalSize;
}

async function refused(scenario: SignedIn, soql: string, kind?: string): Promise<{ code: string; message: string }> {
  const { status, json } = await query(scenario, soql, kind);
  assert.equal(status, 400, soql);
  return { code: json[0].errorCode, message: json[0].message };
}

async function names(scenario: SignedIn, soql: string): Promise<string[]> {
  const { json } = await query(scenario, soql);
  return json.records.map((row: { Username: string }) => row.Username);
}

/** An org with its first user, its admin, and Ann, who is not active. */
async function withUsers(): Promise<SignedIn> {
  const scenario = await signedIn({ username: 'zoe@one.example' });
  scenario.simulator.control.createUser(scenario.orgId, { username: 'Ann_b@one.example', isActive: false });
  return scenario;
}

describe('a condition on time', () => {
  it('by a date literal finds the rows of that time, and no others', async () => {
    const scenario = await withLogins();
    assert.equal(await counted(scenario, 'LoginTime = TODAY'), 1);
    assert.equal(await counted(scenario, 'LoginTime >= TODAY'), 1);
    assert.equal(await counted(scenario, 'LoginTime = LAST_N_DAYS:7'), 2);
    assert.equal(await counted(scenario, 'LoginTime = last_n_days:10'), 3);
    assert.equal(await counted(scenario, 'LoginTime = N_DAYS_AGO:2'), 1);
    assert.equal(await counted(scenario, 'LoginTime < TODAY'), 2);
    assert.equal(await counted(scenario, 'LoginTime != TODAY'), 2);
    assert.equal(await counted(scenario, 'LoginTime > LAST_N_DAYS:7'), 0);
    assert.equal(await counted(scenario, 'LoginTime = TOMORROW'), 0);
  });

  it('by an instant reads its offset from GMT', async () => {
    const scenario = await withLogins();
    const yesterday = new Date(scenario.clock.at - DAY_MS).toISOString();
    assert.equal(await counted(scenario, `LoginTime > ${yesterday}`), 1);
    assert.equal(await counted(scenario, `LoginTime < ${yesterday.replace('Z', '+0000')}`), 2);
    assert.equal(await counted(scenario, `LoginTime < ${yesterday.replace('Z', '+23:00')}`), 2);
    assert.equal(await counted(scenario, `LoginTime > ${yesterday.replace('Z', '-23:30')}`), 1);
    const justNow = new Date(scenario.clock.at).toISOString();
    assert.equal(await counted(scenario, `LoginTime > ${justNow.replace('Z', '-00:30')}`), 0);
    assert.equal(await counted(scenario, `LoginTime > ${justNow.replace('Z', '+00:30')}`), 1);
  });

  it('is refused where its literal is none for a time', async () => {
    const scenario = await signedIn();
    for (const literal of ["'LAST_N_DAYS:7'", '2026-01-01', '7', 'true']) {
      const { code, message } = await refused(scenario, `SELECT Id FROM LoginHistory WHERE LoginTime = ${literal}`);
      assert.equal(code, 'INVALID_FIELD');
      assert.match(message, /'LoginTime' must be of type dateTime and should not be enclosed in quotes/);
    }
    for (const literal of ['LAST_N_DAYS', 'TODAY:1', 'SOMEDAY', 'LAST_N_DAYS:x']) {
      const soql = `SELECT Id FROM LoginHistory WHERE LoginTime = ${literal}`;
      assert.equal((await refused(scenario, soql)).code, 'MALFORMED_QUERY', literal);
    }
  });
});

describe('a field of a relationship', () => {
  it('comes with every other field of it, in one record with attributes', async () => {
    const scenario = await signedIn();
    const soql = 'SELECT Id, CreatedBy.Username, CreatedBy.Name FROM SetupAuditTrail';
    const [{ CreatedBy }] = (await query(scenario, soql)).json.records;
    assert.deepEqual(Object.keys(CreatedBy), ['attributes', 'Username', 'Name']);
    assert.equal(CreatedBy.attributes.type, 'User');
    assert.match(CreatedBy.attributes.url, /^\/services\/data\/v68\.0\/sobjects\/User\/005\w{15}$/);
    assert.deepEqual([CreatedBy.Username, CreatedBy.Name], ['admin@example.com', 'Admin User']);
  });

  it('can be filtered and sorted by, and is told to sf as a joined column', async () => {
    const scenario = await signedIn();
    const where = "WHERE createdby.username = 'ADMIN@example.com' ORDER BY CreatedBy.Name";
    assert.equal((await query(scenario, `SELECT Id FROM SetupAuditTrail ${where}`)).json.totalSize, 1);
    const soql = encodeURIComponent('SELECT Id, CreatedBy.Username, CreatedBy.Name FROM SetupAuditTrail');
    const { json } = await ask(scenario, `/services/data/v68.0/query?columns=true&q=${soql}`);
    const seen = json.columnMetadata.map(({ columnName, joinColumns }: Record<string, { columnName: string }[]>) => [
      columnName,
      joinColumns?.map((joined) => joined.columnName),
    ]);
    assert.deepEqual(seen, [
      ['Id', []],
      ['CreatedBy', ['Username', 'Name']],
    ]);
  });

  it('is refused where the relationship or the field is not there', async () => {
    const scenario = await signedIn();
    for (const path of ['Nonsense.Foo', 'Manager.Name']) {
      const { code, message } = await refused(scenario, `SELECT Id, ${path} FROM User`);
      assert.equal(code, 'INVALID_FIELD');
      assert.match(message, new RegExp(`^Didn't understand relationship '${path.split('.')[0]}' in field path`));
      assert.match(message, /This simulator does not have more of User than it describes/);
    }
    const { message } = await refused(scenario, 'SELECT CreatedBy.Nope FROM SetupAuditTrail');
    assert.match(message, /^No such column 'Nope' on entity 'User'/);
    const where = await refused(scenario, "SELECT Id FROM SetupAuditTrail WHERE Nonsense.Foo = 'x'");
    assert.equal(where.code, 'INVALID_FIELD');
  });

  it('names who deployed, as a user of the org', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.clearCertificate(scenario.orgId, scenario.consumerKey, scenario.username);
    const soql = 'SELECT CreatedBy.Username FROM DeployRequest';
    const { json } = await query(scenario, soql, '/tooling/query');
    assert.equal(json.records[0].CreatedBy.Username, scenario.username);
  });
});

describe('a condition', () => {
  it('is joined by OR, turned by NOT, and grouped by parentheses', async () => {
    const scenario = await withUsers();
    const where = (condition: string) =>
      names(scenario, `SELECT Username FROM User WHERE ${condition} ORDER BY Username`);
    assert.deepEqual(await where("IsActive = false OR Username LIKE 'zoe%'"), ['Ann_b@one.example', 'zoe@one.example']);
    assert.deepEqual(await where("NOT (IsActive = false OR Username LIKE 'zoe%')"), ['admin@example.com']);
    assert.deepEqual(await where("IsActive = true AND (Name = 'Admin User' OR Name = 'x')"), ['admin@example.com']);
    assert.deepEqual(await where("NOT Name = 'Admin User' AND IsActive = true"), ['zoe@one.example']);
  });

  it('does not mix AND with OR outside parentheses, as no org takes that', async () => {
    const scenario = await signedIn();
    const where = "IsActive = true AND Name = 'a' OR Name = 'b'";
    const { code, message } = await refused(scenario, `SELECT Id FROM User WHERE ${where}`);
    assert.deepEqual([code, message], ['MALFORMED_QUERY', "unexpected token: 'OR'"]);
  });

  it('takes IN, NOT IN and <>', async () => {
    const scenario = await withUsers();
    const where = (condition: string) =>
      names(scenario, `SELECT Username FROM User WHERE ${condition} ORDER BY Username`);
    assert.deepEqual(await where("Name IN ('Admin User', 'Nobody')"), ['admin@example.com']);
    assert.deepEqual(await where("Name NOT IN ('Integration User')"), ['admin@example.com']);
    assert.deepEqual(await where('IsActive <> true'), ['Ann_b@one.example']);
    const id = (await query(scenario, "SELECT Id FROM User WHERE Name = 'Admin User'")).json.records[0].Id;
    assert.deepEqual(await where(`Id = '${id.slice(0, 15)}'`), ['admin@example.com']);
  });

  it('takes LIKE with its wild cards and their escapes, and an escaped quote', async () => {
    const scenario = await withUsers();
    const like = (pattern: string) => names(scenario, `SELECT Username FROM User WHERE Username LIKE '${pattern}'`);
    assert.deepEqual(await like('ann\\_B%'), ['Ann_b@one.example']);
    assert.deepEqual(await like('_oe@%'), ['zoe@one.example']);
    assert.deepEqual(await like('zoe\\_one%'), []);
    assert.deepEqual(await like('100\\%'), []);
    assert.deepEqual(await like('zoe@one.exampl[e]'), []);
    assert.equal((await query(scenario, "SELECT Id FROM User WHERE Name = 'O\\'Neill'")).json.totalSize, 0);
  });

  it('is refused where its value does not fit the field', async () => {
    const scenario = await signedIn();
    const cases = [
      ["IsActive = 'true'", 'INVALID_FIELD', /must be of type boolean and should not be enclosed in quotes/],
      ['Name = 5', 'INVALID_FIELD', /must be of type string and should be enclosed in quotes/],
      ["Id = 'zoe'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: zoe/],
      ["Id LIKE '005%'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid operator on id field/],
      ['IsActive > true', 'INVALID_QUERY_FILTER_OPERATOR', /invalid operator on boolean field/],
    ] as const;
    for (const [where, code, words] of cases) {
      const answer = await refused(scenario, `SELECT Id FROM User WHERE ${where}`);
      assert.equal(answer.code, code, where);
      assert.match(answer.message, words);
    }
  });

  it('takes a semi-join, in both directions, where Salesforce takes one', async () => {
    const scenario = await withUsers();
    const inner = "(SELECT Id FROM User WHERE Username LIKE 'zoe%')";
    assert.equal(await counted(scenario, `UserId IN ${inner}`), 1);
    assert.equal(await counted(scenario, `UserId NOT IN ${inner}`), 0);
    const signedInUsers = 'SELECT Username FROM User WHERE Id IN (SELECT UserId FROM LoginHistory)';
    assert.deepEqual(await names(scenario, signedInUsers), ['zoe@one.example']);
    const nested = `UserId IN (SELECT Id FROM User WHERE Id IN ${inner})`;
    for (const where of [nested, `LoginTime = TODAY OR UserId IN ${inner}`, 'UserId IN (SELECT Name FROM User)']) {
      const { code } = await refused(scenario, `SELECT Id FROM LoginHistory WHERE ${where}`);
      assert.equal(code, 'MALFORMED_QUERY', where);
    }
  });
});

describe('an order', () => {
  it('goes by several fields, each with its direction', async () => {
    const scenario = await withUsers();
    const soql = 'SELECT Username FROM User ORDER BY IsActive DESC, Username DESC';
    assert.deepEqual(await names(scenario, soql), ['zoe@one.example', 'admin@example.com', 'Ann_b@one.example']);
  });

  it('is cut by LIMIT and OFFSET, and the rows told are those that come', async () => {
    const scenario = await withUsers();
    const soql = 'SELECT Username FROM User ORDER BY Username LIMIT 1 OFFSET 1';
    assert.deepEqual(await names(scenario, soql), ['Ann_b@one.example']);
    assert.equal((await query(scenario, 'SELECT COUNT() FROM User LIMIT 2')).json.totalSize, 2);
    assert.equal((await refused(scenario, 'SELECT Id FROM User OFFSET 2001')).code, 'MALFORMED_QUERY');
  });
});

describe('an aggregate', () => {
  it('counts a field, named or not, and is told as a record', async () => {
    const scenario = await withUsers();
    const one = (await query(scenario, 'SELECT COUNT(Id), COUNT_DISTINCT(Name) kinds FROM User')).json;
    assert.equal(one.totalSize, 1);
    assert.deepEqual(one.records, [{ attributes: { type: 'AggregateResult' }, expr0: 3, kinds: 2 }]);
    const none = (await query(scenario, "SELECT COUNT(Id) FROM User WHERE Name = 'x'")).json;
    assert.equal(none.records[0].expr0, 0);
  });

  it('goes over groups, ordered by them or by itself', async () => {
    const scenario = await withUsers();
    const soql = 'SELECT Name, COUNT(Id) FROM User GROUP BY Name ORDER BY COUNT(Id) DESC, Name LIMIT 5';
    const { records } = (await query(scenario, soql)).json;
    const attributes = { type: 'AggregateResult' };
    assert.deepEqual(records, [
      { attributes, Name: 'Integration User', expr0: 2 },
      { attributes, Name: 'Admin User', expr0: 1 },
    ]);
    const byUser =
      'SELECT CreatedBy.Username who, MAX(CreatedDate) last FROM SetupAuditTrail GROUP BY CreatedBy.Username';
    const [last] = (await query(scenario, byUser)).json.records;
    assert.equal(last.who, 'admin@example.com');
    assert.match(last.last, /^\d{4}-.*\+0000$/);
  });

  it('is refused beside fields that are not grouped, over times as groups, and with a limit over everything', async () => {
    const scenario = await signedIn();
    const cases = [
      ['SELECT Name, COUNT(Id) FROM User', /Field must be grouped or aggregated: Name/],
      ['SELECT LoginTime FROM LoginHistory GROUP BY LoginTime', /'LoginTime' can not be grouped/],
      ['SELECT COUNT(Id) FROM User LIMIT 1', /LIMIT/],
      ['SELECT SUM(Name) FROM User', /does not support aggregate operator SUM/],
      ['SELECT Name n FROM User', /only aggregate expressions use field aliasing/],
    ] as const;
    for (const [soql, words] of cases) {
      const { code, message } = await refused(scenario, soql);
      assert.equal(code, 'MALFORMED_QUERY', soql);
      assert.match(message, words);
    }
  });
});

describe('an object', () => {
  it('may have an alias, or be named before its fields', async () => {
    const scenario = await withUsers();
    const soql = "SELECT u.Username FROM User u WHERE u.IsActive = true AND User.Name = 'Admin User'";
    assert.deepEqual(await names(scenario, soql), ['admin@example.com']);
    assert.deepEqual(await names(scenario, 'SELECT a.Username FROM User AS a WHERE a.IsActive = false FOR VIEW'), [
      'Ann_b@one.example',
    ]);
  });

  it('is refused by name where the simulator does not have it', async () => {
    const scenario = await signedIn();
    const { code, message } = await refused(scenario, 'SELECT Id FROM Opportunity');
    assert.equal(code, 'INVALID_TYPE');
    assert.match(message, /^This simulator does not have it here; it has .*LoginHistory/);
    // @salesforce/mcp knows the refusal by how it ends.
    assert.ok(message.endsWith("sObject type 'Opportunity' is not supported."));
  });
});

describe('a sub-query in the list of fields', () => {
  const soql = 'SELECT Name, (SELECT Username, IsActive FROM Users ORDER BY Username) FROM Profile ORDER BY Name';
  type Shown = { Name: string; Users: { totalSize: number; done: boolean; records: { Username: string }[] } | null };

  it('gives each record its own children', async () => {
    const scenario = await withUsers();
    const { json } = await query(scenario, soql);
    const shown: Shown[] = json.records;
    const found = shown.flatMap(({ Users }) => Users?.records.map(({ Username }) => Username) ?? []);
    assert.deepEqual(found.toSorted(), (await names(scenario, 'SELECT Username FROM User')).toSorted());
    for (const { Name, Users } of shown) {
      const own = await names(scenario, `SELECT Username FROM User WHERE Profile.Name = '${Name}' ORDER BY Username`);
      assert.deepEqual(Users?.records.map(({ Username }) => Username) ?? [], own, Name);
      assert.deepEqual([Users?.totalSize ?? 0, Users?.done ?? true], [own.length, true]);
    }
    const [first] = shown.flatMap(({ Users }) => Users?.records ?? []);
    assert.deepEqual(Object.keys(first ?? {}), ['attributes', 'Username', 'IsActive']);
  });

  it('has its condition and its limit by itself, for each parent', async () => {
    const scenario = await withUsers();
    const ask = async (inner: string) => {
      const { json } = await query(scenario, `SELECT Id, (SELECT Username FROM Users ${inner}) FROM Profile`);
      return (json.records as Shown[]).map(({ Users }) => Users?.totalSize ?? null).filter((count) => count !== null);
    };
    const all = await ask('');
    assert.ok(Math.max(...all) > 1, all.join());
    assert.deepEqual(
      await ask('LIMIT 1'),
      all.map(() => 1),
    );
    assert.deepEqual(await ask('WHERE IsActive = false'), [1], 'null where there are none');
  });

  it('is a column of its own, as sf asks for them before it prints', async () => {
    const path = `/services/data/v68.0/query?q=${encodeURIComponent(soql)}&columns=true`;
    const { json } = await ask(await withUsers(), path);
    const columns = json.columnMetadata ?? assert.fail(JSON.stringify(json));
    assert.deepEqual(
      columns.map(({ columnName, aggregate }: Record<string, unknown>) => [columnName, aggregate]),
      [
        ['Name', false],
        ['Users', true],
      ],
    );
    assert.deepEqual(
      columns[1].joinColumns.map(({ columnName }: Record<string, unknown>) => columnName),
      ['Username', 'IsActive'],
    );
  });

  it('is refused where no such relationship leads there, or where it counts', async () => {
    const scenario = await signedIn();
    const nowhere = await refused(scenario, 'SELECT Id, (SELECT Id FROM Contacts) FROM Profile');
    assert.equal(nowhere.code, 'INVALID_TYPE');
    assert.match(nowhere.message, /^Didn't understand relationship 'Contacts' in FROM part of query call/);
    for (const one of [
      'SELECT Id, (SELECT COUNT() FROM Users) FROM Profile',
      'SELECT Id, (SELECT Username FROM Users GROUP BY Username) FROM Profile',
      'SELECT Name, COUNT(Id), (SELECT Id FROM Users) FROM Profile GROUP BY Name',
      'SELECT Id FROM User WHERE ProfileId IN (SELECT Id, (SELECT Id FROM Users) FROM Profile)',
    ]) {
      assert.equal((await refused(scenario, one)).code, 'MALFORMED_QUERY', one);
    }
  });
});

describe('what this simulator does not do in a query', () => {
  const CASES = [
    [
      'SELECT Id, (SELECT Id, (SELECT Id FROM Assignments) FROM PermissionSets) FROM Profile',
      'read a sub-query inside of another',
    ],
    ['SELECT FIELDS(CUSTOM) FROM User LIMIT 10', 'have the function FIELDS in a query'],
    ['SELECT FIELDS(STANDARD), Id FROM User', 'read fields beside FIELDS()'],
    ['SELECT toLabel(Name) FROM User', 'have the function toLabel in a query'],
    ['SELECT TYPEOF Owner WHEN User THEN Id END FROM Event', 'read TYPEOF in a query'],
    ['SELECT Id FROM User USING SCOPE mine', 'read USING in a query'],
    ['SELECT Id FROM User WITH SECURITY_ENFORCED', 'read WITH in a query'],
    ['SELECT Name FROM User GROUP BY ROLLUP(Name)', 'group by ROLLUP'],
    ['SELECT Name FROM User GROUP BY Name HAVING COUNT(Id) > 1', 'read HAVING in a query'],
    ['SELECT Id FROM User WHERE CALENDAR_YEAR(CreatedDate) = 2026', 'have the function CALENDAR_YEAR in a condition'],
    ["SELECT Id FROM User WHERE Name INCLUDES ('a')", 'read INCLUDES in a condition'],
    ['SELECT Id FROM User ALL ROWS', 'read ALL in a query'],
    ['SELECT c.Id, a.Id FROM Contact c, c.Account a', 'give an alias to a relationship'],
  ] as const;
  for (const [soql, what] of CASES) {
    it(`is said: ${what}`, async () => {
      const { code, message } = await refused(await signedIn(), soql);
      assert.deepEqual([code, message], ['FUNCTIONALITY_NOT_ENABLED', `This simulator does not ${what}.`]);
    });
  }

  it('is told apart from what is no query at all', async () => {
    const scenario = await signedIn();
    for (const soql of [
      '',
      'SELECT',
      'SELECT * FROM User',
      'SELECT Id FROM User WHERE Name = "x"',
      'SELECT Id Name',
      'x',
      "SELECT Id FROM User WHERE Name = 'x",
      'SELECT Id FROM User LIMIT -1',
      'SELECT Id, FROM User',
      'SELECT Id FROM User FOR',
      'SELECT Id FROM User WHERE Name = :name',
      'SELECT Id, Id FROM User',
      'SELECT Id FROM User ORDER BY Name NULLS',
    ]) {
      assert.equal((await refused(scenario, soql)).code, 'MALFORMED_QUERY', soql);
    }
  });
});
