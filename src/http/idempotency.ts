// A request that bears an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): what it creates is created once.

import { wrongShape } from '../domain/errors.ts';
import type { Caller } from '../domain/people/caller.ts';
import { runOnce } from '../operations/access/run-once.ts';
import { perform } from '../operations/act.ts';
import type { ApiNeeds } from './api-needs.ts';
import type { Answer, Route } from './route.ts';

export const idempotencyKeyName = 'Idempotency-Key';

interface Sent {
  request: Request;
  path: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

/** Errors: those of `runOnce`, invalidInput. */
export function once(
  needs: ApiNeeds,
  { act, creates }: Route,
  caller: Caller | null,
  { request, path, query, body }: Sent,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const header = request.headers.get(idempotencyKeyName);
  if (creates === null || caller === null || header === null) return work();
  const { person, sessionId, actorName, access } = caller;
  return perform(access, runOnce, needs, {
    key: keyIn(header),
    // With other rights it is another caller: what was answered before may be beyond them.
    by: [act, person.id, sessionId ?? actorName, person.role, person.label ?? ''],
    request: [JSON.stringify([path, query, body ?? null])],
    isSecret: creates === 'secret',
    work,
  });
}

/** A quoted string, as the draft wants it, or the same without quotes, as most send it. Errors: invalidInput. */
function keyIn(header: string): string {
  const key = /^"([\x20-\x21\x23-\x7e]{1,255})"$|^([\x21\x23-\x7e]{1,255})$/.exec(header.trim());
  const given = key?.[1] ?? key?.[2];
  if (given === undefined) throw wrongShape(idempotencyKeyName, { type: 'notAnIdempotencyKey' });
  return given;
}
