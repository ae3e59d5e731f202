// Asks before assertions go to a host that is named like one of Salesforce and is not.

import { looksLikeSalesforce, readLoginUrl } from '../../domain/connection/login-url.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { note } from '../outcome.ts';
import { isSet } from '../read-options.ts';

/** False: refused by the person at the terminal. Errors: confirmationNeeded. */
export async function lookalikeConsent(
  { terminal }: Pick<Application, 'terminal'>,
  { options }: Pick<Invocation, 'options'>,
  rows: readonly { loginUrl?: string | undefined }[],
): Promise<boolean> {
  const hosts = rows.flatMap(({ loginUrl }) => {
    const read = loginUrl === undefined ? null : readLoginUrl(loginUrl);
    return read !== null && 'origin' in read && looksLikeSalesforce(read.origin) ? [read.origin] : [];
  });
  if (hosts.length === 0) return true;
  note(
    terminal,
    `${[...new Set(hosts)].join(', ')} is named like a host of Salesforce and is none: its owner gets what signs in there.`,
  );
  if (isSet(options, 'yes')) return true;
  if (!terminal.isInteractive)
    throw new LatchkeyError('confirmationNeeded', { act: 'A host that is not Salesforce’s' });
  const { confirm } = await import('../prompts.ts');
  return confirm('Use it all the same?');
}
