// A scan as programs read it.

import { iso } from '../../../domain/ports.ts';
import type { ScanExclusions } from '../../../domain/scan/exclusions.ts';
import type { Scan } from '../../../domain/scan/scan.ts';

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
    progress: progressOf(scan),
    components: byType && { total: Object.values(byType).reduce((sum, count) => sum + count, 0), byType },
    apiCalls: scan.apiCalls,
    durationMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
    errorCount: scan.problemCount,
    errors: scan.problems,
    failure: scan.failure && { code: scan.failure.code },
    waitsFor: scan.putOff,
    excluded: excludedView(scan.excluded),
    continuesAt: scan.putOff === null ? null : iso(scan.lookAt),
  };
}

export function excludedView(excluded: ScanExclusions | null) {
  return excluded && { types: excluded.types, names: excluded.names };
}

/** Without the errors, which may be many. */
export function scanRow(named: NamedScan) {
  const { errors: _, components, ...row } = scanView(named);
  return { ...row, components: components?.total ?? null };
}

export function progressView(scan: Scan) {
  const { state, phase, apiCalls } = scan;
  return { state, phase, apiCalls, ...progressOf(scan) };
}

function progressOf({ known, done, timeLeftMs }: Scan) {
  return { known, done, timeLeft: timeLeftMs === null ? null : Math.round(timeLeftMs / 1_000) };
}
