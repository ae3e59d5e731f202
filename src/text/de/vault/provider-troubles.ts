// Why a device or service does nothing for us now, as the end of a sentence, in German, and what to do.

import type { ProviderTroubles } from '../../words.ts';

const reach = 'Prüfen Sie, ob es läuft und ob dieser Rechner es erreicht.';

export const germanProviderTroubles: ProviderTroubles = {
  notInstalled: [
    'das Paket, das damit spricht, ist nicht installiert',
    'Installieren Sie, was docs/custody.md dafür nennt.',
  ],
  moduleUnusable: [
    'die Bibliothek des Geräts lässt sich nicht laden',
    'Prüfen Sie module-path in LATCHKEY_CUSTODY, und was die Bibliothek selbst an Einstellungen braucht.',
  ],
  tokenMissing: [
    'ein Token dieses Namens ist nicht da',
    'Stecken Sie das Gerät an, oder berichtigen Sie das Label in LATCHKEY_CUSTODY.',
  ],
  pinWrong: [
    'die PIN wurde abgelehnt und wird nicht wieder versucht, bevor sie sich ändert',
    'Schreiben Sie die richtige PIN in die Datei von pin-source.',
  ],
  pinLocked: ['die PIN ist gesperrt', 'Lassen Sie sie vom Sicherheitsbeauftragten des Geräts entsperren.'],
  secretUnreadable: [
    'die Datei, die es öffnet, lässt sich nicht lesen, oder andere können sie lesen',
    'Prüfen Sie die Datei der URI in LATCHKEY_CUSTODY: Sie muss uns oder root gehören, mit Modus 600.',
  ],
  notPermitted: ['es erlaubt uns das nicht', 'Geben Sie diesem Konto die Berechtigungen, die docs/custody.md nennt.'],
  sealed: ['es ist versiegelt', 'Lassen Sie es von denen öffnen, die seine Schlüssel haben.'],
  throttled: [
    'es nimmt jetzt keine Anfragen mehr an',
    'Es wird von selbst wieder gefragt; erhöhen Sie sein Kontingent, wenn das anhält.',
  ],
  unreachable: ['es antwortet nicht', reach],
  timedOut: ['es hat nicht rechtzeitig geantwortet', reach],
  failed: ['es ist gescheitert', 'Sehen Sie in seinem eigenen Log nach.'],
};
