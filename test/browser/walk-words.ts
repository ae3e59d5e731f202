// What the pages say on the way to the first connection, as a person finds it: the contract's words in English, and the German ones.

const en = {
  username: 'Username',
  password: 'Password',
  createAdministrator: 'Create administrator',
  newConnection: 'New Connection',
  name: 'Name',
  loginUrl: 'Login URL',
  createConnection: 'Create Connection',
  downloadCertificate: 'Download Certificate',
  theUser: 'The user',
  scope: (number: number) => `Scope ${number}`,
  save: 'Save',
  saved: 'Saved.',
  testConnection: 'Test Connection',
  verified: 'Connection verified.',
  next: 'Next',
  step: (step: number) => `Step ${step} of 7`,
};

export type WalkLanguage = 'en' | 'de';

export const walkWords: Readonly<Record<WalkLanguage, typeof en>> = {
  en,
  de: {
    username: 'Benutzername',
    password: 'Passwort',
    createAdministrator: 'Administrator anlegen',
    newConnection: 'Neue Verbindung',
    name: 'Name',
    loginUrl: 'Anmelde-URL',
    createConnection: 'Verbindung anlegen',
    downloadCertificate: 'Zertifikat herunterladen',
    theUser: 'Der Benutzer',
    scope: (number) => `Scope ${number}`,
    save: 'Speichern',
    saved: 'Gespeichert.',
    testConnection: 'Verbindung testen',
    verified: 'Verbindung bestätigt.',
    next: 'Weiter',
    step: (step) => `Schritt ${step} von 7`,
  },
};
