import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: {
    title: 'Sign in',
    signIn: 'Sign in',
    passkey: 'Sign in with a passkey',
    passkeyFailed: 'No passkey was shown.',
    passkeyFailedRemedy: 'Try again, or use your password.',
    byProvider: (provider: string) => `Sign in with ${provider}`,
    needsName: (address: string) => `Passkeys do not work at an IP address. Open ${address} for them.`,
    code: 'Code',
    codeHelp: 'Six digits of your authenticator app.',
  },
  de: {
    title: 'Anmelden',
    signIn: 'Anmelden',
    passkey: 'Mit einem Passkey anmelden',
    passkeyFailed: 'Es wurde kein Passkey gezeigt.',
    passkeyFailedRemedy: 'Versuchen Sie es noch einmal oder nehmen Sie das Passwort.',
    byProvider: (provider: string) => `Mit ${provider} anmelden`,
    needsName: (address: string) => `An einer IP-Adresse gehen Passkeys nicht. Öffnen Sie dafür ${address}.`,
    code: 'Code',
    codeHelp: 'Sechs Ziffern Ihrer Authenticator-App.',
  },
  fr: {
    title: 'Connexion',
    signIn: 'Se connecter',
    passkey: 'Se connecter avec une passkey',
    passkeyFailed: 'Aucune passkey n’a été présentée.',
    passkeyFailedRemedy: 'Réessayez, ou utilisez votre mot de passe.',
    byProvider: (provider: string) => `Se connecter avec ${provider}`,
    needsName: (address: string) => `Les passkeys ne marchent pas à une adresse IP. Ouvrez pour cela ${address}.`,
    code: 'Code',
    codeHelp: 'Six chiffres de votre application d’authentification.',
  },
} satisfies Texts<unknown>);
