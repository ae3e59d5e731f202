// The page behind a link in a notice: says which notices, and has a button for one of them or for all. It asks for nothing, runs nothing and works in
// any browser; opening it changes nothing.

import { html } from 'hono/html';
import { canAcknowledge, type NoticeMessage, type ToldNotice } from '../../domain/notice/notice-message.ts';
import { dayMs, type Instant } from '../../domain/ports.ts';
import { oneLine } from '../../formats/plain-text.ts';
import { counted } from '../../text/counted.ts';
import { wordsOf } from '../../text/notice/wording.ts';
import { type Html, page } from '../page.ts';

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
<p>Links in notices work for 45 days. A later notice has a new one; the page <a href="/notices">Notices</a> shows what is open.</p>`,
  );
}

export function unknownPage(): Html {
  return page(
    'This link does not work',
    html`<h1>This link does not work</h1>
<p>It is not whole, or it belongs to a notice that is long gone. Copy it again from the mail, from its first to its last character.</p>`,
  );
}
