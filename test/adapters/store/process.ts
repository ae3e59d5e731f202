// A process of its own on a database: opens it, does one thing, says so on stdout, and waits to be ended.
// Run as: node process.ts '{"location": …, "task": …}'. Started by the tests through startProcess in processes.ts.

import { writeSync } from 'node:fs';
import { type OpenStore, openStore, type StoreLocation } from '../../../src/adapters/store/open-store.ts';
import { nextTurn, systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import { clientApp, connection, dueRequest, entry } from './examples.ts';

export type Task = 'open' | 'addSame' | 'appendMany' | 'claimMany' | 'stayInWrite' | `dieAfter ${number}`;

const { location, task }: { location: StoreLocation; task: Task } = JSON.parse(process.argv[2] ?? '');
const who = String(process.pid);

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/** Many callers write over and over and tell each answer at once; the process is killed right after so many answers. */
async function writeUntilKilled(store: OpenStore, answersAtMost: number): Promise<void> {
  let answers = 0;
  const caller = async (_: unknown, number: number) => {
    for (let turn = 0; ; turn += 1) {
      const id = `${number}.${turn}`;
      await store.write(async (tx) => {
        await tx.audit.append(entry('begun', id));
        await tx.audit.newest(1);
        await tx.audit.append(entry('ended', id));
      });
      writeSync(1, `${JSON.stringify(id)}\n`);
      answers += 1;
      if (answers === answersAtMost) process.kill(process.pid, 'SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 32 }, caller));
}

try {
  const store = await openStore({ location, clock: systemClock, random: systemRandom, nextTurn });
  if (task.startsWith('dieAfter ')) await writeUntilKilled(store, Number(task.slice('dieAfter '.length)));
  switch (task) {
    case 'open':
      break;
    case 'addSame':
      await store.write((tx) => tx.connections.insert(connection('same', { id: who }), entry('connection.added', who)));
      break;
    case 'appendMany':
      for (let count = 0; count < 25; count += 1) await store.write((tx) => tx.audit.append(entry(`by.${who}`)));
      break;
    case 'claimMany': {
      const claimed: string[] = [];
      const request = dueRequest({ holder: who, limit: 5, perHost: 99 });
      for (let count = 0; count < 10; count += 1) {
        const some = await store.write((tx) => tx.connections.claimDue(request));
        claimed.push(...some.map(({ name }) => name));
      }
      say(claimed);
      break;
    }
    case 'stayInWrite':
      await store.write(async (tx) => {
        await tx.clientApps.insert(clientApp('half-way'), entry('half.way'));
        await tx.audit.newest(1);
        say('in the middle');
        await new Promise(() => setInterval(() => {}, 60_000));
      });
      break;
  }
  say('done');
  if (task === 'open') await new Promise(() => setInterval(() => {}, 60_000));
  await store.close();
} catch (error) {
  say({ error: error instanceof LatchkeyError ? error.code : String(error) });
}
