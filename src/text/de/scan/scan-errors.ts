// Why a scan cannot be had, in German.

import type { ScanErrors } from '../../scan/scan-errors.ts';

/** How a scan ended, or stands. */
const states: Record<string, string> = {
  PENDING: 'er wartet',
  RUNNING: 'er läuft',
  COMPLETED: 'er ist vollständig',
  COMPLETED_WITH_ERRORS: 'er ist vollständig, mit Fehlern',
  FAILED: 'er ist gescheitert',
  CANCELLED: 'er wurde abgebrochen',
};

export const germanScanErrors: ScanErrors = {
  scanNotFound: ({ name, number }, to) => [
    number === null
      ? `„${name}“ hat keinen vollständigen Scan.`
      : `„${name}“ hat ${number === 'any' ? 'noch keinen Scan' : `keinen Scan ${number}`}.`,
    `Die vorhandenen stehen unter ${to('scan list', name)}; einen neuen beginnt ${to('scan run', name)}.`,
  ],
  scanUnderWay: ({ name }, to) => [
    `Ein Scan von „${name}“ läuft; es gibt immer nur einen.`,
    `Verfolgen Sie ihn mit ${to('scan run', name)}, oder beenden Sie ihn mit ${to('scan cancel', name)}.`,
  ],
  scanNotComplete: ({ name, number, state }, to) => [
    `Scan ${number} von „${name}“ ist nicht vollständig (${states[state] ?? state}): Er hat nichts gefunden, was sich zeigen ließe.`,
    `Die vollständigen stehen unter ${to('scan list', name)}.`,
  ],
  scanOver: ({ name, number, state }, to) => [
    `Scan ${number} von „${name}“ ist vorbei: ${states[state] ?? state}.`,
    `Die Scans stehen unter ${to('scan list', name)}.`,
  ],
  scheduleNotFound: ({ name }, to) => [
    `Für „${name}“ sind keine Scans geplant.`,
    `Planen Sie welche: ${to('scan schedule', name, '--every 1d --at 02:00')}.`,
  ],
  scanRefused: ({ name, message }, to) => [
    `Die Org von „${name}“ hat den Scan abgelehnt: ${message}.`,
    `Was ihr Benutzer darf, zeigt ${to('test', name)}; danach beginnen Sie neu: ${to('scan run', name)}.`,
  ],
  scanNotPermitted: ({ name, permission, message }, to) => [
    `Dem Benutzer von „${name}“ fehlt die Berechtigung „${permission}“: ${message}.`,
    `Geben Sie sie dem Benutzer in Setup, und beginnen Sie dann neu: ${to('scan run', name)}.`,
  ],
  scanGivenUp: ({ name, why }, to) => [
    `Der Scan von „${name}“ wurde zu oft verschoben: ${why}.`,
    `Beginnen Sie neu, wenn die Org wieder antwortet: ${to('scan run', name)}.`,
  ],
};
