// The hot queries find their rows by an index, on both databases: what they cost follows what they return.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Database, Queries } from '../../../../src/adapters/store/database.ts';
import type { Sql } from '../../../../src/adapters/store/sql.ts';
import { writeWindows } from '../../../../src/adapters/store/store-windows.ts';
import type { WriteTransaction } from '../../../../src/domain/store.ts';
import { dueRequest, start } from '../examples.ts';

export interface Planner {
  database: Database;
  explain(query: Sql): Sql;
  /** Statements that put in 5,000 connections of 5,000 apps, 3 due, with 5 attempts each, and tell the planner. */
  fill: readonly string[];
}

type Act = [what: string, index: RegExp, act: (tx: WriteTransaction) => Promise<unknown>];

const hot: Act[] = [
  ['claiming what is due', /connection_due/, (tx) => tx.connections.claimDue(dueRequest())],
  ['a connection by its name', /connection_name_folded_key/, (tx) => tx.connections.byName('c77')],
  ['a page of connections', /connection_name_folded_key/, (tx) => tx.connections.page('c2', 50)],
  ['the connections of an app', /connection_of_app/, (tx) => tx.connections.ofApp('app-77')],
  ['those of an app that fail', /connection_failing/, (tx) => tx.connections.failingOfApp('app-77')],
  [
    'watching those that fail',
    /connection_failing/,
    (tx) => tx.connections.probeFailingClosely('app-77', 'c77', start, 9),
  ],
  ['an app by its consumer key', /client_app_consumer_key_key/, (tx) => tx.clientApps.byConsumerKey('key-77')],
  ['the key pairs of an app', /key_pair_of_app/, (tx) => tx.keyPairs.ofApp('app-77')],
  ['the key pairs of some apps', /key_pair_of_app/, (tx) => tx.keyPairs.ofApps(['app-77', 'app-78'])],
  ['the connections of some apps', /connection_of_app/, (tx) => tx.connections.ofApps(['app-77', 'app-78'])],
  ['some connections', /connection_(pkey|1)/, (tx) => tx.connections.byIds(['c77', 'c78'])],
  ['some apps', /client_app_(pkey|1)/, (tx) => tx.clientApps.byIds(['app-77', 'app-78'])],
  ['the app of a connection', /client_app_(pkey|1)/, (tx) => tx.clientApps.ofConnection('c77')],
  ['the living key pairs of an app', /key_pair_of_app/, (tx) => tx.keyPairs.lockLivingOfApp('app-77')],
  ['those of the app of a connection', /key_pair_of_app/, (tx) => tx.keyPairs.livingOfConnection('c77')],
  ['the key requests of an app', /key_request_of_app/, (tx) => tx.keyRequests.ofApp('app-77')],
  ['locking the key pairs of an app', /key_pair_of_app/, (tx) => tx.keyPairs.lockOfApp('app-77')],
  ['the newest attempts of a connection', /attempt_of_connection/, (tx) => tx.attempts.newestOfConnection('c77', 10)],
  [
    'the attempts of a connection in a time',
    /attempt_of_connection/,
    (tx) => tx.attempts.betweenOfConnection('c77', { from: start, until: start + 9 }, 10),
  ],
  [
    'the key answers of an app',
    /attempt_of_connection/,
    (tx) => tx.attempts.keyAnswersOf({ clientAppId: 'app-77' }, { from: start, until: start + 9 }),
  ],
  [
    'the key answers of a connection',
    /attempt_of_connection/,
    (tx) => tx.attempts.keyAnswersOf({ connectionId: 'connection-77' }, { from: start, until: start + 9 }),
  ],
  ['open or unknown attempts of a pair', /attempt_without_outcome/, (tx) => tx.attempts.hasOpenOrUnknown('pair-77')],
  ['open attempts to give up', /attempt_without_outcome/, (tx) => tx.attempts.giveUpOpen(start - 1_000_000, 10)],
  ['attempts to sweep', /attempt_by_age|attempt_of/, (tx) => tx.attempts.deleteFinishedBefore(start - 1_000_000, 10)],
  [
    'finishing an attempt',
    /attempt_(pkey|1|without_outcome)/,
    (tx) => tx.attempts.finish('a77', { type: 'accepted' }, start),
  ],
  ['a token', /cached_token_pkey|cached_token_1/, (tx) => tx.tokens.get('c77')],
  ['the audit of a subject', /audit_entry_of_subject/, (tx) => tx.audit.newest(10, { subjectId: 'subject-77' })],
  [
    'keys under another root key',
    /key_(pair|request)_(by_root_key|pkey|1)/,
    (tx) => tx.vault.notUnder('root-2', 10, 'pair-2'),
  ],
];

export function queryPlanBehaviour(planner: (t: TestContext) => Promise<Planner>): void {
  test('the hot queries go by their index and scan no table', async (t) => {
    const { database, explain, fill } = await planner(t);
    await database.write(async (queries) => {
      for (const statement of fill) await queries.run({ texts: [statement], values: [] });
    });
    for (const [what, index, act] of hot) {
      const plans = await database.write((queries) => plansOf(queries, explain, act));
      assert.ok(plans.length > 0, what);
      assert.ok(
        plans.some((plan) => index.test(plan)),
        `${what}:\n${plans.join('\n')}`,
      );
      // A partial index is read whole where it holds few rows at any time.
      const scan = /^SCAN (?!.* attempt_without_outcome)|Seq Scan/m;
      for (const plan of plans) assert.doesNotMatch(plan, scan, `${what}:\n${plan}`);
    }
  });
}

/** The plan of each statement that the act runs. Inserts have none worth reading. */
async function plansOf(queries: Queries, explain: Planner['explain'], act: Act[2]): Promise<string[]> {
  const plans: string[] = [];
  const see = async (query: Sql) => {
    if (query.texts[0]?.trimStart().startsWith('insert')) return;
    const rows = await queries.all<Record<string, unknown>>(explain(query));
    plans.push(rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n'));
  };
  const watched: Queries = {
    words: queries.words,
    all: (query) => see(query).then(() => queries.all(query)),
    first: (query) => see(query).then(() => queries.first(query)),
    run: (query) => see(query).then(() => queries.run(query)),
  };
  await act(writeWindows(watched, { erasesSecrets: false }, null).windows);
  return plans;
}
