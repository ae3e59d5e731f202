// How devices and services that hold keys are, in the reader's language. English sentences come from the server, which says them on
// the command line too.

import type { AnswerOf } from '../../api/client.ts';
import { dayText, type Texts, textOf } from '../../text/language.ts';

type Status = AnswerOf<'vault.status'>;
export type Device = Status['devices'][number];
type Troubles = Readonly<Record<string, readonly [what: string, next: string]>>;

const en = {
  title: 'Keys in devices and services',
  askAgain: 'Ask them again',
  leaving: 'Keys that are to be destroyed there',
  answers: (description: string, tookMs: number) => `Answers (${description}, ${tookMs} ms).`,
  goneOn: (day: string) => `Gone for good on ${day}.`,
  soon: 'Within a minute.',
  notYet: 'Not yet; it is asked again.',
  unknown: 'LATCHKEY_CUSTODY does not name it any more',
  troubles: {} as Troubles,
};

const de: typeof en = {
  title: 'Schlüssel in Geräten und Diensten',
  askAgain: 'Noch einmal fragen',
  leaving: 'Schlüssel, die dort vernichtet werden sollen',
  answers: (description, tookMs) => `Antwortet (${description}, ${tookMs} ms).`,
  goneOn: (day) => `Endgültig fort am ${day}.`,
  soon: 'Binnen einer Minute.',
  notYet: 'Noch nicht; es wird wieder gefragt.',
  unknown: 'LATCHKEY_CUSTODY nennt es nicht mehr',
  troubles: {
    notInstalled: [
      'Das Paket, das mit ihm spricht, ist nicht installiert',
      'Installieren Sie, was docs/custody.md nennt.',
    ],
    moduleUnusable: [
      'Die Bibliothek des Geräts lädt nicht',
      'Prüfen Sie module-path in LATCHKEY_CUSTODY und was die Bibliothek selbst braucht.',
    ],
    tokenMissing: [
      'Kein Token dieses Namens ist da',
      'Stecken Sie das Gerät ein, oder berichtigen Sie den Namen in LATCHKEY_CUSTODY.',
    ],
    pinWrong: [
      'Es hat die PIN abgelehnt, die nicht noch einmal versucht wird, ehe sie sich ändert',
      'Schreiben Sie die richtige PIN in die Datei von pin-source.',
    ],
    pinLocked: ['Seine PIN ist gesperrt', 'Lassen Sie sie vom Sicherheitsbeauftragten des Geräts entsperren.'],
    secretUnreadable: [
      'Die Datei, die es öffnet, ist nicht lesbar, oder andere können sie lesen',
      'Prüfen Sie die Datei der URI in LATCHKEY_CUSTODY: Eigentümer wir oder root, Modus 600.',
    ],
    notPermitted: ['Es erlaubt uns das nicht', 'Geben Sie diesem Konto die Rechte, die docs/custody.md nennt.'],
    sealed: ['Es ist versiegelt', 'Lassen Sie es von denen öffnen, die seine Schlüssel haben.'],
    throttled: [
      'Es nimmt jetzt keine Anfragen mehr an',
      'Es wird von selbst wieder gefragt; hält das an, erhöhen Sie sein Kontingent.',
    ],
    unreachable: ['Es antwortet nicht', 'Prüfen Sie, ob es läuft und dieser Rechner es erreicht.'],
    timedOut: ['Es hat nicht rechtzeitig geantwortet', 'Prüfen Sie, ob es läuft und dieser Rechner es erreicht.'],
    failed: ['Es ist gescheitert', 'Sehen Sie in sein eigenes Protokoll.'],
  },
};

const fr: typeof en = {
  title: 'Clés dans des appareils et services',
  askAgain: 'Demander encore',
  leaving: 'Clés à y détruire',
  answers: (description, tookMs) => `Répond (${description}, ${tookMs} ms).`,
  goneOn: (day) => `Disparaît définitivement le ${day}.`,
  soon: 'D’ici une minute.',
  notYet: 'Pas encore ; la demande sera répétée.',
  unknown: 'LATCHKEY_CUSTODY ne le nomme plus',
  troubles: {
    notInstalled: ['Le paquet qui lui parle n’est pas installé', 'Installez ce que nomme docs/custody.md.'],
    moduleUnusable: [
      'La bibliothèque de l’appareil ne se charge pas',
      'Vérifiez module-path dans LATCHKEY_CUSTODY, et ce dont la bibliothèque a besoin.',
    ],
    tokenMissing: ['Aucun jeton de ce nom', 'Branchez l’appareil, ou corrigez le nom dans LATCHKEY_CUSTODY.'],
    pinWrong: [
      'Il a refusé le PIN, qui n’est pas réessayé avant d’avoir changé',
      'Mettez le bon PIN dans le fichier de pin-source.',
    ],
    pinLocked: ['Son PIN est bloqué', 'Faites-le débloquer par le responsable de sécurité de l’appareil.'],
    secretUnreadable: [
      'Le fichier qui l’ouvre est illisible, ou d’autres peuvent le lire',
      'Vérifiez le fichier de l’URI dans LATCHKEY_CUSTODY : propriétaire nous ou root, mode 600.',
    ],
    notPermitted: ['Il ne nous le permet pas', 'Donnez à ce compte les droits que nomme docs/custody.md.'],
    sealed: ['Il est scellé', 'Faites-le ouvrir par ceux qui ont ses clés.'],
    throttled: [
      'Il n’accepte plus de demandes pour l’instant',
      'Il est redemandé automatiquement ; si cela dure, augmentez son quota.',
    ],
    unreachable: ['Il ne répond pas', 'Vérifiez qu’il fonctionne et que cette machine l’atteint.'],
    timedOut: ['Il n’a pas répondu à temps', 'Vérifiez qu’il fonctionne et que cette machine l’atteint.'],
    failed: ['Il a échoué', 'Consultez son propre journal.'],
  },
};

export const texts = textOf({ en, de, fr } satisfies Texts<typeof en>);

export function deviceText({ isUp, description = '', tookMs = 0, trouble = '', said = '', text }: Device): string {
  if (isUp) return texts.answers(description, tookMs);
  const known = texts.troubles[trouble];
  return known === undefined ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : `${known[0]} (${said}). ${known[1]}`;
}

export function leavingText({ goneAt, trouble }: Status['leaving'][number]): string {
  if (goneAt !== null) return texts.goneOn(dayText(goneAt));
  if (trouble === null) return texts.soon;
  const why = trouble === 'unknown' ? texts.unknown : texts.troubles[trouble]?.[0];
  return why === undefined ? texts.notYet : `${texts.notYet} ${why}.`;
}
