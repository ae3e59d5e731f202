// Group commit: writes that are under way together share one transaction of the database and one wait for the disk. Each runs
// by itself, after the one before it, and sees what that one wrote. One that fails is undone alone: the group begins again,
// each in a savepoint, which are spared as long as all goes well. Nobody is answered before the commit is on the disk, not
// even with a refusal, which may rest on what another of the group wrote.
//
// No timers: a lone write waits for nobody. Nobody joins a transaction that has begun: on PostgreSQL it may see less than who
// asks later has seen.

import type { Clock } from '../../domain/ports.ts';
import { type Commitment, Conflict, type DialectWords, HeldUp, type Queries } from './database.ts';
import { SoundQueries, type Statements } from './sound-queries.ts';
import { type Sql, sql } from './sql.ts';

/** Other processes wait for what a group has locked. */
const membersAtMost = 64;

interface GroupCommitParts {
  clock: Clock;
  words: DialectWords;
  /** After so long a group takes in nobody more. */
  longestMs: number;
  /** Resolves when those who could ask by now have asked. */
  nextTurn(): Promise<void>;
  /**
   * Runs the work in a transaction, after a Conflict again from its start.
   * @param isPatient Waits long for what other processes have locked.
   */
  transaction(work: (transaction: Shared) => Promise<void>, isPatient: boolean): Promise<void>;
}

interface Shared {
  statements: Statements;
  commitment: Commitment;
}

type Work<T> = (queries: Queries, commitment: Commitment) => Promise<T>;

interface Member {
  work: Work<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

interface Manner {
  /** Waits long for what other processes have locked. */
  isPatient?: boolean;
  inSavepoints?: boolean;
}

/** The one whose failure could not be undone without the whole transaction. */
class Culprit {
  readonly member: Member;
  readonly error: unknown;
  constructor(member: Member, error: unknown) {
    this.member = member;
    this.error = error;
  }
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
  write<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (!this.#isUnderWay) void this.#commitAll();
    });
  }

  async #commitAll(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting.length > 0) {
      await this.#parts.nextTurn();
      await this.#commit(this.#waiting.splice(0, membersAtMost), {});
    }
    this.#isUnderWay = false;
  }

  async #commit(members: Member[], { isPatient = false, inSavepoints = false }: Manner): Promise<void> {
    const { clock, longestMs, transaction } = this.#parts;
    let answers: (() => void)[] = [];
    try {
      await transaction(async (shared) => {
        answers = [];
        const savepoints = inSavepoints ? new Savepoints(shared.statements) : null;
        const until = clock.monotonicMs() + longestMs;
        for (const member of members) {
          if (answers.length > 0 && clock.monotonicMs() >= until) break;
          // Before the first there is nothing to keep.
          const savepoint = answers.length === 0 ? null : savepoints;
          answers.push(await this.#run(member, shared, savepoint, isPatient));
        }
        await savepoints?.failUnlessSet();
      }, isPatient);
    } catch (error) {
      if (error instanceof Culprit) {
        const mayGoAlone = answers.length > 0 && !inSavepoints && !(error.error instanceof HeldUp);
        return mayGoAlone ? this.#commit(members, { inSavepoints: true }) : this.#withoutCulprit(members, error);
      }
      const failed = members.splice(0, answers.length || members.length);
      this.#waiting.unshift(...members);
      for (const { reject } of failed) reject(error);
      return;
    }
    this.#waiting.unshift(...members.slice(answers.length));
    for (const answer of answers) answer();
  }

  /** What the others had done went with the transaction, through no fault of theirs: they begin again. */
  #withoutCulprit(members: readonly Member[], { member, error }: Culprit): void {
    this.#waiting.unshift(...members.filter((other) => other !== member));
    // Beside the others, who need not wait with it.
    if (error instanceof HeldUp) void this.#commit([member], { isPatient: true });
    else member.reject(error);
  }

  async #run(
    member: Member,
    { statements, commitment }: Shared,
    savepoint: Savepoints | null,
    isPatient: boolean,
  ): Promise<() => void> {
    const queries = new SoundQueries(statements, this.#parts.words);
    try {
      savepoint?.set();
      const result = await member.work(queries, commitment);
      queries.failUnlessSound();
      savepoint?.release();
      return () => member.resolve(result);
    } catch (error) {
      const isHeldUp = error instanceof HeldUp && !isPatient;
      if (error instanceof Conflict && !isHeldUp) throw error;
      const isUndone = !isHeldUp && (await savepoint?.rollback()) === true;
      if (!isUndone) throw new Culprit(member, error);
      return () => member.reject(error);
    } finally {
      queries.end();
    }
  }
}

/** Nobody waits for the answers of a server: what comes after a savepoint that was not set fails with it. */
class Savepoints {
  readonly #statements: Statements;
  readonly #sent: Promise<unknown>[] = [];

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  set(): void {
    this.#send(sql`savepoint member`);
  }

  release(): void {
    this.#send(sql`release member`);
  }

  /** False where the database has ended the whole transaction, as SQLite does on a full disk. */
  async rollback(): Promise<boolean> {
    try {
      await this.#statements.run(sql`rollback to member`);
      await this.#statements.run(sql`release member`);
      return true;
    } catch {
      return false;
    }
  }

  async failUnlessSet(): Promise<void> {
    await Promise.all(this.#sent);
  }

  #send(statement: Sql): void {
    const sent = Promise.resolve(this.#statements.run(statement));
    sent.catch(() => {});
    this.#sent.push(sent);
  }
}
