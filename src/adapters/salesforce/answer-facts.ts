// What is kept of any answer of Salesforce: status, type, time. Headers come from whoever answers and are cut to a length
// that they can honestly have.

import type { HttpResponse, Instant } from '../../domain/ports.ts';
import type { AnswerFacts } from '../../domain/token/token-answer.ts';
import { keptMessage } from './answer-text.ts';

const longestContentType = 100;

/** RFC 9110 section 5.6.7, the one form that servers may send. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** `now`: our time when the answer had been read. */
export function answerFacts(response: HttpResponse, keptBody: string, now: Instant): AnswerFacts {
  const { status, headers, roundTripMs } = response;
  const { date, 'content-type': contentType } = headers;
  const serverDate = readHttpDate(date);
  return {
    status,
    contentType: contentType === undefined ? null : keptMessage(contentType).slice(0, longestContentType),
    body: keptBody,
    serverDate,
    clockSkewSeconds: serverDate === null ? null : clockSkewSeconds(serverDate, now - roundTripMs / 2),
  };
}

function readHttpDate(header: string | undefined): Instant | null {
  if (header === undefined || header.length > 40 || !httpDate.test(header)) return null;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : at;
}

/** The header is cut to whole seconds, so that on average the server's clock stood half a second later. */
function clockSkewSeconds(serverDate: Instant, ourTimeThen: Instant): number {
  // Adding 0 turns -0, which is no number of seconds to show, into 0.
  return Math.round((serverDate + 500 - ourTimeThen) / 1_000) + 0;
}
