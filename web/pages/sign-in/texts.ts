import { type Texts, textOf } from '../../text/language.ts';

export const texts = textOf({
  en: { title: 'Sign in', signIn: 'Sign in' },
  de: { title: 'Anmelden', signIn: 'Anmelden' },
  fr: { title: 'Connexion', signIn: 'Se connecter' },
} satisfies Texts<unknown>);
