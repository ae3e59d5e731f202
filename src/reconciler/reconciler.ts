// The loop: claims what is due in batches, moves each one step on, sleeps until the next is due. Level-triggered: its
// cost follows what is due, not what exists, and any number of processes may run it on one database. A step that fails
// is logged and costs no other connection anything.

import type { Connection } from '../domain/connection/connection.ts';
import { newId, secondMs } from '../domain/ports.ts';
import type { Context } from '../operations/context.ts';
import { reconcileConnection } from '../operations/reconcile-connection.ts';
import { sweepAttempts } from '../operations/sweep-attempts.ts';

export interface ReconcilerOptions {
  /** How many connections are looked at at once. */
  slots: number;
  isClockTrusted: () => boolean | Promise<boolean>;
}

/** Longer than any look takes; a process that dies leaves its claims to others after this. */
const claimMs = 180 * secondMs;
const idleMs = 5 * secondMs;

export interface PassResult {
  looked: number;
  failed: number;
}

/** One pass over all that is due now, page by page. */
export async function reconcileOnce(
  context: Context,
  options: ReconcilerOptions,
  signal?: AbortSignal,
): Promise<PassResult> {
  const holder = newId(context.random);
  const dueBefore = context.clock.now();
  // At most a quarter of the slots go to one host, so that an org that hangs does not hold up the others.
  const perHost = Math.max(1, Math.ceil(options.slots / 4));
  const total: PassResult = { looked: 0, failed: 0 };
  while (signal?.aborted !== true) {
    const claimed = await context.store.write((tx) =>
      tx.connections.claimDue(dueBefore, holder, options.slots, perHost, claimMs),
    );
    if (claimed.length === 0) break;
    const isClockTrusted = await options.isClockTrusted();
    const outcomes = await Promise.all(
      claimed.map((connection) => lookAt(context, connection, holder, isClockTrusted, signal)),
    );
    total.looked += outcomes.length;
    total.failed += outcomes.filter((isFine) => !isFine).length;
  }
  await sweepAttempts(context);
  await context.store.write((tx) => tx.facts.set('reconcilerRanAt', context.clock.now()));
  return total;
}

/** Runs passes until the signal aborts. */
export async function reconcileForever(
  context: Context,
  options: ReconcilerOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await reconcileOnce(context, options, signal);
    } catch (error) {
      context.log.write('error', 'A reconciler pass failed; the next one follows.', { error });
    }
    await sleepUnlessAborted(context, signal);
  }
}

async function lookAt(
  context: Context,
  connection: Connection,
  holder: string,
  isClockTrusted: boolean,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await reconcileConnection(context, connection.id, { isClockTrusted, ...(signal === undefined ? {} : { signal }) });
    return true;
  } catch (error) {
    context.log.write('error', `Looking at "${connection.name}" failed; it is looked at again.`, { error });
    await postpone(context, connection.id);
    return false;
  } finally {
    await context.store.write((tx) => tx.connections.releaseClaim(connection.id, holder));
  }
}

/** A look that throws must not be due again at once, or the pass would never end. */
async function postpone(context: Context, id: string): Promise<void> {
  await context.store.write(async (tx) => {
    const connection = await tx.connections.lock(id);
    if (connection === null) return;
    await tx.connections.note({ ...connection, nextLookAt: context.clock.now() + 60 * secondMs });
  });
}

async function sleepUnlessAborted({ clock }: Context, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(idleMs, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
