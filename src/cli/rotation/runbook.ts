// `latchkey runbook NAME --out FILE`

import { resolve } from 'node:path';
import { writeRunbook } from '../../operations/rotation/write-runbook.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';

export async function runbook(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const out = resolve(app.workingFolder, textOption(invocation.options, 'out') ?? `${name}-runbook.html`);
  const written = await app.perform(writeRunbook, { name, file: out });
  const latchkey = app.calledAs();
  const lines = [
    `Wrote ${written.file}. Print it, or put it where the admins look.`,
    `It is made anew by \`${latchkey} serve\` or \`${latchkey} reconcile --once\` when something in it changes.`,
  ];
  return done(lines.join('\n'), writeRunbook.view(written));
}
