// The plain text and the HTML of a message. HTML as mail programs take it: tables, inline styles, no scripts, no images,
// no web fonts; Outlook draws with Word's engine, phones with WebKit, and both read this.

import {
  canAcknowledge,
  type MessageParts,
  type NoticePrinter,
  type ToldNotice,
} from '../../domain/notice/notice-message.ts';
import type { Severity } from '../../domain/notice/steps.ts';
import type { Instant } from '../../domain/ports.ts';
import { htmlText } from '../../formats/html-text.ts';
import { type TypedThere, typedThereText } from '../installation/typed-there.ts';
import { doneAt, type PagesUrl, stepText, type ToldStep } from './steps.ts';
import { type NoticeWords, wordsOf } from './wording.ts';

/** More than these are counted, not listed: a mail of 1,000 tables is read by nobody. */
const longestList = 400;
/** Up to so many are told in full, with their steps; a longer digest has two lines each. */
const toldInFull = 3;
const shortFacts = ['Org', 'Expires', 'Expired', 'Fingerprint'];
/** The 23 characters of 8 bytes: enough to tell certificates apart. */
const shortFingerprint = 23;

/** @param there Where the commands in the words can be typed. */
export function noticePrinter(there: TypedThere): NoticePrinter {
  const where = typedThereText(there);
  const hasCommand = (text: string) => text.includes('`latchkey ');
  return {
    subjectLine: subjectLineOf,
    text(parts) {
      const text = noticeText(parts);
      return hasCommand(text) ? `${text}\n${where}\n` : text;
    },
    typedWhere: (parts) => (hasCommand(noticeText(parts)) ? where : null),
    html: (parts) => htmlOf(parts, hasCommand(noticeText(parts)) ? paragraph(marked(where)) : ''),
  };
}

function subjectLineOf(notices: readonly ToldNotice[], now: Instant): string {
  const first = notices[0];
  if (first === undefined) throw new TypeError('a message tells of something');
  const headline = wordsOf(first.item, now).headline;
  const urgent = notices.filter(({ severity }) => severity === 'urgent').length;
  const prefix = urgent > 0 ? 'Urgent: ' : '';
  if (notices.length === 1) return `${prefix}${headline}`;
  return `${prefix}${notices.length} notices${urgent > 0 && urgent < notices.length ? `, ${urgent} urgent` : ''}: ${headline}, …`;
}

function noticeText({ id, notices, acknowledgeUrl, pagesUrl, now }: MessageParts): string {
  const isFull = notices.length <= toldInFull;
  const listed = notices.slice(0, longestList);
  const blocks = listed.map(({ item }) =>
    isFull ? fullText(wordsOf(item, now, pagesUrl)) : shortText(wordsOf(item, now)),
  );
  const rest = notices.length - listed.length;
  const tail = [
    ...(rest > 0 ? [stepText(theRest(rest, pagesUrl))] : []),
    ...(isFull ? [] : [stepText(allOfThem(pagesUrl))]),
    ...(canAcknowledge(notices)
      ? [`Seen to already? Silence this reminder: ${acknowledgeUrl ?? acknowledgeCommand(id)}`]
      : []),
  ];
  return `${[blocks.join(isFull ? '\n\n' : '\n'), ...tail].join('\n\n')}\n`;
}

function fullText({ headline, facts, steps }: NoticeWords): string {
  const width = Math.max(0, ...facts.map(([label]) => label.length)) + 1;
  const table = facts.map(([label, value]) => `${`${label}:`.padEnd(width)} ${value}`);
  const told = steps.map(stepText);
  const list = told.length === 1 ? told : told.map((step, index) => `${index + 1}. ${step}`);
  return [headline, ...[table, list].filter((part) => part.length > 0).map((part) => part.join('\n'))].join('\n\n');
}

function shortText({ headline, facts }: NoticeWords): string {
  const kept = facts.filter(([label]) => shortFacts.includes(label));
  return `- ${headline}${kept.map(([label, value]) => `\n  ${label}: ${value}`).join('')}`;
}

/** Does the same as the link. */
function acknowledgeCommand(id: string): string {
  return `\`latchkey notify acknowledge ${id}\``;
}

const colours: Readonly<Record<Severity, string>> = {
  urgent: '#ba0517',
  reminder: '#8c4b02',
  resolved: '#2e844a',
  info: '#0b5cab',
};
const font = "font-family:'Segoe UI',Arial,sans-serif";

function htmlOf({ id, notices, acknowledgeUrl, pagesUrl, now }: MessageParts, where: string): string {
  const isFull = notices.length <= toldInFull;
  const silence = canAcknowledge(notices) ? acknowledgeHtml(acknowledgeUrl, id) : '';
  const told = isFull
    ? `${notices.map((notice) => fullHtml(notice, now, pagesUrl)).join('')}${silence}`
    : digestHtml(notices, silence, now, pagesUrl);
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">',
    `<title>${htmlText(subjectLineOf(notices, now))}</title></head>`,
    '<body style="margin:0;padding:0;background:#f3f3f3">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f3f3"><tr><td align="center" style="padding:16px 8px">',
    // Outlook ignores max-width; the width attribute holds it at 600 pixels, the style lets a phone shrink it.
    '<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:600px;background:#ffffff;border:1px solid #dddbda">',
    `<tr><td style="padding:20px;${font};font-size:16px;line-height:24px;color:#181818">${told}${where}</td></tr>`,
    '</table></td></tr></table></body></html>',
  ].join('\n');
}

function fullHtml({ item, severity }: ToldNotice, now: Instant, pagesUrl: PagesUrl): string {
  const { headline, facts, steps } = wordsOf(item, now, pagesUrl);
  const [first] = steps;
  const rows = facts.map(
    ([label, value]) =>
      `<tr><td valign="top" style="padding:4px 12px 4px 0;${font};font-size:13px;line-height:20px;color:#5c5c5c;white-space:nowrap">${htmlText(label)}</td>` +
      `<td valign="top" style="padding:4px 0;${font};font-size:14px;line-height:20px;color:#181818;word-break:break-word">${shown(value)}</td></tr>`,
  );
  const done =
    steps.length === 1 && first !== undefined
      ? paragraph(stepHtml(first))
      : steps.map((step, index) => numbered(index + 1, step)).join('');
  return [
    heading(headline, colours[severity]),
    rows.length > 0 ? table(rows.join('')) : '',
    steps.length > 1 ? table(done) : done,
  ].join('\n');
}

function numbered(number: number, step: ToldStep): string {
  return (
    `<tr><td valign="top" style="padding:6px 12px 6px 0;${font};font-size:16px;line-height:24px;font-weight:bold">${number}.</td>` +
    `<td valign="top" style="padding:6px 0;${font};font-size:16px;line-height:24px">${stepHtml(step)}</td></tr>`
  );
}

/**
 * What is done about all of them comes first, since nobody scrolls to the end of 400. Below that, as little markup as
 * looks well: Gmail cuts a message off after 102 KB.
 */
function digestHtml(notices: readonly ToldNotice[], silence: string, now: Instant, pagesUrl: PagesUrl): string {
  const listed = notices.slice(0, longestList);
  const rest = notices.length - listed.length;
  const groups = [...Map.groupBy(listed, ({ severity }) => severity)].map(([severity, group]) => {
    const count = notices.filter((notice) => notice.severity === severity).length;
    const rows = group.map(({ item }) => shortHtml(wordsOf(item, now))).join('<br><br>\n');
    return `${heading(`${groupNames[severity]}: ${count}`, colours[severity])}<p style="margin:0 0 24px;${font};font-size:14px;line-height:20px">${rows}</p>`;
  });
  return [
    heading(`${notices.length} notices`, '#181818'),
    paragraph(`${stepHtml(allOfThem(pagesUrl))} The plain text of this mail has the whole fingerprints.`),
    `${silence}<br>`,
    ...groups,
    rest > 0 ? paragraph(stepHtml(theRest(rest, pagesUrl))) : '',
  ].join('\n');
}

function allOfThem(pagesUrl: PagesUrl): ToldStep {
  return doneAt(pagesUrl, {
    path: '/',
    label: 'See all connections',
    command: '`latchkey status` shows all of them, each with its next step.',
    more: 'Each leads to its next step.',
  });
}

function theRest(rest: number, pagesUrl: PagesUrl): ToldStep {
  return doneAt(pagesUrl, {
    path: '/',
    label: `… and ${rest} more`,
    command: `… and ${rest} more: \`latchkey status\` lists them.`,
  });
}

function stepHtml({ text, link }: ToldStep): string {
  if (link === null) return marked(text);
  const anchor = `<a href="${htmlText(link.url)}" style="color:#0b5cab">${htmlText(link.label)}</a>`;
  return text === '' ? `${anchor}.` : `${anchor}. ${marked(text)}`;
}

const groupNames: Readonly<Record<Severity, string>> = {
  urgent: 'Urgent',
  reminder: 'Reminders',
  resolved: 'Settled',
  info: 'For information',
};

/** The org on one line; the beginning of the fingerprint and the day on the next, which just fit on a phone. */
function shortHtml({ headline, facts }: NoticeWords): string {
  const value = (...labels: string[]) => facts.find(([label]) => labels.includes(label))?.[1] ?? '';
  const mark = [value('Fingerprint').slice(0, shortFingerprint), value('Expires', 'Expired')];
  const lines = [value('Org'), mark.filter((part) => part !== '').join(' · ')];
  return [`<b>${htmlText(headline)}</b>`, ...lines.filter((line) => line !== '').map(htmlText)].join('<br>');
}

function heading(text: string, colour: string): string {
  return `<h1 style="margin:0 0 12px;${font};font-size:20px;line-height:28px;font-weight:bold;color:${colour}">${htmlText(text)}</h1>`;
}

function acknowledgeHtml(url: string | null, id: string): string {
  if (url === null) return paragraph(marked(`Seen to already? Silence this reminder: ${acknowledgeCommand(id)}`));
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 0"><tr><td bgcolor="#0b5cab" style="padding:10px 20px;background:#0b5cab">` +
    `<a href="${htmlText(url)}" style="${font};font-size:16px;line-height:24px;color:#ffffff;text-decoration:none">Acknowledge or snooze</a></td></tr></table>`
  );
}

function table(rows: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${rows}</table>`;
}

function paragraph(html: string): string {
  return `<p style="margin:0 0 12px;${font};font-size:16px;line-height:24px">${html}</p>`;
}

/** Commands stand between backticks in the words. */
function marked(text: string): string {
  return htmlText(text).replace(
    /`([^`]+)`/g,
    '<code style="font-family:Consolas,Menlo,monospace;font-size:14px">$1</code>',
  );
}

/** A fingerprint is broken where bytes end: no mail program does that by itself, and a phone of 360 pixels has room for eight. */
function shown(value: string): string {
  if (!/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/.test(value)) return htmlText(value);
  const lines = value.match(/([0-9A-F]{2}:?){8}/g) ?? [];
  return `<span style="font-family:Consolas,Menlo,monospace;font-size:12px">${lines.join('<br>')}</span>`;
}
