// A Slack incoming webhook. Slack cannot tell a repetition: after a lost answer the same message may stand there twice.

import type { Channel } from '../../domain/expiry/channel.ts';
import type { NoticeMessage } from '../../domain/expiry/notice-message.ts';
import type { Transport } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { postJson } from './http-delivery.ts';

export interface SlackOptions {
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

export function slackBody({ subjectLine, text, acknowledgeUrl }: NoticeMessage): string {
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
  return JSON.stringify({
    text: escaped(subjectLine),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(subjectLine, headerLimit), emoji: false } },
      // An escape is up to five characters for one: cut what is left well under the limit.
      {
        type: 'section',
        text: { type: 'mrkdwn', text: escaped(cut(text.trim(), sectionLimit - 400)).slice(0, sectionLimit) },
      },
      ...button,
    ],
  });
}

/** Slack reads <…> as links and mentions; `<!channel>` in an app's name must wake nobody. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
