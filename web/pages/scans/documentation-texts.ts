import { type Texts, textOf } from '../../text/language.ts';

const all = {
  en: {
    documentation: 'Documentation',
    about:
      'Everything that this scan found, on pages with search, and what changed. It is written when it is first opened.',
    open: 'Open documentation',
    download: 'Download as zip',
    forms: { site: 'Pages', markdown: 'Markdown', json: 'JSON' },
    ofScan: (name: string, number: string) => `Documentation of ${name}, scan ${number}`,
    writing: 'The documentation is being written. It opens by itself.',
    reading: 'Reads what the scan found',
    pages: 'Writes the pages',
    begins: 'Begins',
    ready: 'The documentation is ready.',
    progress: 'Progress of the documentation',
    toScan: 'Back to the scan',
  },
  de: {
    documentation: 'Dokumentation',
    about:
      'Alles, was dieser Scan fand, auf Seiten mit Suche, und was sich geändert hat. Sie wird geschrieben, wenn sie zum ersten Mal geöffnet wird.',
    open: 'Dokumentation öffnen',
    download: 'Als Zip herunterladen',
    forms: { site: 'Seiten', markdown: 'Markdown', json: 'JSON' },
    ofScan: (name: string, number: string) => `Dokumentation von ${name}, Scan ${number}`,
    writing: 'Die Dokumentation wird geschrieben. Sie öffnet sich von selbst.',
    reading: 'Liest, was der Scan fand',
    pages: 'Schreibt die Seiten',
    begins: 'Beginnt',
    ready: 'Die Dokumentation ist fertig.',
    progress: 'Fortschritt der Dokumentation',
    toScan: 'Zurück zum Scan',
  },
  fr: {
    documentation: 'Documentation',
    about:
      'Tout ce que cette analyse a trouvé, sur des pages avec recherche, et ce qui a changé. Elle est rédigée à la première ouverture.',
    open: 'Ouvrir la documentation',
    download: 'Télécharger en zip',
    forms: { site: 'Pages', markdown: 'Markdown', json: 'JSON' },
    ofScan: (name: string, number: string) => `Documentation de ${name}, analyse ${number}`,
    writing: 'La documentation est en cours de rédaction. Elle s’ouvre d’elle-même.',
    reading: 'Lit ce que l’analyse a trouvé',
    pages: 'Rédige les pages',
    begins: 'Commence',
    ready: 'La documentation est prête.',
    progress: 'Progression de la documentation',
    toScan: 'Retour à l’analyse',
  },
} satisfies Texts<unknown>;

export const documentationTexts = textOf<(typeof all)['en']>(all);
