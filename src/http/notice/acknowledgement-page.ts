// The page behind a link in a notice: says which notices, and has a button for one of them or for all. It asks for nothing, runs nothing and works in
// any browser; opening it changes nothing. What the mail told stays in the mail's English.

import { html } from 'hono/html';
import { canAcknowledge, type NoticeMessage, type ToldNotice } from '../../domain/notice/notice-message.ts';
import { dayMs, type Instant } from '../../domain/ports.ts';
import { oneLine } from '../../formats/plain-text.ts';
import { englishAcknowledgement } from '../../text/notice/acknowledgement.ts';
import { wordsOf } from '../../text/notice/wording.ts';
import type { AcknowledgementTexts, Words } from '../../text/words.ts';
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

export function openPage(message: NoticeMessage, isAcknowledged: boolean, now: Instant, words: Words | null): Html {
  const said = words?.acknowledgement ?? englishAcknowledgement;
  const subjectLine = oneLine(message.subjectLine);
  const snoozes = snoozeChoices(message, now);
  const choices = noticeChoices(message);
  const [what, then] = said.isAcknowledged;
  return page(
    subjectLine,
    html`<div lang="en"><h1>${subjectLine}</h1>
${message.notices.length === 1 ? factsOf(message.notices, now) : headlinesOf(message.notices, now, said)}</div>
${isAcknowledged ? html`<p><strong>${what}</strong> ${then}</p>` : ''}
<p class="small">${said.about}</p>
<form method="post">
${
  choices.length > 1
    ? html`<label>${said.of} <select name="of"><option value="all">${said.all}</option>
${choices.map(({ number, notice }) => html`<option value="${number}" lang="en">${wordsOf(notice.item, now).headline}</option>\n`)}</select></label>`
    : ''
}
<div><button class="main" name="act" value="acknowledge">${said.acknowledge}</button></div>
${
  snoozes.length > 0
    ? html`<fieldset><legend>${said.orBeReminded}</legend>
<label for="days">${said.remindIn}</label>
<select id="days" name="days">${snoozes.map((days) => html`<option value="${days}">${said.days(days)}</option>`)}</select>
<button name="act" value="snooze">${said.remind}</button>
</fieldset>`
    : ''
}
</form>`,
    words,
  );
}

/** The subject line says the one headline already. */
function factsOf([notice]: NoticeMessage['notices'], now: Instant): Html {
  const facts = notice === undefined ? [] : wordsOf(notice.item, now).facts;
  return html`<dl>
${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl>`;
}

function headlinesOf(notices: NoticeMessage['notices'], now: Instant, said: AcknowledgementTexts): Html {
  const more = notices.length - shownNotices;
  return html`<ul>
${notices.slice(0, shownNotices).map(({ item }) => html`<li>${wordsOf(item, now).headline}</li>\n`)}
${more > 0 ? html`<li>${said.more(more)}</li>` : ''}</ul>`;
}

export function donePage(subjectLine: string, snoozeDays: number | null, words: Words | null): Html {
  const { noted, notedForGood, notedFor, mayClose } = words?.acknowledgement ?? englishAcknowledgement;
  const until = snoozeDays === null ? notedForGood : notedFor(snoozeDays);
  return page(
    noted,
    html`<h1>${noted}</h1>\n<p lang="en">${oneLine(subjectLine)}</p>\n<p>${until}</p>\n<p>${mayClose}</p>`,
    words,
  );
}

export function expiredPage(words: Words | null): Html {
  const [title, text] = (words?.acknowledgement ?? englishAcknowledgement).expired;
  const notices = words?.pages.notices ?? 'Notices';
  return page(title, html`<h1>${title}</h1>\n<p>${text} <a href="/notices">${notices}</a></p>`, words);
}

export function unknownPage(words: Words | null): Html {
  const [title, text] = (words?.acknowledgement ?? englishAcknowledgement).unknown;
  return page(title, html`<h1>${title}</h1>\n<p>${text}</p>`, words);
}
