// Asks before assertions go to a host that is named like one of Salesforce and is not. Where nobody can be asked, the act refuses.

import { looksLikeSalesforce, readLoginUrl } from '../../domain/connection/login-url.ts';
import { lookalikeText } from '../../text/connection/input-warnings.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { note } from '../outcome.ts';
import { isSet } from '../read-options.ts';

/** The login URLs that a person takes all the same; null: refused at the terminal. */
export async function lookalikeConsent(
  { terminal }: Pick<Application, 'terminal'>,
  { options }: Pick<Invocation, 'options'>,
  rows: readonly { loginUrl?: string | undefined }[],
): Promise<readonly string[] | null> {
  const given = rows.flatMap(({ loginUrl }) => {
    const read = loginUrl === undefined ? null : readLoginUrl(loginUrl);
    return read !== null && 'origin' in read && looksLikeSalesforce(read.origin) ? [read.origin] : [];
  });
  const isAccepted = isSet(options, 'yes');
  if (given.length === 0 || !(isAccepted || terminal.isInteractive)) return [];
  const lookalikes = [...new Set(given)];
  for (const loginUrl of lookalikes) note(terminal, lookalikeText(loginUrl));
  if (isAccepted) return lookalikes;
  const { confirm } = await import('../prompts.ts');
  return (await confirm('Use it all the same?')) ? lookalikes : null;
}
