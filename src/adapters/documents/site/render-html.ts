// An article as one page of the site. Files on a disk open it too: no address begins with a slash, nothing is fetched.

import { htmlText } from '../../../formats/html-text.ts';
import { type Chapter, chapters } from '../../../text/scan/documentation-words.ts';
import { siteWords } from '../../../text/scan/site-words.ts';
import type { Article, Block, Section, Statement, TableRow, TextSpan } from '../article.ts';
import type { Key } from '../described.ts';
import { draw } from '../diagrams/draw.ts';
import type { PagePlace } from '../link-graph.ts';
import { anchorId } from './anchor.ts';

/** No script, style, picture or answer from anywhere else; what is inside a page runs nothing. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

interface SiteFacts {
  /** The connection. */
  title: string;
  /** `Scan 12, 2026-11-29 12:00:00 UTC`. */
  subtitle: string;
  placeOf(key: Key): PagePlace | null;
}

export function renderHtml(article: Article, facts: SiteFacts): string {
  const page = new HtmlPage(article, facts);
  return page.text();
}

class HtmlPage {
  readonly #article: Article;
  readonly #facts: SiteFacts;
  readonly #root: string;
  #diagrams = 0;

  constructor(article: Article, facts: SiteFacts) {
    this.#article = article;
    this.#facts = facts;
    this.#root = '../'.repeat(article.page.split('/').length - 1);
  }

  text(): string {
    const { title, kind, lead, sections } = this.#article;
    const root = this.#root;
    return `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(title)} · ${htmlText(this.#facts.title)}</title>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/theme.js"></script>
<script src="${root}assets/search.js" defer></script>
</head>
<body>
<a class="skip" href="#main">${siteWords.skip}</a>
<header class="top">
<a class="brand" href="${root}index.html"><strong>${htmlText(this.#facts.title)}</strong> <span>${htmlText(this.#facts.subtitle)}</span></a>
<div class="search" role="search"><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${siteWords.search}" aria-label="${siteWords.search}" aria-controls="results"><div id="results" hidden></div><p id="found" class="hidden" role="status"></p></div>
<button id="theme" type="button">${siteWords.theme}</button>
</header>
<div class="frame">
${this.#navigation()}
<main id="main" tabindex="-1">
<p class="kind">${htmlText(kind)}</p>
<h1>${htmlText(title)}</h1>
${lead ? `<p class="lead">${htmlText(lead)}</p>\n` : ''}${this.#contents()}${sections.map((section) => this.#section(section)).join('\n')}
</main>
</div>
</body>
</html>
`;
  }

  #navigation(): string {
    const entries = (Object.entries(chapters) as [Chapter, string][]).map(([chapter, name]) => {
      const current = chapter === this.#article.chapter ? ' aria-current="true"' : '';
      return `<li><a href="${this.#root}${chapter === 'home' ? 'index' : chapter}.html"${current}>${htmlText(name)}</a></li>`;
    });
    return `<nav class="chapters" aria-label="${siteWords.chapters}"><ul>${entries.join('')}</ul></nav>`;
  }

  #contents(): string {
    const { sections } = this.#article;
    if (sections.length < 3) return '';
    const entries = sections.map(({ id, title }) => `<li><a href="#${anchorId(id)}">${htmlText(title)}</a></li>`);
    return `<nav class="contents" aria-label="${siteWords.onThisPage}"><ul>${entries.join('')}</ul></nav>\n`;
  }

  #section({ id, title, blocks }: Section): string {
    const at = anchorId(id);
    return `<section id="${at}" aria-labelledby="${at}-title"><h2 id="${at}-title">${htmlText(title)}</h2>${blocks.map((block) => this.#block(block)).join('\n')}</section>`;
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'properties':
        return `<dl>${block.rows.map(([name, spans]) => `<div><dt>${htmlText(name)}</dt><dd>${this.#spans(spans)}</dd></div>`).join('')}</dl>`;
      case 'table':
        return `<div class="scroll" role="group" tabindex="0" aria-label="${htmlText(block.caption)}"><table><thead><tr>${block.head.map((name) => `<th scope="col">${htmlText(name)}</th>`).join('')}</tr></thead><tbody>${block.rows.map((row) => this.#row(row)).join('\n')}</tbody></table></div>`;
      case 'statements': {
        const list = block.isOrdered ? 'ol' : 'ul';
        return `<${list} class="statements">${block.statements.map((one) => this.#statement(one)).join('')}</${list}>`;
      }
      case 'text':
        return `<p>${this.#spans(block.spans)}</p>`;
      case 'code':
        return `<pre tabindex="0"><code>${htmlText(block.text)}</code></pre>`;
      case 'note':
        return `<p class="note ${block.tone}">${this.#spans(block.spans)}</p>`;
      case 'diagram':
        this.#diagrams += 1;
        return `<div class="scroll picture" role="group" tabindex="0" aria-label="${htmlText(block.diagram.title)}">${draw(block.diagram, `diagram-${this.#diagrams}`, (key) => this.#href(key))}</div>`;
    }
  }

  #row({ cells, anchor }: TableRow): string {
    const id = anchor ? ` id="${anchorId(anchor)}"` : '';
    return `<tr${id}>${cells.map((spans) => `<td>${this.#spans(spans)}</td>`).join('')}</tr>`;
  }

  #statement({ spans, evidence }: Statement): string {
    const proof =
      evidence && evidence.length > 0
        ? ` <small><span class="evidence">${siteWords.evidence}</span> ${this.#spans(evidence)}</small>`
        : '';
    return `<li>${this.#spans(spans)}${proof}</li>`;
  }

  #spans(spans: readonly TextSpan[]): string {
    return spans.map((span) => this.#span(span)).join('');
  }

  #span(span: TextSpan): string {
    if (typeof span === 'string') return htmlText(span);
    if ('code' in span) return `<code>${htmlText(span.code)}</code>`;
    if ('yes' in span)
      return span.yes ? `<span class="yes">${siteWords.yes}</span>` : `<span class="no">${siteWords.no}</span>`;
    const href = 'key' in span ? this.#href(span.key) : `${this.#root}${span.page}.html`;
    return href === null ? htmlText(span.text) : `<a href="${htmlText(href)}">${htmlText(span.text) || '–'}</a>`;
  }

  #href(key: Key): string | null {
    const place = this.#facts.placeOf(key);
    if (!place) return null;
    return `${this.#root}${place.page}.html${place.anchor ? `#${anchorId(place.anchor)}` : ''}`;
  }
}
