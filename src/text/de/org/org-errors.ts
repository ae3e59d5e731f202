// Why a linked org, or a page of ours inside of one, is refused, in German.

import type { ErrorParameters } from '../../../domain/errors.ts';
import type { OrgErrors } from '../../org/org-errors.ts';

const anew = 'Öffnen Sie den Tab neu.';

const canvasProblems: Record<ErrorParameters<'canvasRefused'>['problem'], [said: string, next: string]> = {
  off: ['Hier ist keine Canvas-App eingerichtet.', 'Wer Latchkey betreibt, setzt LATCHKEY_CANVAS_SECRET_FILE.'],
  notSigned: [
    'Das ist keine Anfrage von Canvas, die mit einem hier bekannten Geheimnis unterschrieben ist.',
    'Vergleichen Sie die Zeile in LATCHKEY_CANVAS_SECRET_FILE mit dem Consumer Secret der Canvas-App der Org.',
  ],
  algorithm: [
    'Die Anfrage sagt, dass sie anders als mit HMACSHA256 unterschrieben ist.',
    'Etwas anderes wird nicht angenommen.',
  ],
  unreadable: ['Die Anfrage ist unterschrieben, sagt aber nicht, von welchem Benutzer welcher Org sie ist.', anew],
  otherOrg: [
    'Die Anfrage ist von einer anderen Org als der, für die dieses Geheimnis hinterlegt ist.',
    'Die Kopie einer Org, etwa eine Sandbox, braucht eine Canvas-App und eine Zeile für sich.',
  ],
  noTime: [
    'Die Anfrage sagt nicht, wann sie gemacht wurde.',
    'Geben Sie der Canvas-App den Parameter latchkeyTime mit, Sekunden seit 1970, durch die Seite darum: siehe salesforce-canvas.md.',
  ],
  clock: [
    'Die Anfrage wurde vor mehr als fünf Minuten gemacht, oder die Uhren gehen verschieden.',
    'Öffnen Sie den Tab neu; bleibt es so, vergleichen Sie die Uhr des Rechners von Latchkey.',
  ],
  notLinked: [
    'Die Org ist nicht verknüpft, oder ihre Verknüpfung wurde widerrufen.',
    'Verknüpfen Sie sie wieder, und öffnen Sie dann den Tab neu.',
  ],
  noDomain: [
    'Niemand kennt die My Domain dieser Org, darum darf keine Seite Latchkey in einem Rahmen zeigen.',
    'Testen Sie einmal eine Verbindung der Org, oder nehmen Sie ihre My Domain als Anmelde-URL.',
  ],
  replayed: ['Diese Anfrage war schon einmal hier; jede zählt einmal.', anew],
};

export const germanOrgErrors: OrgErrors = {
  orgLinkNotFound: ({ orgId }, to) => [
    orgId === null
      ? 'Keine verknüpfte Org fragt hier.'
      : `Die Org ${orgId} hat keine Verknüpfung, oder sie wurde schon widerrufen.`,
    `Die vorhandenen zeigt ${to('org links')}.`,
  ],
  orgLinkRefused: () => [
    'Die Anfrage der Org ist nicht mit einem hier bekannten Schlüssel unterschrieben, oder ein Teil von ihr hat eine andere Form, als er sollte.',
    'Vergleichen Sie KeyId und Key im External Credential mit dem, was beim Verknüpfen der Org gezeigt wurde; im Zweifel tauschen Sie den Schlüssel.',
  ],
  orgLinkClockWrong: ({ sentAt, receivedAt, limitSeconds }) => [
    `Die Anfrage der Org sagt, sie sei um ${sentAt} gesendet worden, und kam um ${receivedAt}: mehr als ${limitSeconds} s auseinander.`,
    'Stellen Sie die Uhr des Rechners, auf dem Latchkey läuft; die Uhren von Salesforce gehen richtig.',
  ],
  orgLinkOtherOrg: ({ orgId, sentBy }) => [
    `Dieser Schlüssel gehört der Org ${orgId}, und gesendet hat die Org ${sentBy}.`,
    'Die Kopie einer Org, etwa eine Sandbox, braucht eine eigene Verknüpfung; nehmen Sie den Schlüssel aus ihrem External Credential.',
  ],
  orgLinkReplayed: () => [
    'Diese Anfrage der Org war schon einmal hier; jede zählt einmal.',
    'Senden Sie sie neu, mit einer neuen Nonce.',
  ],
  orgLinkRevoked: ({ endedAt }) => [
    `Dieser Schlüssel der Verknüpfung endete um ${endedAt}.`,
    'Bitten Sie einen Administrator von Latchkey um die Werte des neuen Schlüssels oder um eine neue Verknüpfung.',
  ],
  orgLinkExists: ({ orgId, name }, to) => [
    `Die Org ${orgId} ist schon verknüpft.`,
    `Tauschen Sie ihren Schlüssel mit ${to('org link', name, '--rotate')}, oder beenden Sie die Verknüpfung zuerst mit --revoke.`,
  ],
  orgUnknown: ({ name }, to) => [
    `„${name}“ hat sich noch nie angemeldet; darum weiß niemand, welche Org es ist.`,
    `Testen Sie die Verbindung zuerst, oder nennen Sie die Org: ${to('connection set', name, '--accept-org ID')} (Setup, Company Information).`,
  ],
  canvasRefused: ({ problem }) => canvasProblems[problem],
};
