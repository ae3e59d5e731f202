// Answers to requests that bore an Idempotency-Key, in the database.

import type { KeptAnswer, KeptAnswerWriter } from '../../../domain/access/kept-answer.ts';
import { integer, nullable, text } from '../../../formats/value-codec.ts';
import type { Queries } from '../database.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';

const rows = rowCodec<KeptAnswer>('kept_answer', {
  id: text,
  request: text,
  beganAt: integer,
  answer: nullable(text),
  mac: text,
});

export class StoredKeptAnswers implements KeptAnswerWriter {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  async byId(id: string): Promise<KeptAnswer | null> {
    const row = await this.#queries.first(sql`select ${rows.columns} from kept_answer where id = ${id}`);
    return row && rows.read(row);
  }

  async put(kept: KeptAnswer): Promise<void> {
    await this.remove(kept.id);
    await this.#queries.run(insertInto('kept_answer', rows.row(kept)));
  }

  async remove(id: string): Promise<void> {
    await this.#queries.run(sql`delete from kept_answer where id = ${id}`);
  }

  async removeOutside(from: number, to: number): Promise<void> {
    await this.#queries.run(sql`delete from kept_answer where began_at < ${from} or began_at > ${to}`);
  }
}
