// The one door: every verb that a face may call is an act, and `perform` refuses whoever has not the permission, before
// anything is read or written. An act carries no input schema, audit verb, transaction or command line (docs/decisions/acts.md).

import { type ActName, acts } from '../domain/access/acts.ts';
import { type Access, isPermitted, type Reach } from '../domain/access/permission.ts';
import { LatchkeyError } from '../domain/errors.ts';
import type { Instant } from '../domain/ports.ts';

/** Needs: the part of the context that it uses. Told: what it reports while it goes on. */
export interface Act<Needs, Input, Done, View = unknown, Told = never> {
  act: ActName;
  /** The name of the one connection that it is about, for callers who are restricted to some. Null, or left out: the installation. */
  connectionOf?: (input: Input) => string | null;
  /** In transactions of its own, with audit entries of its own. `reach` is for what leads to another app than the connection's. */
  run: (context: Needs, input: Input, tell: (told: Told) => void, reach: Reach | null) => Promise<Done>;
  /** For a list of the installation: `run` for a restricted caller, of the connections that it reaches alone. */
  within?: (context: Needs, input: Input, reach: Reach) => Promise<Done>;
  /** Data for programs, behind `--json` and HTTP alike: camelCase, times in ISO 8601 UTC. No secret but one asked for. */
  view: (done: Done, now: Instant) => View;
  /** The same of what it tells. */
  viewTold?: (told: Told) => object;
}

/** Errors: notPermitted, and those of the act. */
export async function perform<Needs, Input, Done, Told = never>(
  access: Access,
  { act, connectionOf, run, within }: Act<Needs, Input, Done, unknown, Told>,
  context: Needs,
  input: Input,
  tell: (told: Told) => void = () => {},
): Promise<Done> {
  refuseWithout(access, act);
  const connection = connectionOf?.(input) ?? null;
  const { reach } = access;
  const permission = acts[act];
  try {
    if (reach !== null && connection === null && within !== undefined) return await within(context, input, reach);
    if (!isPermitted(access, permission, connection))
      throw new LatchkeyError('notPermitted', { act, permission, isHeld: true, connection });
    return await run(context, input, tell, reach);
  } catch (error) {
    throw reach === null ? error : toldWithin(reach, error);
  }
}

/** A username's logins are spent by whoever signs in as it: of others their number is told, and no name. */
function toldWithin({ connections }: Reach, error: unknown): unknown {
  if (!(error instanceof LatchkeyError) || error.code !== 'loginBudgetSpent') return error;
  const { parameters }: LatchkeyError<'loginBudgetSpent'> = error;
  const spentBy = parameters.spentBy.map((one) =>
    one.connection !== null && connections.includes(one.connection) ? one : { ...one, connection: null },
  );
  return new LatchkeyError('loginBudgetSpent', { ...parameters, spentBy });
}

/** Before an input is read: whoever has not the permission at all learns nothing of what it should be. Errors: notPermitted. */
export function refuseWithout({ permissions }: Access, act: ActName): void {
  const permission = acts[act];
  if (permission === 'open' || permissions.includes(permission)) return;
  throw new LatchkeyError('notPermitted', { act, permission, isHeld: false, connection: null });
}
