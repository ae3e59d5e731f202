// Runs what creates something once for one key of one caller: sent again, it is answered as before. What fails is not kept, since it
// changed nothing. Secrets that are shown once are not kept either: who lost them makes another.

import { type KeptAnswer, sweepKeptAnswers, underWayLimitMs } from '../../domain/access/kept-answer.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { isSameMac, macOf } from '../../formats/mac.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { macKey } from '../vault/steps/mac-key.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'random' | 'sealer' | 'log'>;

interface OnceAnswer {
  view: unknown;
  headers: Readonly<Record<string, string>>;
}

interface OnceInput {
  /** As the caller chose it. */
  key: string;
  /** Who asks, with what rights, for what. */
  by: readonly string[];
  /** All that was sent. */
  request: readonly string[];
  /** The answer bears a secret that is shown this once. */
  isSecret: boolean;
  work(): Promise<OnceAnswer>;
}

/** Errors: idempotencyKeyReused, requestUnderWay, answerShownOnce, and those of the work. */
export const runOnce = {
  act: 'request.runOnce',
  async run(context, { key, by, request, isSecret, work }) {
    const secret = await macKey(context);
    const begun = signed(secret, {
      id: macOf(secret.reveal(), 'latchkey idempotency key v1', key, ...by).toString('base64url'),
      request: macOf(secret.reveal(), 'latchkey idempotent request v1', ...request).toString('base64url'),
      beganAt: context.clock.now(),
      answer: null,
    });
    const kept = await context.store.write(async (tx) => {
      await sweepKeptAnswers(tx.keptAnswers, begun.beganAt);
      const found = await tx.keptAnswers.byId(begun.id);
      const answer = found !== null && isProved(secret, found) ? answered(found, begun) : null;
      if (answer === null) await tx.keptAnswers.put(begun);
      return answer;
    });
    if (kept !== null) return kept;
    const done = await work().catch(async (error: unknown) => {
      await context.store.write((tx) => tx.keptAnswers.remove(begun.id));
      throw error;
    });
    const answer = JSON.stringify(isSecret ? { id: idOf(done.view) } : done);
    await context.store
      .write((tx) => tx.keptAnswers.put(signed(secret, { ...begun, answer })))
      .catch((error) => {
        // It was made, and who asked must hear of it.
        context.log.write('error', 'The answer to a request with an Idempotency-Key could not be kept.', { error });
      });
    return done;
  },
  view: ({ view }) => view,
} satisfies Act<Needs, OnceInput, OnceAnswer>;

/** Null: it is to be done. Errors: idempotencyKeyReused, requestUnderWay, answerShownOnce. */
function answered({ request, beganAt, answer }: KeptAnswer, begun: { request: string; beganAt: Instant }) {
  if (request !== begun.request) throw new LatchkeyError('idempotencyKeyReused');
  if (answer === null) {
    if (begun.beganAt - beganAt < underWayLimitMs) throw new LatchkeyError('requestUnderWay');
    return null;
  }
  const read = JSON.parse(answer) as OnceAnswer | { id: string | null };
  if ('id' in read) throw new LatchkeyError('answerShownOnce', { id: read.id });
  return read;
}

function idOf(view: unknown): string | null {
  return view instanceof Object && 'id' in view && typeof view.id === 'string' ? view.id : null;
}

function signed(secret: Secret<Uint8Array>, row: Omit<KeptAnswer, 'mac'>): KeptAnswer {
  return { ...row, mac: proofOf(secret, row) };
}

function isProved(secret: Secret<Uint8Array>, row: KeptAnswer): boolean {
  return isSameMac(row.mac, proofOf(secret, row));
}

function proofOf(secret: Secret<Uint8Array>, { id, request, beganAt, answer }: Omit<KeptAnswer, 'mac'>): string {
  const told = JSON.stringify([id, request, beganAt, answer]);
  return macOf(secret.reveal(), 'latchkey kept answer v1', told).toString('base64url');
}
