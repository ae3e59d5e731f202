// What the reader of a notice does, step by step: where pages can be reached a link to the place, else the command.

export interface ToldStep {
  /** With commands between backticks; after a link, what else is to know. */
  text: string;
  /** To the page on which it is done. Null: the text says all. */
  link: { label: string; url: string } | null;
}

/** Where the pages are reached; null: nowhere. An origin without a trailing slash. */
export type PagesUrl = string | null;

export function saidHere(text: string): ToldStep {
  return { text, link: null };
}

interface Done {
  /** From the root of the pages. */
  path: string;
  /** What is done there, for pages. */
  label: string;
  /** The whole sentence with its command, where there are no pages. */
  command: string;
  /** Behind the link. */
  more?: string;
}

export function doneAt(pagesUrl: PagesUrl, { path, label, command, more = '' }: Done): ToldStep {
  return pagesUrl === null ? saidHere(command) : { text: more, link: { label, url: `${pagesUrl}${path}` } };
}

export function connectionPath(name: string, page: '' | '/rotation' = ''): string {
  return `/connections/${encodeURIComponent(name)}${page}`;
}

export function stepText({ text, link }: ToldStep): string {
  if (link === null) return text;
  return [`${link.label}: ${link.url}`, text].filter((part) => part !== '').join(' ');
}
