// Which of our languages the browser asks for, and how that language writes dates. Texts lie beside the pages, as data.

export const languages = ['en', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Texts in every language: what one has, all have, or it does not compile. */
export type Texts<T> = Readonly<Record<Language, T>>;

function askedLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = languages.find((one) => tag.toLowerCase().split('-')[0] === one);
    if (language !== undefined) return language;
  }
  return 'en';
}

export const language: Language = askedLanguage();

export function textOf<T>(texts: Texts<T>): T {
  return texts[language];
}

const dayFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
const instantFormat = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const timeFormat = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
const agoFormat = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

export const dayText = (at: string): string => dayFormat.format(new Date(at));
export const instantText = (at: string): string => instantFormat.format(new Date(at));
export const timeText = (at: string): string => timeFormat.format(new Date(at));

const countFormat = new Intl.NumberFormat(language);
export const countText = (count: number): string => countFormat.format(count);

const inUnit = (unit: string) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
const secondsFormat = inUnit('second');
const minutesFormat = inUnit('minute');
const hoursFormat = inUnit('hour');

/** The largest unit that says it well: "40 seconds", "3 minutes", "2 hours". */
export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 100) return secondsFormat.format(seconds);
  return seconds < 6_000
    ? minutesFormat.format(Math.round(seconds / 60))
    : hoursFormat.format(Math.round(seconds / 3_600));
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "3 hours ago"; what lies within a minute is "now". */
export function agoText(at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1_000;
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return agoFormat.format(Math.trunc(seconds / length), unit);
}
