// Why somebody does not get in, or may not do what they asked for, in German.

import type { ErrorParameters } from '../../../domain/errors.ts';
import type { PeopleErrors } from '../../people/people-errors.ts';

const invitationProblems = {
  unknown: 'Diese Einladung ist hier nicht bekannt; vielleicht hat eine neuere sie ersetzt.',
  taken: 'Diese Einladung wurde schon benutzt.',
  expired: 'Diese Einladung ist abgelaufen; sie gilt eine Stunde.',
} as const;

const providerProblems: Record<ErrorParameters<'providerRefused'>['problem'], [said: string, next: string]> = {
  none: ['Single Sign-on ist hier nicht eingerichtet.', 'Melden Sie sich mit Passwort oder Passkey an.'],
  notBegun: [
    'Dieser Browser hat diese Anmeldung nicht begonnen, oder vor mehr als zehn Minuten.',
    'Beginnen Sie noch einmal.',
  ],
  denied: [
    'Der Anbieter hat Sie nicht eingelassen.',
    'Fragen Sie, wer ihn betreibt, und beginnen Sie dann noch einmal.',
  ],
  notProved: [
    'Die Antwort des Anbieters beweist nicht, wer Sie sind.',
    'Beginnen Sie noch einmal; bleibt es so, findet ein Administrator den Grund im Log.',
  ],
  unavailable: [
    'Der Anbieter antwortet nicht.',
    'Versuchen Sie es in einer Minute wieder; ein Administrator findet den Grund im Log.',
  ],
  unknownGroup: [
    'Sie sind in keiner Gruppe, die Latchkey benutzen darf.',
    'Bitten Sie einen Administrator, Sie in eine aufzunehmen.',
  ],
  tooManyGroups: [
    'Sie sind in mehr Gruppen, als der Anbieter nennt.',
    'Bitten Sie einen Administrator, ihn nur die nennen zu lassen, die Latchkey braucht.',
  ],
  closed: ['Ihr Konto hier ist geschlossen.', 'Bitten Sie einen Administrator, es wieder zu öffnen.'],
  noName: ['Der Anbieter nennt keinen Namen, der hier benutzt werden kann.', 'Fragen Sie einen Administrator.'],
  nameTaken: [
    'Ein anderes Konto hier hat Ihren Namen.',
    'Bitten Sie einen Administrator, es umzubenennen oder zu schließen, oder melden Sie sich dort an.',
  ],
};

export const germanPeopleErrors: PeopleErrors = {
  notPermitted: ({ act, permission, isHeld, connection }) => [
    !isHeld
      ? `Das braucht die Berechtigung „${permission}“, die Sie nicht haben (${act}).`
      : connection === null
        ? `Das betrifft die ganze Installation, und Ihre Berechtigungen gelten nur für einige Verbindungen (${act}).`
        : `Ihre Berechtigung „${permission}“ reicht nicht bis zur Verbindung „${connection}“ (${act}).`,
    'Bitten Sie einen Administrator darum.',
  ],
  personNotFound: ({ name }, to) => [
    `Ein Konto namens „${name}“ gibt es nicht.`,
    `Die Namen stehen unter ${to('user list')}.`,
  ],
  passkeyNotFound: () => ['Einen solchen Passkey haben Sie nicht.', 'Sehen Sie nach, welche Passkeys Sie haben.'],
  passkeyRefused: ({ problem }) =>
    problem === 'known'
      ? ['Dieser Passkey ist schon bekannt.', 'Nehmen Sie ein anderes Gerät, oder entfernen Sie ihn zuerst.']
      : [
          'Die Antwort des Browsers passt nicht zu dem, was gefragt wurde, oder kam nach mehr als fünf Minuten.',
          'Beginnen Sie neu.',
        ],
  sessionNotFound: () => ['Diese Sitzung ist schon beendet.', 'Nichts ist zu tun.'],
  apiTokenNotFound: ({ id }) => [
    `Ein API-Token ${id} gibt es nicht, oder es wurde schon widerrufen.`,
    'Nichts ist zu tun.',
  ],
  providerRefused: ({ problem }) => providerProblems[problem],
  signInRefused: (_, to) => [
    'Benutzername, Passwort oder Passkey ist falsch, oder das Konto ist geschlossen.',
    `Versuchen Sie es noch einmal; ein Administrator setzt ein Passwort zurück: ${to('user reset', 'NAME')}.`,
  ],
  codeNeeded: () => [
    'Das Passwort ist richtig; ein Code wird auch gebraucht.',
    'Senden Sie den Code, den Ihre Authenticator-App zeigt.',
  ],
  codeRefused: ({ problem }, to) => [
    problem === 'used' ? 'Dieser Code wurde schon benutzt.' : 'Der Code ist falsch.',
    `Warten Sie auf den nächsten Code Ihrer Authenticator-App; ist die App verloren, setzt ein Administrator das Konto zurück: ${to('user reset', 'NAME')}.`,
  ],
  tooManyCodes: ({ seconds }) => [
    'Zu viele falsche Codes.',
    `Versuchen Sie es in ${seconds} s wieder, oder melden Sie sich mit einem Passkey an.`,
  ],
  proofNeeded: () => [
    'Hierfür muss klar sein, dass Sie es sind; das haben Sie vor mehr als zehn Minuten gezeigt.',
    'Geben Sie noch einmal Passwort, Code oder Passkey an, und tun Sie es dann wieder. Mit Single Sign-on melden Sie sich neu an.',
  ],
  proofRefused: () => [
    'Das Passwort, der Code oder der Passkey ist falsch, oder der Code wurde schon benutzt.',
    'Versuchen Sie es noch einmal; ein Code wechselt alle 30 Sekunden.',
  ],
  invitationUnusable: ({ problem }, to) => [
    invitationProblems[problem],
    `Bitten Sie um eine andere: ${to('user invite')}.`,
  ],
  personExists: ({ name }) => [
    `Ein Konto namens „${name}“ gibt es schon; es wurde gelassen, wie es ist.`,
    'Wählen Sie einen anderen Namen.',
  ],
  passkeyNeedsName: ({ url }) => [
    'Ein Passkey gehört zu einem Namen, und diese Seite wurde unter einer IP-Adresse geöffnet.',
    `Öffnen Sie stattdessen ${url}.`,
  ],
  tooManyPasskeys: ({ most }) => [
    `Sie haben ${most} Passkeys, und mehr werden nicht aufbewahrt.`,
    'Entfernen Sie einen, den Sie nicht benutzen.',
  ],
  totpExists: () => ['Eine Authenticator-App ist schon eingerichtet.', 'Entfernen Sie sie zuerst.'],
  totpMissing: () => ['Keine Authenticator-App ist eingerichtet.', 'Nichts ist zu tun.'],
  personOfProvider: ({ name }) => [
    `„${name}“ meldet sich beim Anbieter des Single Sign-on an und hat hier kein Passwort und keinen Passkey.`,
    'Ändern Sie es dort.',
  ],
  lastAdministrator: ({ name }) => [
    `„${name}“ ist der letzte Administrator, der sich anmelden kann; nichts wurde geändert.`,
    'Machen Sie zuerst einen anderen zum Administrator.',
  ],
};
