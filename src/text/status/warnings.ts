// What `status` says besides the connections: what is wrong with the installation, or will be.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import type { SeenTrouble, Trouble } from '../../domain/installation/trouble.ts';
import type { LeftApp } from '../../domain/key-pair/left-app.ts';
import type { Instant } from '../../domain/ports.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import type { NoticeTrouble } from '../../domain/status/notice-trouble.ts';
import type { SpentLogins } from '../../domain/token/attempt.ts';
import { leftAppText } from '../client-app/left-app.ts';
import { counted } from '../counted.ts';
import { describeDoubt } from '../installation/clock-doubt.ts';
import { troubleWords } from '../installation/trouble-words.ts';
import { day, moment } from '../instants.ts';
import { spentWords } from '../token/spent-logins.ts';

interface WarnedOf {
  connections: readonly ConnectionStatus[];
  troubles: readonly (Trouble & Partial<SeenTrouble>)[];
  notBackedUp: readonly string[];
  lastBackupAt: Instant | null;
  rationed: readonly { name: string; until: Instant; spentBy: SpentLogins[] }[];
  leftApps: readonly LeftApp[];
  heldByClock: readonly { doubt: ClockDoubt; connections: string[] }[];
  settingsChanged: Partial<Settings>;
  noticeTroubles: readonly NoticeTrouble[];
}

/** @param latchkey How this program is called. */
export function statusWarnings(found: WarnedOf, latchkey: string): string[] {
  return [
    ...found.troubles.map((trouble) => troubleWarning(trouble, latchkey)),
    ...backupWarnings(found, latchkey),
    ...expiredAllowedWarnings(found.connections, latchkey),
    ...rationedWarnings(found),
    ...found.leftApps.map((left) => leftAppText(left, latchkey)),
    ...clockWarnings(found),
    ...settingWarnings(found.settingsChanged),
    ...found.noticeTroubles.map((trouble) => noticeWarning(trouble, latchkey)),
  ];
}

function troubleWarning(trouble: WarnedOf['troubles'][number], latchkey: string): string {
  const { text, next } = troubleWords(trouble, latchkey);
  const who = trouble.seenBy === undefined ? '' : ` Seen by ${trouble.seenBy}.`;
  return `${text} ${next}${who}`;
}

function backupWarnings({ notBackedUp, lastBackupAt }: WarnedOf, latchkey: string): string[] {
  if (notBackedUp.length === 0) return [];
  const whose = `the key pairs in use of ${some(notBackedUp)}`;
  const what =
    lastBackupAt === null
      ? `No backup holds ${whose} yet`
      : `The last backup (${day(lastBackupAt)}) is older than ${whose}`;
  return [`${what}. Run: ${latchkey} backup FILE`];
}

function expiredAllowedWarnings(connections: readonly ConnectionStatus[], latchkey: string): string[] {
  const allowed = connections.filter(({ connection }) => connection.expiredPolicy === 'allow-expired');
  if (allowed.length === 0) return [];
  const names = some(allowed.map(({ connection }) => connection.name));
  return [
    `EXPIRED ALLOWED: an expired certificate may sign for ${names}. Go back: ${latchkey} connection set NAME --expired refuse`,
  ];
}

function rationedWarnings({ rationed }: WarnedOf): string[] {
  return rationed.map(
    ({ name, until, spentBy }) =>
      `Latchkey's own limit of sign-ins an hour holds ${name} back until ${moment(until)}; spent ${spentWords(spentBy)}. Salesforce refused nothing.`,
  );
}

function clockWarnings({ heldByClock }: WarnedOf): string[] {
  const byWarning = Map.groupBy(heldByClock, ({ doubt }) => describeDoubt(doubt));
  return [...byWarning].map(([warning, holds]) => {
    const names = some(holds.flatMap(({ connections }) => connections));
    return `Nothing is destroyed and nothing is called expired for ${names}: ${warning}.`;
  });
}

function settingWarnings(settingsChanged: WarnedOf['settingsChanged']): string[] {
  const changed = Object.entries(settingsChanged).map(([name, value]) => `${name}=${value}`);
  return changed.length === 0 ? [] : [`Settings that are not at their default: ${changed.join(', ')}.`];
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function noticeWarning(trouble: NoticeTrouble, latchkey: string): string {
  switch (trouble.trouble) {
    case 'noChannel':
      return 'Nobody will be told when a certificate expires: set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.';
    case 'noContact': {
      const [first, ...others] = trouble.connections;
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      return `Nobody will be told about ${first}${more}: give a contact (\`${latchkey} connection set NAME --contact EMAIL\`), or set LATCHKEY_NOTIFY.`;
    }
    case 'noInstallationContact':
      return 'Nobody will be told when Latchkey itself stands still or a notice is given up: set LATCHKEY_NOTIFY.';
    case 'givenUp':
      return `${counted(trouble.count, 'message')} could not be delivered through "${trouble.channel}" since yesterday. See \`${latchkey} notify list\`.`;
  }
}
