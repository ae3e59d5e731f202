import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: {
    title: 'Sign in',
    signIn: 'Sign in',
    passkey: 'Sign in with a passkey',
    passkeyFailed: 'No passkey was shown.',
    passkeyFailedRemedy: 'Try again, or use your password.',
    code: 'Code',
    codeHelp: 'Six digits of your authenticator app.',
  },
  de: {
    title: 'Anmelden',
    signIn: 'Anmelden',
    passkey: 'Mit einem Passkey anmelden',
    passkeyFailed: 'Es wurde kein Passkey gezeigt.',
    passkeyFailedRemedy: 'Versuchen Sie es noch einmal oder nehmen Sie das Passwort.',
    code: 'Code',
    codeHelp: 'Sechs Ziffern Ihrer Authenticator-App.',
  },
  fr: {
    title: 'Connexion',
    signIn: 'Se connecter',
    passkey: 'Se connecter avec une passkey',
    passkeyFailed: 'Aucune passkey n’a été présentée.',
    passkeyFailedRemedy: 'Réessayez, ou utilisez votre mot de passe.',
    code: 'Code',
    codeHelp: 'Six chiffres de votre application d’authentification.',
  },
} satisfies Texts<unknown>);
