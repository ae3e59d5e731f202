// What is wrong with the installation itself, as one of its processes saw it: kept in the database, so that every face tells of it.

import { dayMs, type Instant } from '../ports.ts';

export const troubleTypes = [
  'keyFileMissing',
  'keyFileWrong',
  'channelWrong',
  'databasePutBack',
  'auditMirrorFails',
] as const;

export interface Trouble {
  type: (typeof troubleTypes)[number];
  /** Which key file, which channel, which mirror; of a database put back, the end of the audit that is there now. */
  what: string;
  /** The channel's or the mirror's problem in words; the end of the audit that was remembered. */
  detail: string;
}

export interface SeenTrouble extends Trouble {
  /** The process, as the audit names it: it alone says that its trouble is over. */
  seenBy: string;
  since: Instant;
  seenAt: Instant;
}

/** What a process that is no more saw, and what happened once, is told for so long. */
const keptMs = dayMs;
/** Without news it is written no more often. */
const renewedMs = dayMs / 24;

/** After a look of one process. The same array when nothing is to be written. */
export function withTroubles(
  kept: readonly SeenTrouble[],
  present: readonly Trouble[],
  seenBy: string,
  now: Instant,
): readonly SeenTrouble[] {
  const others = kept.filter(
    (one) => (one.type === 'databasePutBack' || one.seenBy !== seenBy) && now - one.seenAt < keptMs,
  );
  const own = present.map((trouble): SeenTrouble => {
    const earlier = kept.find((one) => one.seenBy === seenBy && isSameTrouble(one, trouble));
    if (earlier !== undefined && now - earlier.seenAt < renewedMs) return earlier;
    return { ...trouble, seenBy, since: earlier?.since ?? now, seenAt: now };
  });
  const after = [...others, ...own.filter((one) => !others.includes(one))];
  return after.length === kept.length && after.every((one) => kept.includes(one)) ? kept : after;
}

/** What a process of one machine said of a key file gives way to a newer look from there. @param from who looked, as the audit names it. */
export function withoutOutdated(kept: readonly SeenTrouble[], keyFile: string, from: string): readonly SeenTrouble[] {
  const isOutdated = ({ type, what, seenBy }: SeenTrouble) =>
    (type === 'keyFileMissing' || type === 'keyFileWrong') && what === keyFile && machineOf(seenBy) === machineOf(from);
  return kept.filter((one) => !isOutdated(one));
}

function machineOf(from: string): string {
  return from.slice(from.indexOf(' on ') + 1);
}

export function isSameTrouble(one: Trouble, other: Trouble): boolean {
  return one.type === other.type && one.what === other.what && one.detail === other.detail;
}
