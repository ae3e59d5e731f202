// Words around the pages of a documentation: search, navigation, appearance. The pages' own script gets its own from here.

export const siteWords = {
  chapters: 'Chapters',
  evidence: 'Evidence:',
  found: 'results',
  loading: 'Reading the index …',
  no: 'No',
  nothing: 'Nothing was found.',
  onThisPage: 'On this page',
  search: 'Search the documentation',
  skip: 'Skip to the content',
  theme: 'Light or dark',
  yes: 'Yes',
} as const;

export function siteSubtitle(scan: number, endedAt: string): string {
  return `Scan ${scan}, ${endedAt}`;
}
