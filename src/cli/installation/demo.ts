// `latchkey demo [--keep]`

import type { Application } from '../application.ts';
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
  const running = await app.runDemo({
    step: (text) => say(`${isLive ? '\r\u001b[K' : ''}${text}`),
    progress: (text) => (isLive ? app.terminal.out(`\r\u001b[K${cut(text, app.terminal.width - 1)}`) : undefined),
  });
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
    if (isSet(invocation.options, 'keep')) await keep(app, say, running);
    else
      say(`Next: \`${latchkey} demo --keep\` to look around, or \`${latchkey} connection add\` for an org of yours.`);
    return done('', running.result);
  } finally {
    await running.stop();
  }
}

async function keep(
  app: Application,
  say: (text: string) => void,
  running: Awaited<ReturnType<Application['runDemo']>>,
): Promise<void> {
  const { dataFolder, simulatorUrl, result } = running;
  say(
    `\nLeft running until Ctrl-C:\n  Setup of the simulated org  ${result.org.setupUrl}\n  control and log             ${simulatorUrl}/simulator/log`,
  );
  say(`  in another terminal         ${app.calledAs(dataFolder)} status`);
  await app.untilInterrupted();
}
