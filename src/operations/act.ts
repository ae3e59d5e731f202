// The one door: every verb that a face may call is an act, and `perform` refuses whoever has not the permission, before
// anything is read or written. An act carries no input schema, audit verb, transaction or command line (docs/decisions/acts.md).

import { type ActName, acts } from '../domain/access/acts.ts';
import { type Access, isPermitted } from '../domain/access/permission.ts';
import { LatchkeyError } from '../domain/errors.ts';
import type { Instant } from '../domain/ports.ts';

/** Needs: the part of the context that it uses. Told: what it reports while it goes on. */
export interface Act<Needs, Input, Done, View = unknown, Told = never> {
  act: ActName;
  /** The name of the one connection that it is about, for callers who are restricted to some. Null: the installation. */
  connectionOf: (input: Input) => string | null;
  /** In transactions of its own, with audit entries of its own. */
  run: (context: Needs, input: Input, tell: (told: Told) => void) => Promise<Done>;
  /** Data for programs, behind `--json` and HTTP alike: camelCase, times in ISO 8601 UTC. No secret but one asked for. */
  view: (done: Done, now: Instant) => View;
}

/** Errors: notPermitted, and those of the act. */
export async function perform<Needs, Input, Done, Told = never>(
  access: Access,
  { act, connectionOf, run }: Act<Needs, Input, Done, unknown, Told>,
  context: Needs,
  input: Input,
  tell: (told: Told) => void = () => {},
): Promise<Done> {
  const permission = acts[act];
  const connection = connectionOf(input);
  if (!isPermitted(access, permission, connection))
    throw new LatchkeyError('notPermitted', { act, permission, connection });
  return run(context, input, tell);
}
