// A process of its own that sweeps and delivers once, on real parts, and is killed on the way. Its composition root is
// this file; the program's has no place for a death. Prints where it died, or how many calls it made when it lived.

import { openStore, type StoreLocation } from '../../src/adapters/store/open-store.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { defaultNoticeSettings } from '../../src/domain/notice/notice-settings.ts';
import { type Instant, newId } from '../../src/domain/ports.ts';
import { runNotices } from '../../src/operations/notice/loops/run-notices.ts';
import { noticePrinter } from '../../src/text/notice/message-text.ts';
import { sealingNothing } from '../operations/notice/office.ts';
import { type Addresses, openTestChannels } from './channels.ts';
import { type Death, DyingPorts } from './dying-ports.ts';
import { settings } from './fleet.ts';

export interface Task {
  location: StoreLocation;
  addresses: Addresses;
  /** The time at which it starts; from there on its time passes as real time does. */
  startsAt: Instant;
  /** Null: it lives. */
  death: Death | null;
}

const task: Task = JSON.parse(process.argv[2] ?? '');
const aheadMs = task.startsAt - systemClock.now();
const store = await openStore({ location: task.location, clock: systemClock, random: systemRandom });
const { channels, close } = await openTestChannels(task.addresses);
const ports = new DyingPorts(task.death);
await runNotices(
  ports.of({
    store,
    clock: { ...systemClock, now: () => systemClock.now() + aheadMs },
    random: systemRandom,
    sealer: sealingNothing,
    actor: { name: 'reconciler', from: 'test' },
    log: { write: () => undefined },
    channels,
    wrongChannels: [],
    noticeSettings: { ...defaultNoticeSettings, ...settings },
    printer: async () => noticePrinter({ machine: 'vm1', command: 'latchkey' }),
    messageIdDomain: 'latchkey.example',
    holder: newId(systemRandom),
    isClockTrusted: async () => true,
  }),
);
await close();
await store.close();
process.stdout.write(`${JSON.stringify({ calls: ports.calls })}\n`);
