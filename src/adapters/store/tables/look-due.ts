// When a swap or a rollout may be taken: its look has come, or was planned by a clock that was ahead.

import type { Instant } from '../../../domain/ports.ts';
import { longestPauseMs } from '../../../domain/rotation/swap.ts';
import { type Sql, sql } from '../sql.ts';

export function hasComeToLook(now: Instant): Sql {
  return sql`(look_at <= ${now} or look_at > ${now + longestPauseMs})`;
}
