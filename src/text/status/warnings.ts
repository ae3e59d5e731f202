// What `status` says besides the connections: what is wrong with the installation, or will be.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import type { SeenTrouble, Trouble } from '../../domain/installation/trouble.ts';
import type { LeftApp } from '../../domain/key-pair/left-app.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { Settings } from '../../domain/settings.ts';
import type { AppAlert } from '../../domain/status/app-alert.ts';
import type { NoticeTrouble } from '../../domain/status/notice-trouble.ts';
import type { SpentLogins } from '../../domain/token/attempt.ts';
import { leftAppText } from '../client-app/left-app.ts';
import { counted } from '../counted.ts';
import { type CalledHand, handOf } from '../hand.ts';
import { describeDoubt } from '../installation/clock-doubt.ts';
import { troubleWords } from '../installation/trouble-words.ts';
import { day, moment } from '../instants.ts';
import type { NamedPage } from '../page-of-command.ts';
import { swapProblemWords } from '../rotation/swap-words.ts';
import { spentWords } from '../token/spent-logins.ts';
import type { Hand } from '../words.ts';

interface WarnedOf {
  expiredAllowed: readonly string[];
  troubles: readonly (Trouble & Partial<SeenTrouble>)[];
  notBackedUp: readonly string[];
  lastBackupAt: Instant | null;
  rationed: readonly { name: string; until: Instant; spentBy: SpentLogins[] }[];
  leftApps: readonly LeftApp[];
  heldByClock: readonly { doubt: ClockDoubt; connections: string[] }[];
  settingsChanged: Partial<Settings>;
  noticeTroubles: readonly NoticeTrouble[];
  appAlerts: readonly AppAlert[];
}

/** What is warned of, as data and as a sentence. `values` is what the sentence names, for those who have their own words for it. */
interface ToldWarning {
  code: string;
  values: Readonly<Record<string, string | number | null>>;
  text: string;
  /** The pages that the sentence names; a terminal has none. */
  places: readonly NamedPage[];
}

export function statusWarnings(found: WarnedOf, hand: CalledHand): ToldWarning[] {
  const to = handOf(hand);
  const warned = [
    ...found.troubles.map(troubleWarning),
    ...found.appAlerts.map(alertWarning),
    ...backupWarnings(found),
    ...expiredAllowedWarnings(found.expiredAllowed),
    ...rationedWarnings(found),
    ...found.leftApps.map(leftAppWarning),
    ...clockWarnings(found),
    ...settingWarnings(found.settingsChanged),
    ...found.noticeTroubles.map(noticeWarning),
  ];
  return warned.map(({ textIn, ...data }) => ({ ...data, text: textIn(to), places: to.taken() ?? [] }));
}

type Warned = Pick<ToldWarning, 'code' | 'values'> & { textIn(to: Hand): string };

function troubleWarning(trouble: WarnedOf['troubles'][number]): Warned {
  const { type, what, detail, seenBy = null } = trouble;
  const textIn = (to: Hand) => {
    const { text, next } = troubleWords(trouble, to);
    return `${text} ${next}${seenBy === null ? '' : ` Seen by ${seenBy}.`}`;
  };
  return { code: type, values: { what, detail, seenBy }, textIn };
}

function alertWarning(alert: AppAlert): Warned {
  const names = some(alert.connections);
  const [first = ''] = alert.connections;
  const at = iso(alert.at);
  if (alert.type === 'slotLost') {
    const { holds } = alert;
    const what = holds === null ? 'no certificate any more' : `a certificate that is not ours (${holds})`;
    const textIn = (to: Hand) =>
      `${names}: the app in Salesforce holds ${what}. Put it back: ${to('rotate', first, '--deploy --put-back')}.`;
    return { code: 'slotLost', values: { names, holds, at }, textIn };
  }
  const { end, problem } = alert;
  const textIn = (to: Hand) => {
    const why = problem === null ? '' : ` ${swapProblemWords(problem)}`;
    const next = end === 'stopped' ? 'Look at the app in Setup, then' : 'Mend that, then';
    return `${names}: a rotation without hands did not come to its end (${end}).${why} ${next}: ${to('test', first)}.`;
  };
  return { code: 'swapEnded', values: { names, end, problem: problem?.type ?? null, at }, textIn };
}

function backupWarnings({ notBackedUp, lastBackupAt }: WarnedOf): Warned[] {
  if (notBackedUp.length === 0) return [];
  const names = some(notBackedUp);
  const whose = `the key pairs in use of ${names}`;
  const what =
    lastBackupAt === null
      ? `No backup holds ${whose} yet`
      : `The last backup (${day(lastBackupAt)}) is older than ${whose}`;
  return [
    {
      code: 'notBackedUp',
      values: { names, lastBackupAt: lastBackupAt === null ? null : iso(lastBackupAt) },
      textIn: (to) => `${what}. Make one: ${to('backup', 'FILE')}.`,
    },
  ];
}

function expiredAllowedWarnings(allowed: readonly string[]): Warned[] {
  if (allowed.length === 0) return [];
  const names = some(allowed);
  const textIn = (to: Hand) =>
    `EXPIRED ALLOWED: an expired certificate may sign for ${names}. Go back: ${to('connection set', 'NAME', '--expired refuse')}.`;
  return [{ code: 'expiredAllowed', values: { names }, textIn }];
}

function rationedWarnings({ rationed }: WarnedOf): Warned[] {
  return rationed.map(({ name, until, spentBy }) => ({
    code: 'rationed',
    values: { name, until: iso(until) },
    textIn: () =>
      `Latchkey's own limit of sign-ins an hour holds ${name} back until ${moment(until)}; spent ${spentWords(spentBy)}. Salesforce refused nothing.`,
  }));
}

function leftAppWarning(left: LeftApp): Warned {
  const { name, consumerKey } = left.app;
  const values = { name, consumerKey, keyPairs: left.keyPairs.length };
  return { code: 'appLeft', values, textIn: (to) => leftAppText(left, to) };
}

function clockWarnings({ heldByClock }: WarnedOf): Warned[] {
  const byWarning = Map.groupBy(heldByClock, ({ doubt }) => describeDoubt(doubt));
  return [...byWarning].map(([warning, holds]) => {
    const names = some(holds.flatMap(({ connections }) => connections));
    const textIn = () => `Nothing is destroyed and nothing is called expired for ${names}: ${warning}.`;
    return { code: 'clockDoubted', values: { names, doubt: holds[0]?.doubt.doubt ?? null }, textIn };
  });
}

function settingWarnings(settingsChanged: WarnedOf['settingsChanged']): Warned[] {
  const changed = Object.entries(settingsChanged).map(([name, value]) => `${name}=${value}`);
  if (changed.length === 0) return [];
  const settings = changed.join(', ');
  return [
    {
      code: 'settingsChanged',
      values: { settings },
      textIn: () => `Settings that are not at their default: ${settings}.`,
    },
  ];
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function noticeWarning(trouble: NoticeTrouble): Warned {
  const code = trouble.trouble;
  switch (code) {
    case 'noChannel':
      return warned(
        code,
        () => 'Nobody will be told when a certificate expires: set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.',
      );
    case 'noContact': {
      const [first = '', ...others] = trouble.connections;
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      const textIn = (to: Hand) =>
        `Nobody will be told about ${first}${more}: give a contact (${to('connection set', 'NAME', '--contact EMAIL')}), or set LATCHKEY_NOTIFY.`;
      return { code, values: { first, others: others.length }, textIn };
    }
    case 'noInstallationContact':
      return warned(
        code,
        () => 'Nobody will be told when Latchkey itself stands still or a notice is given up: set LATCHKEY_NOTIFY.',
      );
    case 'givenUp': {
      const { count, channel } = trouble;
      const textIn = (to: Hand) =>
        `${counted(count, 'message')} could not be delivered through "${channel}" since yesterday. See ${to('notify list')}.`;
      return { code, values: { count, channel }, textIn };
    }
  }
}

function warned(code: string, textIn: () => string): Warned {
  return { code, values: {}, textIn };
}
