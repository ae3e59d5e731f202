// The API versions that the org offers, with their release names: three a year, v68.0 being Winter '27.

export const OLDEST_VERSION = 31;
export const NEWEST_VERSION = 68;

const SEASONS = ['Winter', 'Spring', 'Summer'] as const;

export function listVersions(): { label: string; url: string; version: string }[] {
  const numbers = Array.from({ length: NEWEST_VERSION - OLDEST_VERSION + 1 }, (_, i) => OLDEST_VERSION + i);
  return numbers.map((number) => ({
    label: releaseName(number),
    url: `/services/data/v${number}.0`,
    version: `${number}.0`,
  }));
}

export function isOffered(version: string): boolean {
  const number = Number(version);
  return Number.isInteger(number) && number >= OLDEST_VERSION && number <= NEWEST_VERSION;
}

/** Winter '27 comes out in the autumn of 2026 and opens the count of its year: v68, with v69 and v70 after it. */
function releaseName(number: number): string {
  const sinceWinter27 = number - 68;
  const year = 27 + Math.floor(sinceWinter27 / 3);
  const season = SEASONS[((sinceWinter27 % 3) + 3) % 3];
  return `${season} '${year}`;
}
