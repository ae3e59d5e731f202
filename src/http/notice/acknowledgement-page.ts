// The page behind a link in a notice: says which notices, and has a button for one of them or for all. It asks for nothing, runs nothing and works in
// any browser; opening it changes nothing.

import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { canAcknowledge, type NoticeMessage, type ToldNotice } from '../../domain/notice/notice-message.ts';
import { dayMs, type Instant } from '../../domain/ports.ts';
import { oneLine } from '../../formats/plain-text.ts';
import { counted } from '../../text/counted.ts';
import { wordsOf } from '../../text/notice/wording.ts';

type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 1rem; }
ul { padding-left: 1.2rem; }
li { margin: .4rem 0; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { color: GrayText; font-size: .9rem; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
select { max-width: 100%; }
form { margin: 2rem 0 0; display: grid; gap: 1.5rem; }
fieldset { border: 1px solid GrayText; border-radius: .4rem; padding: 1rem; margin: 0; }
legend { padding: 0 .4rem; }
button, select { font: inherit; padding: .5rem 1rem; border-radius: .4rem; border: 1px solid GrayText; min-height: 2.75rem; }
button.main { background: #0b5cab; border-color: #0b5cab; color: #fff; font-weight: 600; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.small { font-size: .9rem; }
`;

/** For the policy that lets this style in and no other. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

const shownNotices = 20;

/** Days of silence; none that would outlast a certificate of the message. */
export function snoozeChoices({ notices }: NoticeMessage, now: Instant): number[] {
  const lefts = notices.flatMap(({ item }) => ('certificate' in item ? [item.certificate.notAfter - now] : []));
  const left = Math.min(...lefts.filter((ms) => ms > 0));
  return [1, 3, 7, 14, 30].filter((days) => days * dayMs < left);
}

/** The notices of which one can be chosen, by their number in the message. */
export function noticeChoices({ notices }: NoticeMessage): { number: string; notice: ToldNotice }[] {
  const choices = notices.map((notice, index) => ({ number: String(index + 1), notice }));
  return choices.slice(0, shownNotices).filter(({ notice }) => canAcknowledge([notice]));
}

export function openPage(message: NoticeMessage, isAcknowledged: boolean, now: Instant): Html {
  const subjectLine = oneLine(message.subjectLine);
  const snoozes = snoozeChoices(message, now);
  const choices = noticeChoices(message);
  return page(
    subjectLine,
    html`<h1>${subjectLine}</h1>
${message.notices.length === 1 ? factsOf(message.notices, now) : headlinesOf(message.notices, now)}
${isAcknowledged ? html`<p><strong>Somebody has taken note of this already.</strong> You may do it again, or be reminded.</p>` : ''}
<p class="small">To take note silences this reminder and milder ones for everybody who got it. A more urgent one, such as the next threshold before the expiry, is sent all the same.</p>
<form method="post">
${
  choices.length > 1
    ? html`<label>About <select name="of"><option value="all">all of them</option>
${choices.map(({ number, notice }) => html`<option value="${number}">${wordsOf(notice.item, now).headline}</option>\n`)}</select></label>`
    : ''
}
<div><button class="main" name="act" value="acknowledge">I have taken note</button></div>
${
  snoozes.length > 0
    ? html`<fieldset><legend>Or be reminded</legend>
<label for="days">Remind me again in</label>
<select id="days" name="days">${snoozes.map((days) => html`<option value="${days}">${counted(days, 'day')}</option>`)}</select>
<button name="act" value="snooze">Remind me</button>
</fieldset>`
    : ''
}
</form>`,
  );
}

/** The subject line says the one headline already. */
function factsOf([notice]: NoticeMessage['notices'], now: Instant): Html {
  const facts = notice === undefined ? [] : wordsOf(notice.item, now).facts;
  return html`<dl>
${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl>`;
}

function headlinesOf(notices: NoticeMessage['notices'], now: Instant): Html {
  const more = notices.length - shownNotices;
  return html`<ul>
${notices.slice(0, shownNotices).map(({ item }) => html`<li>${wordsOf(item, now).headline}</li>\n`)}
${more > 0 ? html`<li>and ${more} more</li>` : ''}</ul>`;
}

export function donePage(subjectLine: string, snoozeDays: number | null): Html {
  const said =
    snoozeDays === null
      ? 'You will not be reminded of this again. A more urgent notice is sent all the same.'
      : `You are reminded in ${counted(snoozeDays, 'day')}, or earlier when it becomes more urgent.`;
  return page(
    'Noted',
    html`<h1>Noted</h1>\n<p>${oneLine(subjectLine)}</p>\n<p>${said}</p>\n<p>You can close this page.</p>`,
  );
}

export function expiredPage(): Html {
  return page(
    'This link has expired',
    html`<h1>This link has expired</h1>
<p>Links in notices work for 45 days. A later notice has a new one; on the machine, <code>latchkey notify list</code> shows what is open.</p>`,
  );
}

/** At the address of `serve` itself, for whoever looks at it with a browser. */
export function welcomePage(): Html {
  return page(
    'Latchkey runs',
    html`<h1>Latchkey runs</h1>
<p>Latchkey runs. It has no pages to look at yet; on its machine <code>latchkey status</code> shows every connection.</p>`,
  );
}

export function unknownPage(): Html {
  return page(
    'This link does not work',
    html`<h1>This link does not work</h1>
<p>It is not whole, or it belongs to a notice that is long gone. Copy it again from the mail, from its first to its last character.</p>`,
  );
}

function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Latchkey</title>
<style>${raw(style)}</style>
</head>
<body><main>
${content}
</main></body>
</html>
`;
}
