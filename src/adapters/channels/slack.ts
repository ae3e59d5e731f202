// A Slack incoming webhook. Slack cannot tell a repetition: after a lost answer the same message may stand there twice.

import type { Channel } from '../../domain/notice/channel.ts';
import { canAcknowledge, type NoticeMessage } from '../../domain/notice/notice-message.ts';
import type { Transport } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ToldStep } from '../../text/notice/steps.ts';
import { wordsOf } from '../../text/notice/wording.ts';
import { channelJson, postJson } from './http-delivery.ts';

interface SlackOptions {
  name: string;
  minimumSeverity: 'reminder' | 'urgent';
  url: Secret<string>;
  transport: Transport;
}

export function slackChannel({ name, minimumSeverity, url, transport }: SlackOptions): Channel {
  return {
    name,
    kind: 'slack',
    minimumSeverity,
    concurrency: 1,
    deliver: (message) => postJson(transport, url, slackBody(message)),
    async close() {},
  };
}

/** Block Kit: a header takes 150 characters, a section's text 3,000. */
const headerLimit = 150;
const sectionLimit = 3_000;
const toldInFull = 3;
/** A list of apps may be longer than a section; what to do must have room after it, also when escaped five for one. */
const valueLimit = 400;

function slackBody(message: NoticeMessage): string {
  const { subjectLine, acknowledgeUrl } = message;
  const button =
    acknowledgeUrl === null
      ? []
      : [
          {
            type: 'actions',
            elements: [
              { type: 'button', text: { type: 'plain_text', text: 'Acknowledge or snooze' }, url: acknowledgeUrl },
            ],
          },
        ];
  return channelJson({
    text: escaped(subjectLine),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(subjectLine, headerLimit), emoji: false } },
      { type: 'section', text: { type: 'mrkdwn', text: sectionOf(message) } },
      ...button,
    ],
  });
}

/** Of a few notices everything, of many the headlines; whole lines, as many as a section takes. */
function sectionOf({ notices, createdAt, typedWhere, acknowledgeUrl, pagesUrl = null, id }: NoticeMessage): string {
  const isFull = notices.length <= toldInFull;
  const lines = notices.flatMap(({ item }) => {
    const { headline, facts, steps } = wordsOf(item, createdAt, pagesUrl);
    if (!isFull) return [`• ${escaped(headline)}`];
    return [
      // Of one notice the header above says the headline.
      ...(notices.length > 1 ? [`*${escaped(headline)}*`] : []),
      ...facts.map(([label, value]) => `*${label}:* ${escaped(cut(value, valueLimit))}`),
      ...steps.map((step, index) => (steps.length > 1 ? `${index + 1}. ${stepOf(step)}` : stepOf(step))),
    ];
  });
  const last = [
    ...(isFull
      ? []
      : [pagesUrl === null ? '`latchkey status` shows all of them.' : linked('See all connections', pagesUrl)]),
    ...(acknowledgeUrl === null && canAcknowledge(notices)
      ? [`Seen to already? Silence this reminder: \`latchkey notify acknowledge ${id}\``]
      : []),
    ...(typedWhere === undefined ? [] : [escaped(typedWhere)]),
  ];
  const room = sectionLimit - last.join('\n').length - 1;
  let length = 0;
  const fitting = lines.filter((line) => {
    length += line.length + 1;
    return length < room;
  });
  return [...fitting, ...last].join('\n');
}

function stepOf({ text, link }: ToldStep): string {
  return link === null ? escaped(text) : `${linked(link.label, link.url)}. ${escaped(text)}`.trim();
}

function linked(label: string, url: string): string {
  return `<${url.replace(/[<>|]/g, encodeURIComponent)}|${escaped(label)}>`;
}

/** Slack reads <…> as links and mentions; `<!channel>` in an app's name must wake nobody. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
