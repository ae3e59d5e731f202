import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: {
    title: 'Choose a name and a password',
    intro: 'This makes your account. The address works once.',
    passwordHelp: 'At least 12 characters; several words are easy to remember.',
    usernameHelp: 'An account that exists keeps its name.',
    createAdministrator: 'Create administrator',
    createAccount: 'Create account',
  },
  de: {
    title: 'Wählen Sie Namen und Passwort',
    intro: 'Damit entsteht Ihr Konto. Die Adresse gilt einmal.',
    passwordHelp: 'Mindestens 12 Zeichen; mehrere Wörter merkt man sich leicht.',
    usernameHelp: 'Ein Konto, das es schon gibt, behält seinen Namen.',
    createAdministrator: 'Administrator anlegen',
    createAccount: 'Konto anlegen',
  },
  fr: {
    title: 'Choisissez un nom et un mot de passe',
    intro: 'Votre compte sera créé. L’adresse ne sert qu’une fois.',
    passwordHelp: 'Au moins 12 caractères ; plusieurs mots se retiennent facilement.',
    usernameHelp: 'Un compte existant garde son nom.',
    createAdministrator: 'Créer l’administrateur',
    createAccount: 'Créer le compte',
  },
} satisfies Texts<unknown>);
