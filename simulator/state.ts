// All that one simulator holds. Passed to every part that answers a request; nothing is global.

import type { Hosts } from './hosts.ts';
import type { RequestLog } from './log.ts';
import type { FrontDoors } from './orgs/front-doors.ts';
import type { Org } from './orgs/org.ts';
import type { Sessions } from './orgs/sessions.ts';
import type { Random } from './ports.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { LoginRate } from './token/login-rate.ts';
import type { ReplayMemory } from './token/replay.ts';

export interface SimulatorState {
  readonly time: SimulatedTime;
  readonly random: Random;
  /** By 18-character org id. */
  readonly orgs: Map<string, Org>;
  readonly hosts: Hosts;
  readonly sessions: Sessions;
  readonly frontDoors: FrontDoors;
  readonly loginRate: LoginRate;
  readonly replays: ReplayMemory;
  readonly log: RequestLog;
  /** Orgs in which a deploy is under way. */
  readonly deploying: Set<Org>;
}
