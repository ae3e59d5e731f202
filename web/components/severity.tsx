// How much something matters: a word, a colour and a sign.

import { type Texts, textOf } from '../text/language.ts';
import { Icon, type IconName } from './icon.tsx';

const texts = textOf({
  en: { info: 'Information', reminder: 'Reminder', urgent: 'Urgent', resolved: 'Over' },
  de: { info: 'Information', reminder: 'Erinnerung', urgent: 'Dringend', resolved: 'Vorbei' },
  fr: { info: 'Information', reminder: 'Rappel', urgent: 'Urgent', resolved: 'Terminé' },
} satisfies Texts<unknown>);

const signs: Readonly<Record<string, IconName>> = {
  info: 'info',
  reminder: 'warning',
  urgent: 'error',
  resolved: 'success',
};

export function Severity({ severity }: { severity: string }) {
  const sign = signs[severity] ?? 'info';
  return (
    <span className={`state state_${sign}`}>
      <Icon name={sign} />
      {texts[severity as keyof typeof texts] ?? severity}
    </span>
  );
}
