// What a command is called with, and what it is.

import type { Application } from './application.ts';
import type { Outcome } from './outcome.ts';

/** The arguments in order and the options by name. */
export interface Invocation {
  values: readonly string[];
  options: Readonly<Record<string, unknown>>;
}

export type RunCommand = (application: Application, invocation: Invocation) => Promise<Outcome>;
