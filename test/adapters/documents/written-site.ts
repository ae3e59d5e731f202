// Reads a written site as a browser would: which links there are, and where they lead.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const entities: Readonly<Record<string, string>> = {
  '&#38;': '&',
  '&#60;': '<',
  '&#62;': '>',
  '&#34;': '"',
  '&#39;': "'",
};

/** Links that lead nowhere: to a file or an id that is not there, or out of the site. */
export function brokenLinks(site: string): string[] {
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string): Set<string> => {
    const known =
      ids.get(file) ?? new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? ''));
    ids.set(file, known);
    return known;
  };
  return globSync('**/*.html', { cwd: site }).flatMap((page) => {
    const html = readFileSync(join(site, page), 'utf8');
    return [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, written = '']) => {
      const address = written.replace(/&#\d+;/g, (entity) => entities[entity] ?? entity);
      const [path = '', anchor] = address.split('#');
      const file = path === '' ? join(site, page) : normalize(join(site, dirname(page), path));
      if (!file.startsWith(site) || !existsSync(file)) return [`${page} > ${address}`];
      return anchor === undefined || idsOf(file).has(anchor) ? [] : [`${page} > ${address}`];
    });
  });
}

/** What a person reads of a page. */
export function pageText(site: string, page: string): string {
  return readFileSync(join(site, page), 'utf8')
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#\d+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');
}
