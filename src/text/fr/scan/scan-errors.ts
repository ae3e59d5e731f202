// Why a scan cannot be had, in French.

import type { ScanErrors } from '../../scan/scan-errors.ts';

/** How a scan ended, or stands. */
const states: Record<string, string> = {
  PENDING: 'elle attend',
  RUNNING: 'elle est en cours',
  COMPLETED: 'elle est complète',
  COMPLETED_WITH_ERRORS: 'elle est complète, avec des erreurs',
  FAILED: 'elle a échoué',
  CANCELLED: 'elle a été annulée',
};

export const frenchScanErrors: ScanErrors = {
  scanNotFound: ({ name, number }, to) => [
    number === null
      ? `« ${name} » n’a pas d’analyse complète.`
      : `« ${name} » n’a pas ${number === 'any' ? 'encore d’analyse' : `d’analyse ${number}`}.`,
    `Les analyses existantes sont sous ${to('scan list', name)} ; en lancer une : ${to('scan run', name)}.`,
  ],
  scanUnderWay: ({ name }, to) => [
    `Une analyse de « ${name} » est en cours ; il n’y en a qu’une à la fois.`,
    `Suivez-la avec ${to('scan run', name)}, ou arrêtez-la avec ${to('scan cancel', name)}.`,
  ],
  scanNotComplete: ({ name, number, state }, to) => [
    `L’analyse ${number} de « ${name} » n’est pas complète (${states[state] ?? state}) : elle n’a rien trouvé qui puisse être montré.`,
    `Les analyses complètes sont sous ${to('scan list', name)}.`,
  ],
  scanOver: ({ name, number, state }, to) => [
    `L’analyse ${number} de « ${name} » est terminée : ${states[state] ?? state}.`,
    `Les analyses sont sous ${to('scan list', name)}.`,
  ],
  scheduleNotFound: ({ name }, to) => [
    `Aucune analyse de « ${name} » n’est planifiée.`,
    `Planifiez-les : ${to('scan schedule', name, '--every 1d --at 02:00')}.`,
  ],
  scanRefused: ({ name, message }, to) => [
    `L’org de « ${name} » a refusé l’analyse : ${message}.`,
    `Ce que son utilisateur peut faire : ${to('test', name)} ; relancez ensuite ${to('scan run', name)}.`,
  ],
  scanNotPermitted: ({ name, permission, message }, to) => [
    `Il manque à l’utilisateur de « ${name} » l’autorisation « ${permission} » : ${message}.`,
    `Donnez-la à l’utilisateur dans Setup, puis relancez ${to('scan run', name)}.`,
  ],
  scanGivenUp: ({ name, why }, to) => [
    `L’analyse de « ${name} » a été reportée trop souvent : ${why}.`,
    `Relancez ${to('scan run', name)} quand l’org répond de nouveau.`,
  ],
};
