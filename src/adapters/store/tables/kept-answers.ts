// Answers to requests that bore an Idempotency-Key, in the database.

import type { KeptAnswer, KeptAnswerWriter } from '../../../domain/access/kept-answer.ts';
import { integer, nullable, text } from '../../../formats/value-codec.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const rows = rowCodec<KeptAnswer>('kept_answer', {
  id: text,
  request: text,
  beganAt: integer,
  answer: nullable(text),
  mac: text,
});

export class StoredKeptAnswers extends Window implements KeptAnswerWriter {
  byId(id: string): Promise<KeptAnswer | null> {
    return this.selectOne(rows, sql`where id = ${id}`);
  }

  async put(kept: KeptAnswer): Promise<void> {
    await this.remove(kept.id);
    await this.write(insertInto('kept_answer', rows.row(kept)));
  }

  async remove(id: string): Promise<void> {
    await this.write(sql`delete from kept_answer where id = ${id}`);
  }

  async removeOutside(from: number, to: number): Promise<void> {
    await this.write(sql`delete from kept_answer where began_at < ${from} or began_at > ${to}`);
  }
}
