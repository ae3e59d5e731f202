// What a sign-in with these statements cannot be faster than on SQLite: each statement that one sent, sent again as it is, in its
// three transactions, which those under way share as they do with us. Nothing of ours reads a row, decides or seals.

import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite';

interface Heard {
  text: string;
  how: 'all' | 'run';
  values: SQLInputValue[];
}

export interface BareSignIn {
  read(): Promise<void>;
  intend(): Promise<void>;
  record(): Promise<void>;
}

/** What is sent to SQLite meanwhile. */
export async function statementsOf(act: () => Promise<unknown>): Promise<Heard[]> {
  const heard: Heard[] = [];
  const { all, run } = StatementSync.prototype;
  const listening = <R>(how: Heard['how'], original: (...values: SQLInputValue[]) => R) =>
    function (this: StatementSync, ...values: SQLInputValue[]): R {
      heard.push({ text: this.sourceSQL, how, values });
      return original.apply(this, values);
    };
  Object.assign(StatementSync.prototype, { all: listening('all', all), run: listening('run', run) });
  try {
    await act();
  } finally {
    Object.assign(StatementSync.prototype, { all, run });
  }
  return heard;
}

/** @returns what makes of the statements of one sign-in another one; all that it makes share their transactions. */
export function bareStatements(file: string): (heard: readonly Heard[]) => BareSignIn {
  const writer = opened(file);
  const reader = opened(file);
  const read = together(reader, { begin: 'begin deferred', end: 'rollback', turns: 0 });
  const write = together(writer, { begin: 'begin immediate', end: 'commit', turns: 2 });
  return (heard) => {
    const [reads = [], intent = [], outcome = []] = transactionsOf(heard);
    const attemptId = intent.find(({ text }) => text.startsWith('insert into attempt '))?.values[0];
    const heardAt = Date.now();
    const again = (database: DatabaseSync, statements: readonly Heard[]) => {
      const prepared = statements.map((one) => ({ ...one, statement: database.prepare(one.text) }));
      for (const { statement } of prepared) statement.setReturnArrays(true);
      return (id: string) => {
        const laterMs = Date.now() - heardAt;
        let revision: SQLInputValue = null;
        for (const { statement, text, how, values } of prepared) {
          const present = values.map((value) => {
            if (value === attemptId) return id;
            return typeof value === 'number' && value > 1e12 ? value + laterMs : value;
          });
          // The condition that nobody else has written the row.
          if (text.startsWith('update connection set ')) present[present.length - 1] = revision;
          const rows: unknown = how === 'all' ? statement.all(...present) : statement.run(...present);
          if (text.startsWith('select revision from connection '))
            revision = (rows as SQLInputValue[][])[0]?.[0] ?? null;
        }
      };
    };
    const acts = { read: again(reader, reads), intend: again(writer, intent), record: again(writer, outcome) };
    let id = '';
    return {
      read: () => read(() => acts.read(id)),
      intend: () => {
        id = nextId();
        return write(() => acts.intend(id));
      },
      record: () => write(() => acts.record(id)),
    };
  };
}

function opened(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on');
  database.exec('pragma wal_autocheckpoint = 4000; pragma temp_store = memory');
  return database;
}

/** Each begins with `begin` and ends with `commit` or `rollback`, which are left out. */
function transactionsOf(heard: readonly Heard[]): Heard[][] {
  const transactions: Heard[][] = [];
  for (const one of heard) {
    if (one.text.startsWith('begin ')) transactions.push([]);
    else if (!['commit', 'rollback'].includes(one.text)) transactions.at(-1)?.push(one);
  }
  return transactions;
}

let ids = 0;

/** In their order, as ours are. */
function nextId(): string {
  ids += 1;
  return Date.now().toString(16).padStart(12, '0') + ids.toString(16).padStart(20, '0');
}

interface Transaction {
  begin: string;
  end: string;
  /** Of the event loop, in which others may join. */
  turns: number;
}

function together(database: DatabaseSync, { begin, end, turns }: Transaction): (act: () => void) => Promise<void> {
  const first = database.prepare(begin);
  const last = database.prepare(end);
  let waiting: { act(): void; resolve(): void }[] = [];
  let isUnderWay = false;
  const runAll = async () => {
    isUnderWay = true;
    while (waiting.length > 0) {
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      const group = waiting;
      waiting = [];
      first.run();
      for (const { act } of group) act();
      last.run();
      for (const { resolve } of group) resolve();
    }
    isUnderWay = false;
  };
  return (act) =>
    new Promise((resolve) => {
      waiting.push({ act, resolve });
      if (!isUnderWay) void runAll();
    });
}
