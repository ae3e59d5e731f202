// A Microsoft Teams webhook of the Workflows app, which takes Adaptive Cards only. Teams cannot tell a repetition.

import type { Channel } from '../../domain/notice/channel.ts';
import type { NoticeMessage } from '../../domain/notice/notice-message.ts';
import type { Transport } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ToldStep } from '../../text/notice/steps.ts';
import { wordsOf } from '../../text/notice/wording.ts';
import { channelJson, postJson } from './http-delivery.ts';

interface TeamsOptions {
  name: string;
  minimumSeverity: 'reminder' | 'urgent';
  /** Holds a signature, so all of it is secret. */
  url: Secret<string>;
  transport: Transport;
}

export function teamsChannel({ name, minimumSeverity, url, transport }: TeamsOptions): Channel {
  return {
    name,
    kind: 'teams',
    minimumSeverity,
    concurrency: 1,
    deliver: (message) => postJson(transport, url, teamsBody(message)),
    async close() {},
  };
}

/** Teams refuses messages over 28 KB. */
const longestCard = 20;

function teamsBody(message: NoticeMessage): string {
  const { subjectLine, notices, createdAt, typedWhere, acknowledgeUrl, pagesUrl = null } = message;
  const listed = notices.slice(0, longestCard);
  const rest = notices.length - listed.length;
  const body = [
    block(subjectLine, { size: 'Large', weight: 'Bolder' }),
    ...listed.flatMap(({ item }) => {
      const { headline, facts, steps } = wordsOf(item, createdAt, pagesUrl);
      if (notices.length > 3) return [block(`${headline}`, {})];
      return [
        ...(notices.length > 1 ? [block(headline, { weight: 'Bolder', separator: true })] : []),
        { type: 'FactSet', facts: facts.map(([title, value]) => ({ title, value: plain(value) })) },
        ...steps.map((step, index) => marked(`${steps.length > 1 ? `${index + 1}. ` : ''}${stepOf(step)}`)),
      ];
    }),
    ...(rest > 0 ? [marked(moreOf(rest, pagesUrl))] : []),
    ...(typedWhere === undefined ? [] : [block(typedWhere, {})]),
  ];
  const actions =
    acknowledgeUrl === null
      ? {}
      : { actions: [{ type: 'Action.OpenUrl', title: 'Acknowledge or snooze', url: acknowledgeUrl }] };
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body,
    ...actions,
  };
  return channelJson({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card }],
  });
}

function block(text: string, style: object) {
  return marked(plain(text), style);
}

/** @param text Markdown, in which what others wrote is plain. */
function marked(text: string, style: object = {}) {
  return { type: 'TextBlock', text, wrap: true, ...style };
}

function stepOf({ text, link }: ToldStep): string {
  return link === null ? plain(text) : `${linked(link.label, link.url)}. ${plain(text)}`.trim();
}

function moreOf(rest: number, pagesUrl: string | null): string {
  const more = `… and ${rest} more`;
  return pagesUrl === null ? `${more}: latchkey status lists them.` : linked(more, `${pagesUrl}/`);
}

function linked(label: string, url: string): string {
  return `[${plain(label)}](${url.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
}

/** Adaptive Cards read a little Markdown: nothing in a name may become a link. */
function plain(text: string): string {
  return text.replace(/[[\]_*]/g, (character) => `\\${character}`).slice(0, 1_000);
}
