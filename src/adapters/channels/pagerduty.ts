// PagerDuty, Events API v2: one incident per subject, opened by its first urgent notice, raised by more urgent ones and
// resolved when the subject is over. The dedup_key is the subject's, so a repetition changes nothing.

import type { Channel } from '../../domain/notice/channel.ts';
import type { NoticeMessage } from '../../domain/notice/notice-message.ts';
import type { Transport } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import { wordsOf } from '../../text/notice/wording.ts';
import { channelJson, postJson } from './http-delivery.ts';

interface PagerDutyOptions {
  name: string;
  minimumSeverity: 'reminder' | 'urgent';
  /** The integration key. */
  routingKey: Secret<string>;
  /** Another service region, as https://events.eu.pagerduty.com/v2/enqueue. */
  url?: string;
  transport: Transport;
}

export function pagerDutyChannel({ name, minimumSeverity, routingKey, url, transport }: PagerDutyOptions): Channel {
  const endpoint = new Secret(url ?? 'https://events.pagerduty.com/v2/enqueue');
  return {
    name,
    kind: 'pagerduty',
    minimumSeverity,
    concurrency: 2,
    deliver: (message) => postJson(transport, endpoint, pagerDutyBody(message, routingKey)),
    async close() {},
  };
}

/** The summary takes 1,024 characters. */
const summaryLimit = 1_024;

function pagerDutyBody(message: NoticeMessage, routingKey: Secret<string>): string {
  const { dedupKey, action, subjectLine, severity, createdAt, notices, acknowledgeUrl, pagesUrl = null } = message;
  const event = { routing_key: routingKey.reveal(), event_action: action, dedup_key: dedupKey };
  if (action === 'resolve') return channelJson(event);
  const words = notices.map(({ item }) => wordsOf(item, createdAt, pagesUrl));
  const facts = words.flatMap((one) => one.facts);
  const links = [
    ...words
      .flatMap(({ steps }) => steps.flatMap(({ link }) => link ?? []).slice(0, 1))
      .map(({ label, url }) => ({ href: url, text: label })),
    ...(acknowledgeUrl === null ? [] : [{ href: acknowledgeUrl, text: 'Acknowledge or snooze' }]),
  ];
  return channelJson({
    ...event,
    payload: {
      summary: subjectLine.slice(0, summaryLimit),
      source: facts.find(([label]) => label === 'Org')?.[1] ?? 'latchkey',
      severity: severity === 'urgent' ? 'error' : severity === 'reminder' ? 'warning' : 'info',
      timestamp: new Date(createdAt).toISOString(),
      custom_details: Object.fromEntries(facts),
    },
    client: 'Latchkey',
    ...(links.length === 0 ? {} : { links }),
  });
}
