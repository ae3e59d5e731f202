// Sends an assertion to the token endpoint and hands the answer to its judge (token-judge.ts). The only place where an
// assertion leaves this process.

import { type Clock, type HttpRequest, type Transport, TransportFault } from '../../domain/ports.ts';
import type { TokenAnswer, TokenEndpoint, TokenRequest } from '../../domain/token/token-answer.ts';
import { judgeTokenResponse } from './token-judge.ts';

/** RFC 7523 section 2.1. */
const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Salesforce's answers have under 2,000 bytes; a page that a proxy shows may have more. */
const maximumBytes = 1_000_000;

export function createTokenEndpoint(parts: { transport: Transport; clock: Pick<Clock, 'now'> }): TokenEndpoint {
  return {
    async exchange(request, signal) {
      try {
        const response = await parts.transport.send(tokenRequest(request), signal);
        return judgeTokenResponse(request, response, parts.clock.now());
      } catch (error) {
        return noAnswer(error);
      }
    },
  };
}

export function tokenRequest({ tokenHost, assertion, timeoutMs, isAlone = false }: TokenRequest): HttpRequest {
  return {
    method: 'POST',
    url: `${tokenHost}/services/oauth2/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ grant_type: jwtBearerGrant, assertion: assertion.reveal() }).toString(),
    timeoutMs,
    maximumBytes,
    isAlone,
  };
}

function noAnswer(error: unknown): TokenAnswer {
  if (!(error instanceof TransportFault)) throw error;
  return { type: 'noAnswer', fault: error.kind, message: error.detail };
}
