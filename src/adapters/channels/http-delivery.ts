// Posts a message as JSON and says what the answer means. Redirects are not followed: the body and its signature are
// for the configured receiver alone.

import type { DeliveryOutcome } from '../../domain/notice/channel.ts';
import {
  type HttpResponse,
  secondMs,
  type Transport,
  TransportFault,
  type TransportFaultKind,
} from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import type { Secret } from '../../domain/secret.ts';
import { manyLines, oneLine } from '../../formats/plain-text.ts';

/** The request was never written. After any other fault it may have been read. */
const neverSent: readonly TransportFaultKind[] = [
  'nameNotFound',
  'connectionRefused',
  'tlsUntrusted',
  'tlsVersion',
  'tlsFailed',
  'proxyFailed',
  'unreachable',
];

/** What stands in a message came from orgs, files and people. */
export function channelJson(body: object): string {
  return JSON.stringify(body, (_, value) => (typeof value === 'string' ? manyLines(value) : value));
}

export async function postJson(
  transport: Transport,
  url: Secret<string>,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<DeliveryOutcome> {
  try {
    const response = await transport.send({
      method: 'POST',
      url: url.reveal(),
      headers: { 'content-type': 'application/json', 'user-agent': 'Latchkey', ...headers },
      body,
      timeoutMs: 30 * secondMs,
      maximumBytes: 64 * 1024,
    });
    return outcomeOfResponse(response);
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    // Only the kind: the detail names the host, and a webhook's host may be part of its secret URL.
    return { type: neverSent.includes(error.kind) ? 'temporary' : 'unknown', detail: said(error.kind) };
  }
}

function outcomeOfResponse({ status, body }: HttpResponse): DeliveryOutcome {
  const answer = oneLine(Buffer.from(body).toString('utf8')).replace(/\s+/g, ' ').trim().slice(0, 200);
  const detail = answer === '' ? `HTTP ${status}` : `HTTP ${status}: ${answer}`;
  // Microsoft's older connectors answer 200 and say in the body that the message was throttled.
  if (status === 200 && /delivery failed/i.test(answer)) return { type: 'temporary', detail };
  if (status >= 200 && status < 300) return { type: 'accepted' };
  if (status >= 500 || status === 408 || status === 425 || status === 429) return { type: 'temporary', detail };
  return { type: 'permanent', detail };
}
