// Notices in the database: when to look, what was claimed, the messages, what was acknowledged.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { MessageStanding, MessageState, NoticeMessage } from '../../../domain/notice/notice-message.ts';
import type {
  Claim,
  NextLook,
  NoticeWriter,
  OwnedNotice,
  OwnerLook,
  StoredMessage,
} from '../../../domain/notice/notice-store.ts';
import type { Acknowledgement, Severity } from '../../../domain/notice/steps.ts';
import {
  assignments,
  atMost,
  commaSeparated,
  inPortions,
  insertAllInto,
  insertInto,
  list,
  nothing,
  type Row,
  type Sql,
  sql,
} from '../sql.ts';
import type { Transaction } from './transaction.ts';

interface MessageRow {
  content: string;
  state: MessageState;
  attempts: number;
  next_attempt_at: number;
  finished_at: number | null;
  detail: string | null;
}

interface AcknowledgementRow {
  subject: string;
  urgency: number;
  severity: Severity;
  snoozed_until: number | null;
}

const claimedColumns = sql`subject, occasion, urgency, severity, channel, recipient, owner`;

export class StoredNotices implements NoticeWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async dueOwners(now: number, after: OwnerLook | null, limit: number): Promise<OwnerLook[]> {
    const rest =
      after === null
        ? nothing
        : sql` and (look_at > ${after.lookAt} or (look_at = ${after.lookAt} and owner > ${after.owner}))`;
    const rows = await this.#all<{ owner: string; look_at: number }>(
      sql`select owner, look_at from notice_owner where look_at <= ${now}${rest} order by look_at, owner ${atMost(limit)}`,
    );
    return rows.map((row) => ({ owner: row.owner, lookAt: row.look_at }));
  }

  claimedOf(subjects: readonly string[]): Promise<OwnedNotice[]> {
    return this.#all(sql`select ${claimedColumns} from notice where subject in ${list(subjects)} order by urgency`);
  }

  async acknowledgementsOf(subjects: readonly string[]): Promise<Acknowledgement[]> {
    const rows = await this.#all<AcknowledgementRow>(sql`
      select subject, urgency, severity, snoozed_until from notice_acknowledgement
      where subject in ${list(subjects)} order by at, urgency`);
    return rows.map(({ snoozed_until, ...row }) => ({ ...row, snoozedUntil: snoozed_until }));
  }

  openSubjects(owners: readonly string[]): Promise<{ owner: string; subject: string }[]> {
    return this.#all(sql`
      select distinct owner, subject from notice where owner in ${list(owners)} and closed_at is null
      order by owner, subject`);
  }

  async openEpisodes(): Promise<number> {
    const [row] = await this.#all<{ count: number }>(sql`
      select count(distinct subject) as count from notice
      where subject >= 'failure:' and subject < 'failure;' and closed_at is null`);
    return row?.count ?? 0;
  }

  async message(id: string): Promise<StoredMessage | null> {
    const [stored] = await this.#messages(sql`where id = ${id} and content is not null`);
    return stored ?? null;
  }

  noticesOfMessage(id: string): Promise<OwnedNotice[]> {
    return this.#all(sql`select ${claimedColumns} from notice where message_id = ${id} order by subject, occasion`);
  }

  dueMessages(channel: string, now: number, limit: number): Promise<StoredMessage[]> {
    return this.#messages(sql`
      where channel = ${channel} and state = 'pending' and next_attempt_at <= ${now}
      order by is_urgent desc, next_attempt_at, id ${atMost(limit)}`);
  }

  newestMessages(limit: number): Promise<StoredMessage[]> {
    return this.#messages(sql`where content is not null order by created_at desc, id limit ${limit}`);
  }

  counts(since: number): Promise<{ channel: string; state: MessageState; count: number }[]> {
    return this.#all(sql`
      select channel, state, count(*) as count from notice_message
      where state = 'pending' or finished_at >= ${since} group by channel, state order by channel, state`);
  }

  /** An earlier look moves by a millisecond as well, so that `lookNext` of a look under way does not find its row. */
  async lookBy(owner: string, at: number): Promise<void> {
    await this.#run(sql`
      insert into notice_owner (owner, look_at) values (${owner}, ${at})
      on conflict (owner) do update set look_at = case
        when notice_owner.look_at is null or notice_owner.look_at > excluded.look_at then excluded.look_at
        else notice_owner.look_at - 1 end`);
  }

  async lookNext(looks: readonly NextLook[]): Promise<void> {
    for (const some of inPortions(looks)) {
      const rows = some.map(
        ({ seen, at }) => sql`(${seen.owner}, cast(${seen.lookAt} as bigint), cast(${at} as bigint))`,
      );
      await this.#run(sql`
        with next_look (owner, seen_at, look_at) as (values ${commaSeparated(rows)})
        update notice_owner set look_at = next_look.look_at from next_look
        where notice_owner.owner = next_look.owner and notice_owner.look_at = next_look.seen_at`);
    }
  }

  async lookAtAll(now: number): Promise<void> {
    await this.#run(sql`update notice_owner set look_at = ${now} where look_at is null or look_at > ${now}`);
  }

  async forgetOwner(owner: string): Promise<void> {
    await this.#run(sql`delete from notice_owner where owner = ${owner}`);
  }

  /** What is over stays told: its urgency is the time at which it was found to be over. */
  async takeBackAhead(now: number): Promise<void> {
    await this.#run(sql`
      update notice set occasion = occasion || ':ahead:' || cast(claimed_at as text), urgency = 0
      where claimed_at > ${now} and urgency > ${now} and severity <> 'resolved'`);
    await this.#run(sql`delete from notice_acknowledgement where at > ${now}`);
    await this.#run(sql`
      update notice_message set next_attempt_at = ${now} where state = 'pending' and next_attempt_at > ${now}`);
  }

  /** In a few statements for many messages; where one meets a claimed notice, all of them are tried one by one. */
  async claim(claims: readonly Claim[], at: number): Promise<number> {
    let written = 0;
    for (const some of inPortions(claims)) {
      if (await this.#claimWhole(some, at)) written += some.length;
      else if (some.length > 1) for (const one of some) written += await this.claim([one], at);
    }
    return written;
  }

  async #claimWhole(claims: readonly Claim[], at: number): Promise<boolean> {
    await this.#insert(
      'notice_message',
      claims.map(({ message }) => messageRow(message, at)),
      nothing,
    );
    const rows = claims.flatMap(({ message, notices }) =>
      notices.map(({ item, ...notice }) => ({ ...notice, message_id: message.id, claimed_at: at })),
    );
    const claimed = await this.#insert('notice', rows, sql` on conflict do nothing`);
    if (claimed === rows.length) {
      for (const { audit } of claims) this.#transaction.audit(audit);
      return true;
    }
    const ids = list(claims.map(({ message }) => message.id));
    await this.#run(sql`delete from notice where message_id in ${ids}`);
    await this.#run(sql`delete from notice_message where id in ${ids}`);
    return false;
  }

  async #insert(table: string, rows: readonly Row[], conflict: Sql): Promise<number> {
    let written = 0;
    for (const [first, ...others] of inPortions(rows)) {
      if (first !== undefined) written += await this.#run(sql`${insertAllInto(table, [first, ...others])}${conflict}`);
    }
    return written;
  }

  async closeSubjects(subjects: readonly string[], at: number): Promise<void> {
    if (subjects.length === 0) return;
    await this.#run(sql`update notice set closed_at = ${at} where subject in ${list(subjects)} and closed_at is null`);
  }

  async beginAttempt(messageId: string, attemptsBefore: number): Promise<boolean> {
    const begun = await this.#run(sql`
      update notice_message set attempts = attempts + 1
      where id = ${messageId} and state = 'pending' and attempts = ${attemptsBefore}`);
    return begun === 1;
  }

  async endAttempt(messageId: string, standing: MessageStanding, audit: AuditEntry | null): Promise<void> {
    const { state, nextAttemptAt, finishedAt, detail } = standing;
    const row = { state, next_attempt_at: nextAttemptAt, finished_at: finishedAt, detail };
    const written = await this.#run(
      sql`update notice_message set ${assignments(row)} where id = ${messageId} and state = 'pending'`,
    );
    if (written === 1 && audit !== null) this.#transaction.audit(audit);
  }

  async acknowledge(acknowledgement: Acknowledgement, at: number, audit: AuditEntry): Promise<void> {
    const { subject, urgency, severity, snoozedUntil } = acknowledgement;
    const row = { subject, urgency, severity, snoozed_until: snoozedUntil, at };
    const written = await this.#run(sql`${insertInto('notice_acknowledgement', row)} on conflict do nothing`);
    if (written === 1) this.#transaction.audit(audit);
  }

  dropContentBefore(before: number, limit: number): Promise<number> {
    return this.#run(sql`
      update notice_message set content = null where id in (
        select id from notice_message where finished_at < ${before} and content is not null limit ${limit})`);
  }

  async #messages(where: Sql): Promise<StoredMessage[]> {
    const rows = await this.#all<MessageRow>(
      sql`select content, state, attempts, next_attempt_at, finished_at, detail from notice_message ${where}`,
    );
    return rows.map(({ content, state, attempts, next_attempt_at, finished_at, detail }) => ({
      message: JSON.parse(content),
      standing: { state, attempts, nextAttemptAt: next_attempt_at, finishedAt: finished_at, detail },
    }));
  }

  #all<R extends object>(query: Sql): Promise<R[]> {
    return this.#transaction.queries.all<R>(query);
  }

  #run(query: Sql): Promise<number> {
    return this.#transaction.queries.run(query);
  }
}

function messageRow(message: NoticeMessage, at: number): Row {
  return {
    id: message.id,
    channel: message.channel,
    recipient: message.recipient,
    content: JSON.stringify(message),
    is_urgent: message.severity === 'urgent' ? 1 : 0,
    created_at: at,
    state: 'pending',
    attempts: 0,
    next_attempt_at: at,
  };
}
