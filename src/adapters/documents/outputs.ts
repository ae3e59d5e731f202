// The three forms of a documentation. Each writes the same articles, or the facts behind them, into a folder of its own.

import type { DocumentationFormat, ScanRecord } from '../../domain/scan/documentation.ts';
import { moment } from '../../text/instants.ts';
import { oneOfType } from '../../text/scan/component-words.ts';
import { siteSubtitle } from '../../text/scan/site-words.ts';
import type { Article } from './article.ts';
import { type Key, keyOf, rights } from './described.ts';
import type { FirstPass, ReadComponent } from './first-pass.ts';
import type { WholeFolder } from './folder.ts';
import { nameOf, typeOf } from './pages/links.ts';
import { renderMarkdown } from './render-markdown.ts';
import { anchorId } from './site/anchor.ts';
import { siteIcon } from './site/icon.ts';
import { renderHtml } from './site/render-html.ts';
import { searchScript, themeScript } from './site/script.ts';
import { SearchIndex, searchLibrary } from './site/search-index.ts';
import { siteStyle } from './site/style.ts';

export interface Output {
  article(article: Article): Promise<void>;
  /** `article` is null for what has no page of its own. */
  component(read: ReadComponent, article: Article | null): Promise<void>;
  finish(): Promise<void>;
}

export function outputFor(
  format: DocumentationFormat,
  record: ScanRecord,
  first: FirstPass,
  folder: WholeFolder,
): Output {
  if (format === 'site') return siteOutput(record, first, folder);
  return format === 'markdown' ? markdownOutput(first, folder) : jsonOutput(record, first, folder);
}

function siteOutput({ connection, scan }: ScanRecord, { links }: FirstPass, folder: WholeFolder): Output {
  const facts = {
    title: connection.name,
    subtitle: siteSubtitle(scan.number, moment(scan.endedAt)),
    placeOf: (key: Key) => links.placeOf(key),
  };
  const index = new SearchIndex((path, text) => folder.write(path, text));
  const article = (one: Article): Promise<void> => folder.write(`${one.page}.html`, renderHtml(one, facts));
  return {
    article,
    async component({ described: { type, fullName, label, description, parts } }, page) {
      if (page) await article(page);
      const found = async (key: Key, called: string | null, text: string | null): Promise<void> => {
        const place = links.placeOf(key);
        // What its parent tells is found there.
        if (!place || (!page && !place.page.startsWith('types/'))) return;
        const href = `${place.page}.html${place.anchor ? `#${anchorId(place.anchor)}` : ''}`;
        await index.add(nameOf(key), called, oneOfType(typeOf(key)), text, href);
      };
      await found(keyOf(type, fullName), label, description);
      for (const part of parts) await found(part.key, part.label, null);
    },
    async finish() {
      const shards = await index.finish();
      await folder.write('assets/site.css', siteStyle);
      await folder.write('assets/icon.svg', siteIcon);
      await folder.write('assets/theme.js', themeScript);
      await folder.write('assets/search.js', searchScript(shards));
      await folder.write('assets/minisearch.js', await searchLibrary());
    },
  };
}

function markdownOutput({ links }: FirstPass, folder: WholeFolder): Output {
  const article = (one: Article): Promise<void> => {
    // Repositories show this name as the folder's own page.
    const page = one.page === 'index' ? 'README' : one.page;
    return folder.write(
      `${page}.md`,
      renderMarkdown(one, (key) => links.placeOf(key)),
    );
  };
  return {
    article,
    component: async (_read, page) => {
      if (page) await article(page);
    },
    finish: async () => {},
  };
}

function jsonOutput(record: ScanRecord, { links }: FirstPass, folder: WholeFolder): Output {
  const written = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  return {
    article: async () => {},
    async component({ described, listing, page }) {
      if (!page) return;
      const { type, fullName, label, description, facts, references, problem } = described;
      const key = keyOf(type, fullName);
      const parts = described.parts.map((part) => ({
        type: typeOf(part.key),
        fullName: nameOf(part.key),
        label: part.label,
      }));
      await folder.write(
        `${page}.json`,
        written({
          type,
          fullName,
          label,
          description,
          namespace: listing.namespace,
          lastModifiedBy: listing.lastModifiedBy,
          lastModifiedAt: listing.lastModifiedAt === null ? null : new Date(listing.lastModifiedAt).toISOString(),
          problem,
          facts,
          parts,
          uses: references
            .filter(({ to, maybe }) => !maybe || links.known(to) !== null)
            .map(({ to, use, evidence }) => ({
              type: typeOf(to),
              fullName: nameOf(links.known(to) ?? to),
              use,
              evidence,
            })),
          usedBy: links
            .usedBy(key)
            .map(({ from, use, evidence }) => ({ type: typeOf(from), fullName: nameOf(from), use, evidence })),
          grantedBy: links
            .granted(key)
            .map(([from, bits]) => ({ type: typeOf(from), fullName: nameOf(from), rights: rightsIn(bits) })),
        }),
      );
    },
    async finish() {
      const { scan, connection, org, signIn, total, byType, differences } = record;
      await folder.write('index.json', written({ scan, connection, org, signIn, total, byType, differences }));
    },
  };
}

function rightsIn(bits: number): string[] {
  return Object.entries(rights).flatMap(([right, bit]) => (bits & bit ? [right] : []));
}
