// Writes down that a sign-in found no token: the failure's episode, the back-off that holds background callers, and when
// to look again. A person's test changes the episode but holds nobody. That our own login budget is spent is no failure.

import type { Connection } from '../../../domain/connection/connection.ts';
import type { Instant } from '../../../domain/ports.ts';
import { nextLookAt, notAhead } from '../../../domain/rotation/probe-schedule.ts';
import type { AttemptPurpose } from '../../../domain/token/attempt.ts';
import { slotAfterRefusal } from '../../../domain/token/lost-slot.ts';
import { nextBackOff } from '../../../domain/token/rationing.ts';
import { isInMotion } from '../../../domain/token/rounds.ts';
import { isRefusal, type NotSignedIn } from '../../../domain/token/sign-in-result.ts';
import { lockConnectionById } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, connectionSubject } from '../../context.ts';

export async function recordFailure(
  context: Context,
  connectionId: string,
  { failure, tried }: Pick<NotSignedIn, 'failure' | 'tried'>,
  purpose: AttemptPurpose,
): Promise<void> {
  const { clock, settings, store } = context;
  await store.write(async (tx) => {
    const whole = await lockConnectionById(tx, connectionId);
    const { connection, pairs } = whole;
    const now = clock.now();
    if (failure.code === 'loginBudgetSpent') {
      const rationed = { ...connection, rationedUntil: failure.until };
      await tx.connections.note({ ...rationed, nextLookAt: nextLookAt(rationed, pairs, settings, now) });
      return;
    }
    if (wasAcceptedSince(connection, tried, now)) {
      const probed = { ...connection, lastProbeAt: purpose === 'token' ? connection.lastProbeAt : now };
      await tx.connections.note({ ...probed, nextLookAt: nextLookAt(probed, pairs, settings, now) });
      return;
    }
    const isNews = connection.failure?.code !== failure.code;
    // A probe judges nothing: what a test found of the same failure is still the newest that is known of it.
    const judged = isNews ? undefined : connection.failure?.judged;
    const mayHold = purpose !== 'test' && isRefusal(failure);
    const after: Connection = {
      ...connection,
      failure: {
        // One that lies ahead was written while the clock was wrong.
        since: Math.min(now, connection.failure?.since ?? now),
        at: now,
        code: failure.code,
        message: failure.message,
        ...slotAfterRefusal(whole, tried, now),
        ...(judged === undefined ? {} : { judged }),
      },
      backOff: mayHold
        ? nextBackOff(connection.backOff, failure.code, isInMotion(pairs, now), now)
        : connection.backOff,
      lastProbeAt: purpose === 'token' ? connection.lastProbeAt : now,
    };
    const next = { ...after, nextLookAt: nextLookAt(after, pairs, settings, now) };
    const isLostNow = after.failure?.slotLostAt !== undefined && connection.failure?.slotLostAt === undefined;
    if (isLostNow) {
      const proof = { refusedRounds: after.failure?.refusedRounds ?? 0 };
      await tx.audit.append(auditEntry(context, 'connection.slotLost', connectionSubject(connection), null, proof));
    }
    if (!isNews) {
      await tx.connections.note(next);
      return;
    }
    const told = { code: failure.code, message: failure.message };
    const before = connection.failure === null ? null : { code: connection.failure.code };
    await tx.connections.update(
      next,
      auditEntry(context, 'connection.failed', connectionSubject(connection), before, told),
    );
  });
}

/** Another sign-in was accepted while this one was refused: the connection works, and nobody is to be held. */
function wasAcceptedSince({ lastAccepted }: Connection, [first]: NotSignedIn['tried'], now: Instant): boolean {
  const acceptedAt = notAhead(lastAccepted?.at ?? null, now);
  return acceptedAt !== null && first !== undefined && acceptedAt > first.at;
}
