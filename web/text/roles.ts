// Roles and permissions in words.

import { type Texts, textOf } from './language.ts';

export const roleWords = textOf({
  en: {
    role: 'Role',
    viewer: 'Viewer',
    operator: 'Operator',
    administrator: 'Administrator',
    viewerHelp: 'Sees everything, changes nothing.',
    operatorHelp: 'Tests, rotates and acknowledges.',
    administratorHelp: 'Everything, also people and the vault.',
    label: 'Only connections with the label',
    labelHelp: 'Empty: every connection.',
    everything: 'every connection',
  },
  de: {
    role: 'Rolle',
    viewer: 'Betrachter',
    operator: 'Bediener',
    administrator: 'Administrator',
    viewerHelp: 'Sieht alles, ändert nichts.',
    operatorHelp: 'Testet, wechselt Schlüssel und nimmt Hinweise zur Kenntnis.',
    administratorHelp: 'Alles, auch Personen und Tresor.',
    label: 'Nur Verbindungen mit dem Etikett',
    labelHelp: 'Leer: jede Verbindung.',
    everything: 'jede Verbindung',
  },
  fr: {
    role: 'Rôle',
    viewer: 'Lecteur',
    operator: 'Opérateur',
    administrator: 'Administrateur',
    viewerHelp: 'Voit tout, ne change rien.',
    operatorHelp: 'Teste, change de clé et prend acte.',
    administratorHelp: 'Tout, y compris les personnes et le coffre.',
    label: 'Seulement les connexions avec l’étiquette',
    labelHelp: 'Vide : toutes les connexions.',
    everything: 'toutes les connexions',
  },
} satisfies Texts<unknown>);
