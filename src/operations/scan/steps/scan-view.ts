// A scan as programs read it.

import { type Instant, iso } from '../../../domain/ports.ts';
import { type Scan, timeLeftMs } from '../../../domain/scan/scan.ts';
import type { ScanProgress } from './scan-work.ts';

/** Of its connection. */
export interface NamedScan {
  name: string;
  scan: Scan;
}

export function scanView({ name, scan }: NamedScan) {
  const { startedAt, endedAt, byType } = scan;
  return {
    id: scan.id,
    connection: name,
    number: scan.number,
    state: scan.state,
    phase: scan.phase,
    askedBy: scan.askedBy,
    isScheduled: scan.isScheduled,
    askedAt: iso(scan.askedAt),
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    progress: { known: scan.known, done: scan.done },
    components: byType && { total: Object.values(byType).reduce((sum, count) => sum + count, 0), byType },
    apiCalls: scan.apiCalls,
    durationMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
    errorCount: scan.problemCount,
    errors: scan.problems,
    failure: scan.failure && { code: scan.failure.code },
    waitsFor: scan.putOff,
    continuesAt: scan.putOff === null ? null : iso(scan.lookAt),
  };
}

/** Without the errors, which may be many. */
export function scanRow(named: NamedScan) {
  const { errors: _, components, ...row } = scanView(named);
  return { ...row, components: components?.total ?? null };
}

export function progressView({ scan, phaseBeganAt }: ScanProgress, now: Instant) {
  const { state, phase, known, done, apiCalls } = scan;
  return { state, phase, known, done, apiCalls, timeLeftMs: timeLeftMs(scan, phaseBeganAt, now) };
}
