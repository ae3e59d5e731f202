// Group commit: writes that are under way together share one transaction of the database and one wait for the disk. Each runs
// by itself, after the one before it, and sees what that one wrote. One that fails is undone alone. Nobody is answered
// before the commit is on the disk, not even with a refusal, which may rest on what another of the group wrote.
//
// No timers: a lone write waits for nobody. Who shares a commit with it are those that ask while it runs.

import type { Clock } from '../../../domain/ports.ts';
import type { Commitment } from '../database.ts';
import { sql } from '../sql.ts';
import type { SqliteConnection } from './connection.ts';

/** Other processes wait for the lock while a group holds it, and this one's event loop waits with them. */
const membersAtMost = 64;
const longestMs = 10;

interface GroupCommitParts {
  connection: SqliteConnection;
  clock: Clock;
  /** Resolves when those who could ask by now have asked. */
  nextTurn(): Promise<void>;
  /** Takes the lock, waiting for other processes. */
  begin(): Promise<void>;
  /** After a commit, before its members are answered. */
  committed(commitments: readonly Commitment[]): void;
}

interface Member {
  work(commitment: Commitment): Promise<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

interface Done {
  member: Member;
  commitment: Commitment;
  answer(): void;
}

export class GroupCommit {
  readonly #parts: GroupCommitParts;
  /** In the order in which they asked. */
  readonly #waiting: Member[] = [];
  #isUnderWay = false;

  constructor(parts: GroupCommitParts) {
    this.#parts = parts;
  }

  /** The work's result once it is durable. The work may be run again from its start, never after it was answered. */
  write<T>(work: (commitment: Commitment) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (!this.#isUnderWay) void this.#commitAll();
    });
  }

  async #commitAll(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting.length > 0) {
      await this.#parts.nextTurn();
      await this.#commitGroup(this.#waiting);
    }
    this.#isUnderWay = false;
  }

  /** Takes its members from the front; those that come while it runs may still join. */
  async #commitGroup(waiting: Member[]): Promise<void> {
    const { clock, begin } = this.#parts;
    const asked = waiting.length;
    try {
      await begin();
    } catch (error) {
      for (const { reject } of waiting.splice(0, asked)) reject(error);
      return;
    }
    const done: Done[] = [];
    const until = clock.monotonicMs() + longestMs;
    while (done.length < membersAtMost && (done.length === 0 || clock.monotonicMs() < until)) {
      const member = waiting.shift();
      if (member === undefined) break;
      const { isOver, ...one } = await this.#run(member, done.length === 0);
      if (isOver) {
        one.answer();
        // What they had done went with the transaction, through no fault of theirs.
        for (const before of done) await this.#commitGroup([before.member]);
        return;
      }
      done.push(one);
    }
    this.#commit(done);
  }

  /**
   * The first needs no savepoint, so that a lone write is nothing but a transaction. `isOver`: the transaction is over,
   * with all that was done in it.
   */
  async #run(member: Member, isFirst: boolean): Promise<Done & { isOver: boolean }> {
    const { connection } = this.#parts;
    const commitment: Commitment = { erasesSecrets: false };
    try {
      if (!isFirst) connection.run(sql`savepoint member`);
      const result = await member.work(commitment);
      if (!isFirst) connection.run(sql`release member`);
      return { member, commitment, answer: () => member.resolve(result), isOver: false };
    } catch (error) {
      const isOver = isFirst || !undone(connection);
      if (isOver) rollback(connection);
      return { member, commitment: { erasesSecrets: false }, answer: () => member.reject(error), isOver };
    }
  }

  #commit(done: readonly Done[]): void {
    const { connection, committed } = this.#parts;
    try {
      connection.run(sql`commit`);
    } catch (error) {
      rollback(connection);
      for (const { member } of done) member.reject(error);
      return;
    }
    committed(done.map(({ commitment }) => commitment));
    for (const { answer } of done) answer();
  }
}

/** False where SQLite has ended the whole transaction, as it does on a full disk. */
function undone(connection: SqliteConnection): boolean {
  try {
    connection.run(sql`rollback to member`);
    connection.run(sql`release member`);
    return true;
  } catch {
    return false;
  }
}

function rollback(connection: SqliteConnection): void {
  try {
    connection.rollback();
  } catch {
    // The error that brought us here is the one to tell; the next transaction rolls back before it begins.
  }
}
