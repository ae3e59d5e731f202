import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: {
    emptyTitle: 'No connection yet',
    emptyText: 'Seven steps connect an org. Latchkey makes the key, you upload its certificate.',
    name: 'Name',
    environment: 'Environment',
    state: 'State',
    certificate: 'Certificate',
    lastSuccess: 'Last success',
    nextStep: 'Next step',
    never: 'never',
  },
  de: {
    emptyTitle: 'Noch keine Verbindung',
    emptyText: 'Sieben Schritte verbinden eine Org. Latchkey macht den Schlüssel, Sie laden sein Zertifikat hoch.',
    name: 'Name',
    environment: 'Umgebung',
    state: 'Zustand',
    certificate: 'Zertifikat',
    lastSuccess: 'Letzter Erfolg',
    nextStep: 'Nächster Schritt',
    never: 'nie',
  },
  fr: {
    emptyTitle: 'Aucune connexion',
    emptyText: 'Sept étapes relient une org. Latchkey crée la clé, vous envoyez son certificat.',
    name: 'Nom',
    environment: 'Environnement',
    state: 'État',
    certificate: 'Certificat',
    lastSuccess: 'Dernier succès',
    nextStep: 'Prochaine étape',
    never: 'jamais',
  },
} satisfies Texts<unknown>);
