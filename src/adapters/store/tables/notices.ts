// Notices in the database: when to look, what was claimed, the messages, what was acknowledged.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { neverEmpty } from '../../../domain/field-table.ts';
import type { FrozenMessage, MessageStanding, MessageState } from '../../../domain/notice/notice-message.ts';
import { type NoticeOwner, ownerTypes } from '../../../domain/notice/notice-owner.ts';
import type {
  Claim,
  NextLook,
  NoticeWriter,
  OwnedNotice,
  OwnerLook,
  StoredMessage,
} from '../../../domain/notice/notice-store.ts';
import type { Acknowledgement } from '../../../domain/notice/steps.ts';
import { type Codec, integer, json, nullable, oneOf, text } from '../../../formats/value-codec.ts';
import {
  among,
  assignments,
  atMost,
  commaSeparated,
  inPortions,
  insertAllInto,
  insertInto,
  nothing,
  type Row,
  type Sql,
  sql,
} from '../sql.ts';
import { noticeMessage, severity } from './notice-content.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const ownerLooks = rowCodec<OwnerLook>(
  'notice_owner',
  { owner: neverEmpty<NoticeOwner>({ type: oneOf(...ownerTypes), id: text }), lookAt: integer, revision: integer },
  'owner_id',
);

const zeroAsNull: Codec<number | null> = { read: (value) => integer.read(value) || null, write: (value) => value ?? 0 };

const claimedNotices = rowCodec<OwnedNotice>(
  'notice',
  {
    subject: text,
    occasion: text,
    urgency: integer,
    severity,
    channel: text,
    recipient: text,
    takenBackAt: zeroAsNull,
    owner: neverEmpty<NoticeOwner>({ type: oneOf(...ownerTypes), id: text }),
  },
  'subject',
);

const acknowledgements = rowCodec<Acknowledgement>(
  'notice_acknowledgement',
  { subject: text, urgency: integer, severity, snoozedUntil: nullable(integer) },
  'subject',
);

const content: Codec<Omit<FrozenMessage, 'mac'>> = {
  read: (value) => ({ frozen: text.read(value), message: json(noticeMessage).read(value) }),
  write: ({ frozen }) => frozen,
};

const messages = rowCodec<MessageStanding & { id: string; content: Omit<FrozenMessage, 'mac'>; mac: string | null }>(
  'notice_message',
  {
    id: text,
    content,
    mac: nullable(text),
    state: oneOf<MessageState>('pending', 'sent', 'givenUp'),
    attempts: integer,
    nextAttemptAt: integer,
    finishedAt: nullable(integer),
    detail: nullable(text),
  },
);

export class StoredNotices extends Window implements NoticeWriter {
  dueOwners(now: number, after: OwnerLook | null, limit: number): Promise<OwnerLook[]> {
    const rest =
      after === null
        ? nothing
        : sql` and (look_at, owner_type, owner_id) > (${after.lookAt}, ${after.owner.type}, ${after.owner.id})`;
    const where = sql`where look_at <= ${now}${rest} order by look_at, owner_type, owner_id ${atMost(limit)}`;
    return this.select(ownerLooks, where);
  }

  claimedOf(subjects: readonly string[]): Promise<OwnedNotice[]> {
    return this.select(claimedNotices, sql`where subject in ${among(subjects)} order by urgency`);
  }

  acknowledgementsOf(subjects: readonly string[]): Promise<Acknowledgement[]> {
    return this.select(acknowledgements, sql`where subject in ${among(subjects)} order by at, urgency`);
  }

  async openSubjects(owners: readonly NoticeOwner[]): Promise<{ owner: NoticeOwner; subject: string }[]> {
    if (owners.length === 0) return [];
    const listed = commaSeparated(owners.map(({ type, id }) => sql`(${type}, ${id})`));
    const rows = await this.queries.all<{ owner_type: NoticeOwner['type']; owner_id: string; subject: string }>(sql`
      select distinct owner_type, owner_id, subject from notice
      where (owner_type, owner_id) in (values ${listed}) and closed_at is null order by owner_type, owner_id, subject`);
    return rows.map(({ owner_type: type, owner_id: id, subject }) => ({ owner: { type, id }, subject }));
  }

  async openEpisodes(): Promise<number> {
    const [row] = await this.queries.all<{ count: number }>(sql`
      select count(distinct subject) as count from notice where owner_type = 'connection' and closed_at is null`);
    return row?.count ?? 0;
  }

  async message(id: string): Promise<StoredMessage | null> {
    const [stored] = await this.#messages(sql`where id = ${id} and content is not null`);
    return stored ?? null;
  }

  noticesOfMessage(id: string): Promise<OwnedNotice[]> {
    return this.select(claimedNotices, sql`where message_id = ${id} order by subject, occasion`);
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
    return this.queries.all(sql`
      select channel, state, count(*) as count from notice_message
      where state = 'pending' or finished_at >= ${since} group by channel, state order by channel, state`);
  }

  /** The revision tells `lookNext` of a look under way that its row was asked for meanwhile. */
  async lookBy({ type, id }: NoticeOwner, at: number): Promise<void> {
    await this.write(sql`
      insert into notice_owner (owner_type, owner_id, look_at, revision) values (${type}, ${id}, ${at}, 1)
      on conflict (owner_type, owner_id) do update set revision = notice_owner.revision + 1, look_at = case
        when notice_owner.look_at is null or notice_owner.look_at > excluded.look_at then excluded.look_at
        else notice_owner.look_at end`);
  }

  async lookNext(looks: readonly NextLook[]): Promise<void> {
    for (const some of inPortions(looks)) {
      const rows = some.map(({ seen: { owner, revision }, at }) => {
        return sql`(${owner.type}, ${owner.id}, cast(${revision} as bigint), cast(${at} as bigint))`;
      });
      await this.write(sql`
        with next_look (owner_type, owner_id, seen, look_at) as (values ${commaSeparated(rows)})
        update notice_owner set look_at = next_look.look_at from next_look
        where notice_owner.owner_type = next_look.owner_type and notice_owner.owner_id = next_look.owner_id
          and notice_owner.revision = next_look.seen`);
    }
  }

  async lookAtAll(now: number): Promise<void> {
    await this.write(
      sql`update notice_owner set look_at = ${now}, revision = revision + 1 where look_at is null or look_at > ${now}`,
    );
  }

  async forgetOwner({ type, id }: NoticeOwner): Promise<void> {
    await this.write(sql`delete from notice_owner where owner_type = ${type} and owner_id = ${id}`);
  }

  /** What is over stays told: its urgency is the time at which it was found to be over. */
  async takeBackAhead(now: number): Promise<void> {
    await this.write(sql`
      update notice set taken_back_at = ${now}, urgency = 0
      where claimed_at > ${now} and urgency > ${now} and severity <> 'resolved'`);
    await this.write(sql`delete from notice_acknowledgement where at > ${now}`);
    await this.write(sql`
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
    const messageRows = claims.map((claim) => messageRow(claim, at));
    const rows = claims.flatMap(({ message, notices }) =>
      notices.map(({ item, ...notice }) => ({
        ...claimedNotices.row(notice),
        message_id: message.id,
        claimed_at: at,
      })),
    );
    // Sent together: a server does one after the other.
    const [, claimed] = await Promise.all([
      this.#insert('notice_message', messageRows, nothing),
      this.#insert('notice', rows, sql` on conflict do nothing`),
    ]);
    if (claimed === rows.length) {
      for (const { audit } of claims) this.transaction.audit(audit);
      return true;
    }
    const ids = among(claims.map(({ message }) => message.id));
    await this.write(sql`delete from notice where message_id in ${ids}`);
    await this.write(sql`delete from notice_message where id in ${ids}`);
    return false;
  }

  async #insert(table: string, rows: readonly Row[], conflict: Sql): Promise<number> {
    let written = 0;
    for (const [first, ...others] of inPortions(rows)) {
      if (first !== undefined) written += await this.write(sql`${insertAllInto(table, [first, ...others])}${conflict}`);
    }
    return written;
  }

  async closeSubjects(subjects: readonly string[], at: number): Promise<void> {
    if (subjects.length === 0) return;
    await this.write(
      sql`update notice set closed_at = ${at} where subject in ${among(subjects)} and closed_at is null`,
    );
  }

  async beginAttempt(messageId: string, attemptsBefore: number): Promise<boolean> {
    const begun = await this.write(sql`
      update notice_message set attempts = attempts + 1
      where id = ${messageId} and state = 'pending' and attempts = ${attemptsBefore}`);
    return begun === 1;
  }

  async takeBack(messageId: string, at: number): Promise<void> {
    await this.write(sql`update notice set taken_back_at = ${at}, urgency = 0 where message_id = ${messageId}`);
  }

  async endAttempt(messageId: string, standing: MessageStanding, audit: AuditEntry | null): Promise<void> {
    const { state, nextAttemptAt, finishedAt, detail } = standing;
    const row = { state, next_attempt_at: nextAttemptAt, finished_at: finishedAt, detail };
    const written = await this.write(
      sql`update notice_message set ${assignments(row)} where id = ${messageId} and state = 'pending'`,
    );
    if (written === 1 && audit !== null) this.transaction.audit(audit);
  }

  async acknowledge(acknowledgement: Acknowledgement, at: number, audit: AuditEntry): Promise<void> {
    const row = { ...acknowledgements.row(acknowledgement), at };
    const written = await this.write(sql`${insertInto('notice_acknowledgement', row)} on conflict do nothing`);
    if (written === 1) this.transaction.audit(audit);
  }

  dropContentBefore(before: number, limit: number): Promise<number> {
    return this.write(sql`
      update notice_message set content = null where id in (
        select id from notice_message where finished_at < ${before} and content is not null limit ${limit})`);
  }

  async #messages(where: Sql): Promise<StoredMessage[]> {
    const rows = await this.select(messages, where);
    return rows.map(({ id, content, mac, ...standing }) => ({ id, ...content, mac, standing }));
  }
}

function messageRow({ message, frozen, mac }: FrozenMessage, at: number): Row {
  return {
    id: message.id,
    channel: message.channel,
    recipient: message.recipient,
    content: frozen,
    mac,
    is_urgent: message.severity === 'urgent' ? 1 : 0,
    created_at: at,
    state: 'pending',
    attempts: 0,
    next_attempt_at: at,
  };
}
