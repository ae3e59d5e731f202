// Attempts, their counts and the login budget in the database.

import { hourMs } from '../../../domain/ports.ts';
import type {
  Attempt,
  AttemptCount,
  AttemptOutcome,
  AttemptPurpose,
  AttemptReader,
  AttemptWriter,
  Span,
  SpentLogins,
} from '../../../domain/token/attempt.ts';
import { integer, nullable, oneOf, text } from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { assignments, atMost, insertInto, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';

interface OutcomeColumns {
  outcome: AttemptOutcome['type'];
  code: string | null;
  message: string | null;
}

const rows = rowCodec<Omit<Attempt, 'outcome'> & OutcomeColumns>('attempt', {
  id: text,
  connectionId: text,
  clientAppId: text,
  keyPairId: text,
  username: nullable(text),
  purpose: oneOf<AttemptPurpose>('token', 'test', 'probe'),
  tokenHost: text,
  audience: text,
  startedAt: integer,
  finishedAt: nullable(integer),
  outcome: oneOf('open', 'accepted', 'notThisKey', 'refused', 'unavailable', 'noAnswer', 'unknown'),
  code: nullable(text),
  message: nullable(text),
});

const countRows = rowCodec<AttemptCount>(
  'attempt_count',
  { connectionId: text, keyPairId: text, accepted: integer, notThisKey: integer, other: integer },
  'connection_id',
);

/** In the words of the index `attempt_without_outcome`, which holds few at any time. */
const hasNoOutcome = sql`outcome in ('open', 'unknown')`;

export class StoredAttempts implements AttemptReader, AttemptWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  newestOfConnection(connectionId: string, limit: number): Promise<Attempt[]> {
    return this.#select(
      sql`where connection_id = ${connectionId} and username is null order by started_at desc, id desc ${atMost(limit)}`,
    );
  }

  betweenOfConnection(connectionId: string, { from, until }: Span, limit: number): Promise<Attempt[]> {
    return this.#select(sql`
      where connection_id = ${connectionId} and username is null and started_at between ${from} and ${until}
      order by started_at desc, id desc ${atMost(limit)}`);
  }

  keyAnswersOf(whose: { clientAppId: string } | { connectionId: string }, { from, until }: Span): Promise<Attempt[]> {
    const isTheirs =
      'connectionId' in whose
        ? sql`connection_id = ${whose.connectionId}`
        : sql`connection_id in (select id from connection where client_app_id = ${whose.clientAppId}) and client_app_id = ${whose.clientAppId}`;
    return this.#select(sql`
      where ${isTheirs} and username is null and started_at >= ${from} and started_at <= ${until}
        and outcome in ('accepted', 'notThisKey')
      order by finished_at, id`);
  }

  async hasOpenOrUnknown(keyPairId: string): Promise<boolean> {
    const row = await this.#queries.first(
      sql`select id from attempt where key_pair_id = ${keyPairId} and ${hasNoOutcome} limit 1`,
    );
    return row !== null;
  }

  async counts(connectionId: string): Promise<AttemptCount[]> {
    const counts = await this.#queries.all(
      sql`select ${countRows.columns} from attempt_count where connection_id = ${connectionId} order by key_pair_id`,
    );
    return counts.map(countRows.read);
  }

  async total(): Promise<{ accepted: number; notThisKey: number; other: number }> {
    const [sums] = await this.#queries.all<{ accepted: number; not_this_key: number; other: number }>(sql`
      select sum(accepted) as accepted, sum(not_this_key) as not_this_key, sum(other) as other from attempt_count`);
    const { accepted, not_this_key: notThisKey, other } = sums ?? { accepted: 0, not_this_key: 0, other: 0 };
    return { accepted: Number(accepted), notThisKey: Number(notThisKey), other: Number(other) };
  }

  async spenders(tokenHost: string, username: string, since: number): Promise<SpentLogins[]> {
    const spent = await this.#queries.all<{ connection: string; purpose: AttemptPurpose; logins: number }>(sql`
      select connection.name as connection, purpose, count(*) as logins
      from attempt join connection on connection.id = attempt.connection_id
      where started_at >= ${since} and token_host = ${tokenHost} and lower(coalesce(attempt.username, connection.username)) = ${username.toLowerCase()}
      group by connection.name, purpose order by logins desc, connection.name, purpose`);
    return spent.map(({ connection, purpose, logins }) => ({ connection, purpose, logins: Number(logins) }));
  }

  async insert(attempt: Attempt): Promise<void> {
    await this.#queries.run(insertInto('attempt', rows.row({ ...attempt, ...outcomeColumns(attempt.outcome) })));
  }

  /** Sent together, since a limit is seldom reached: then the attempt goes again. */
  async begin(attempt: Attempt, username: string, limit: number): Promise<boolean> {
    const { id, tokenHost, startedAt } = attempt;
    const [isLeft] = await Promise.all([this.spendLogin(tokenHost, username, startedAt, limit), this.insert(attempt)]);
    if (!isLeft) await this.#queries.run(sql`delete from attempt where id = ${id}`);
    return isLeft;
  }

  async finish(id: string, outcome: AttemptOutcome, at: number): Promise<void> {
    const isOpen = sql`id = ${id} and ${hasNoOutcome}`;
    const { accepted, notThisKey, other } = countedAs(outcome);
    // Counted first, from the row as it still is, so that neither statement waits for the other's answer.
    await Promise.all([
      this.#queries.run(sql`
        insert into attempt_count (connection_id, key_pair_id, accepted, not_this_key, other)
        select connection_id, key_pair_id, ${accepted}, ${notThisKey}, ${other} from attempt where ${isOpen} and username is null
        on conflict (connection_id, key_pair_id) do update set
          accepted = attempt_count.accepted + excluded.accepted,
          not_this_key = attempt_count.not_this_key + excluded.not_this_key,
          other = attempt_count.other + excluded.other`),
      this.#queries.run(sql`
        update attempt set ${assignments({ ...outcomeColumns(outcome) })}, finished_at = ${at} where ${isOpen}`),
    ]);
  }

  giveUpOpen(before: number, limit: number): Promise<number> {
    return this.#queries.run(sql`
      update attempt set outcome = 'unknown' where id in (
        select id from attempt where ${hasNoOutcome} and outcome = 'open' and started_at < ${before}
        order by started_at ${atMost(limit)}
      )`);
  }

  /** An attempt ends within minutes, so that the index on its start finds those that ended. */
  deleteFinishedBefore(before: number, limit: number): Promise<number> {
    return this.#queries.run(sql`
      delete from attempt where id in (
        select id from attempt
        where started_at < ${before} and outcome <> 'open' and (finished_at is null or finished_at < ${before})
        order by started_at ${atMost(limit)}
      )`);
  }

  async spendLogin(tokenHost: string, username: string, at: number, limit: number): Promise<boolean> {
    if (limit < 1) return false;
    const hour = Math.floor(at / hourMs);
    // Salesforce tells no usernames apart that differ in case alone.
    const row = { token_host: tokenHost, username_folded: username.toLowerCase(), hour, spent: 1 };
    const [spent] = await this.#queries.all<{ spent: number }>(sql`
      ${insertInto('login_count', row)} on conflict (token_host, username_folded, hour)
      do update set spent = login_count.spent + 1 where login_count.spent < ${limit}
      returning spent`);
    if (spent === undefined) return false;
    if (spent.spent === 1) await this.#forgetHoursBefore(row);
    return true;
  }

  #forgetHoursBefore(row: { token_host: string; username_folded: string; hour: number }): Promise<number> {
    const { token_host: host, username_folded: username, hour } = row;
    return this.#queries.run(
      sql`delete from login_count where token_host = ${host} and username_folded = ${username} and hour < ${hour}`,
    );
  }

  async #select(rest: Sql): Promise<Attempt[]> {
    return (await this.#queries.all(sql`select ${rows.columns} from attempt ${rest}`)).map(attemptOf);
  }
}

function countedAs({ type }: AttemptOutcome) {
  const accepted = type === 'accepted' ? 1 : 0;
  const notThisKey = type === 'notThisKey' ? 1 : 0;
  return { accepted, notThisKey, other: 1 - accepted - notThisKey };
}

function outcomeColumns(outcome: AttemptOutcome): OutcomeColumns {
  return {
    outcome: outcome.type,
    code: 'code' in outcome ? outcome.code : null,
    message: 'message' in outcome ? outcome.message : null,
  };
}

function attemptOf(row: object): Attempt {
  const { outcome, code, message, ...attempt } = rows.read(row);
  return { ...attempt, outcome: outcomeOf({ outcome, code, message }) };
}

function outcomeOf({ outcome: type, code, message }: OutcomeColumns): AttemptOutcome {
  switch (type) {
    case 'open':
    case 'accepted':
    case 'unknown':
      return { type };
    case 'notThisKey':
    case 'unavailable':
      return { type, message: message ?? '' };
    case 'refused':
    case 'noAnswer':
      return { type, code: code ?? '', message: message ?? '' };
  }
}
