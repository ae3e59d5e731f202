// The page behind a mail's link, around what the mail told, in German.

import type { AcknowledgementTexts } from '../../words.ts';

export const germanAcknowledgement: AcknowledgementTexts = {
  isAcknowledged: [
    'Jemand hat dies schon zur Kenntnis genommen.',
    'Sie können es noch einmal tun oder sich erinnern lassen.',
  ],
  about:
    'Wer es zur Kenntnis nimmt, beendet diese Erinnerung und mildere für alle, die sie bekamen. Eine dringendere, etwa an der nächsten Schwelle vor dem Ablauf, wird trotzdem gesendet.',
  of: 'Es geht um',
  all: 'alle',
  acknowledge: 'Ich habe es zur Kenntnis genommen',
  orBeReminded: 'Oder erinnern lassen',
  remindIn: 'Erinnern in',
  remind: 'Erinnern',
  days: (days) => (days === 1 ? '1 Tag' : `${days} Tagen`),
  more: (count) => `und ${count} weitere`,
  noted: 'Zur Kenntnis genommen',
  notedForGood: 'Daran werden Sie nicht mehr erinnert. Ein dringenderer Hinweis wird trotzdem gesendet.',
  notedFor: (days) =>
    `Sie werden in ${days === 1 ? '1 Tag' : `${days} Tagen`} erinnert, oder früher, wenn es dringender wird.`,
  mayClose: 'Sie können diese Seite schließen.',
  expired: [
    'Dieser Link ist abgelaufen',
    'Links in Hinweisen gelten 45 Tage. Ein späterer Hinweis hat einen neuen; was offen ist, steht auf der Seite:',
  ],
  unknown: [
    'Dieser Link geht nicht',
    'Er ist nicht ganz, oder er gehört zu einem Hinweis, der längst vorbei ist. Kopieren Sie ihn noch einmal aus der E-Mail, vom ersten bis zum letzten Zeichen.',
  ],
};
