// `latchkey serve`: says where it is in one line and runs until it is asked to end.

import { join } from 'node:path';
import type { Application, ServeReady } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import type { Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';

const invitationFile = 'first-administrator';

export async function serveForever(app: Application, { options }: Invocation): Promise<Outcome> {
  await app.serve(async (ready) => {
    const asJson = isSet(options, 'json');
    const file = asJson ? null : await keptInvitation(app, ready);
    const line = asJson ? JSON.stringify(readyLine(ready)) : sentence(ready, file);
    app.terminal.out(`${line}\n`);
  });
  return { text: '', json: undefined, exitCode: 0 };
}

/** Journals keep what is printed: without a terminal the address goes to a file that its owner alone may read. */
async function keptInvitation(app: Application, { firstAdminUrl }: ServeReady): Promise<string | null> {
  if (firstAdminUrl === null || app.terminal.isTerminal) return null;
  const file = join(app.places().dataFolder, invitationFile);
  await app.files.write(file, Buffer.from(`${firstAdminUrl}\n`), { overwrite: true });
  return file;
}

/** Programs read this line: these names and no others. */
function readyLine({ url, pid, tokenFile, channels, firstAdminUrl }: ServeReady) {
  return { url, pid, tokenFile, channels, firstAdminUrl };
}

function sentence(ready: ServeReady, file: string | null): string {
  const { url, channels, firstAdminUrl } = ready;
  if (firstAdminUrl !== null && file === null) return welcome(firstAdminUrl, ready.keyFile);
  const told = channels.length === 0 ? '' : `; tells people through ${channels.join(', ')}`;
  const running = `Latchkey runs at ${url} until Ctrl-C${told}.`;
  if (firstAdminUrl === null) return running;
  return `${running}\nTo make the first administrator, the address to open is in ${file} (valid for an hour).`;
}

/** One address, and nothing beside it that must be understood first. */
function welcome(firstAdminUrl: string, keyFile: string | null): string {
  const kept =
    keyFile === null
      ? ''
      : `\nIts private keys are sealed with ${keyFile}: keep a copy of that file, apart from backups.`;
  return `Open this address in your browser; it makes the first administrator (within an hour):\n\n  ${firstAdminUrl}\n\nLatchkey runs until Ctrl-C.${kept}`;
}
