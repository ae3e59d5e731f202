// `latchkey serve`: says where it is in one line and runs until it is asked to end.

import type { Application, ServeReady } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { note, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';

export async function serveForever(app: Application, { options }: Invocation): Promise<Outcome> {
  await app.serve((ready) => {
    const line = isSet(options, 'json') ? JSON.stringify(readyLine(ready)) : sentence(ready);
    app.terminal.out(`${line}\n`);
    if (ready.channels.length === 0) {
      note(
        app.terminal,
        'nobody will be told of anything: no channel is set. Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.',
      );
    }
  });
  return { text: '', json: undefined, exitCode: 0 };
}

/** Programs read this line: these names and no others. */
function readyLine({ url, pid, tokenFile, channels }: ServeReady) {
  return { url, pid, tokenFile, channels };
}

function sentence({ url, channels }: ServeReady): string {
  const told = channels.length === 0 ? '' : `; tells people through ${channels.join(', ')}`;
  return `Latchkey runs at ${url} until Ctrl-C${told}.`;
}
