// `latchkey demo [--keep]`

import type { Application, ServeReady } from '../application.ts';
import { paint } from '../colours.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { cut, table } from '../table.ts';

export async function demo(app: Application, invocation: Invocation): Promise<Outcome> {
  const isJson = isSet(invocation.options, 'json');
  const latchkey = app.calledAs();
  const { as } = paint(app.terminal.hasColour);
  const say = (text: string) => (isJson ? undefined : app.terminal.out(`${text}\n`));
  say(as('bold', 'Latchkey against a simulated Salesforce org: the whole story in under a minute.'));
  say('Six servers; what takes Salesforce 2 to 10 minutes to spread takes this simulator 2 to 10 seconds.\n');
  const isLive = app.terminal.isInteractive && !isJson;
  const isKept = isSet(invocation.options, 'keep');
  const narrator = {
    step: (text: string) => say(`${isLive ? '\r\u001b[K' : ''}${text}`),
    progress: (text: string) =>
      isLive ? app.terminal.out(`\r\u001b[K${cut(text, app.terminal.width - 1)}`) : undefined,
  };
  const running = await app.runDemo(narrator, isKept);
  try {
    const { traffic, seconds } = running.result;
    const row = (name: string, { logins, failed, refusedAttempts }: typeof traffic.latchkey) => [
      name,
      String(logins),
      String(failed),
      String(refusedAttempts),
    ];
    const rows = [
      row('Latchkey', traffic.latchkey),
      row('one key, switched at upload', traffic.oneKeySwitchedAtUpload),
      row('one key, switched 10 s later', traffic.oneKeySwitchedAtEnd),
    ];
    say(`\n${as('bold', 'Sign-ins during the rotation, each without a cache')}`);
    say(table(['client', 'logins', 'failed', 'refused on the way'], rows, undefined));
    say(`\nDone in ${seconds} s.`);
    if (!isKept) {
      say(`Next: \`${latchkey} demo --keep\` to look around, or \`${latchkey} connection add\` for an org of yours.`);
      return done('', running.result);
    }
    await running.keep(async (ready) => {
      const addresses = addressesOf(running, ready);
      if (isJson) app.terminal.out(`${JSON.stringify({ ...running.result, addresses })}\n`);
      else say(keptLines(addresses, app.calledAs(running.dataFolder)));
    });
    return { text: '', json: undefined, exitCode: 0 };
  } finally {
    await running.stop();
  }
}

type Running = Awaited<ReturnType<Application['runDemo']>>;

function addressesOf({ result, simulatorUrl, dataFolder }: Running, { url, firstAdminUrl }: ServeReady) {
  const { connection, setupUrl } = result.org;
  return {
    firstAdmin: firstAdminUrl,
    pages: url,
    rotation: `${url}/connections/${connection}/rotation`,
    setup: setupUrl,
    log: `${simulatorUrl}/simulator/log`,
    dataFolder,
  };
}

function keptLines(at: ReturnType<typeof addressesOf>, latchkey: string): string {
  return `
Left running until Ctrl-C; a program signs in every second. To watch a rotation in the browser:
  1. Make yourself the administrator  ${at.firstAdmin}
  2. Start rotation                   ${at.rotation}
  3. Upload its file to the app here  ${at.setup}
  4. Say "I have uploaded it", and watch both keys answer until it has settled.
Besides: the log of the simulated org ${at.log}
         in another terminal          ${latchkey} status`;
}
