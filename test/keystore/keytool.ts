// Java's keytool as a judge. Passwords go in by the environment; its answers are asked for in English.

import { spawnSync } from 'node:child_process';

export type Judged = { readonly status: number; readonly output: string };

export function keytool(args: readonly string[], password: string): Judged {
  const english = ['-J-Duser.language=en', '-J-Duser.country=US', '-J-Duser.timezone=UTC'];
  const env = { ...process.env, KEYSTORE_PASSWORD: password };
  const run = spawnSync('keytool', [...english, ...args], { env, encoding: 'utf8' });
  // A missing keytool fails the test: a judge that did not look has not approved.
  if (run.error)
    throw new Error('keytool cannot be run; it comes with a Java runtime (Debian: openjdk-17-jre-headless)', {
      cause: run.error,
    });
  return { status: run.status ?? -1, output: run.stdout + run.stderr };
}
