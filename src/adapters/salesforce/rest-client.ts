// GET on an org's REST API: the request, and the pure judge of its answer. The token goes to the session's own instance,
// never into the address, and no redirect is followed with it.

import type { OrgPermission, OrgRead, OrgSession } from '../../domain/org/org.ts';
import { type HttpRequest, type HttpResponse, type Transport, TransportFault } from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import { bodyJson, bodyText, isHtml } from './answer-text.ts';
import { failedRead, refusedRead } from './api-refusal.ts';
import { fieldsOf, textField } from './json-fields.ts';

interface RestCall {
  /** Begins with a slash. */
  path: string;
  /** What the call needs beyond API Enabled. */
  permission: OrgPermission;
}

const timeoutMs = 15_000;
const postTimeoutMs = 60_000;
const maximumBytes = 5_000_000;

/** Sends, and makes a reading of every fault. */
export async function getJson(
  transport: Transport,
  session: OrgSession,
  call: RestCall,
  signal?: AbortSignal,
): Promise<OrgRead<unknown>> {
  const authorization = { authorization: `Bearer ${session.accessToken.reveal()}` };
  const request = restRequest(`${session.instanceUrl}${call.path}`, authorization);
  return sendAndJudge(transport, request, (answer) => judgeJson(answer, call), signal);
}

/** For what may be asked without a token. */
export async function getPublicJson(
  transport: Transport,
  instanceUrl: string,
  call: RestCall,
  signal?: AbortSignal,
): Promise<OrgRead<unknown>> {
  return sendAndJudge(
    transport,
    restRequest(`${instanceUrl}${call.path}`, {}),
    (answer) => judgeJson(answer, call),
    signal,
  );
}

/** For what is not a GET. */
export async function sendJson(
  transport: Transport,
  session: OrgSession,
  { path, permission, contentType, body }: RestCall & { contentType: string; body: Uint8Array },
  signal?: AbortSignal,
): Promise<OrgRead<unknown>> {
  const headers = { authorization: `Bearer ${session.accessToken.reveal()}`, 'content-type': contentType };
  const request = restRequest(`${session.instanceUrl}${path}`, headers);
  const judge = (answer: HttpResponse) => judgeJson(answer, { path, permission });
  return sendAndJudge(transport, { ...request, method: 'POST', body, timeoutMs: postTimeoutMs }, judge, signal);
}

export async function sendAndJudge<T>(
  transport: Transport,
  request: HttpRequest,
  judge: (answer: HttpResponse) => OrgRead<T>,
  signal?: AbortSignal,
): Promise<OrgRead<T>> {
  try {
    return judge(await transport.send(request, signal));
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    return { type: 'noAnswer', fault: error.kind, message: error.detail };
  }
}

function restRequest(url: string, authorization: Record<string, string>): HttpRequest {
  return { method: 'GET', url, headers: { accept: 'application/json', ...authorization }, timeoutMs, maximumBytes };
}

export function judgeJson({ status, body }: HttpResponse, { permission }: RestCall): OrgRead<unknown> {
  if (status >= 300 && status <= 399) return failedRead(said('redirectedWithToken'), status);
  const text = bodyText(body);
  const json = bodyJson(text);
  if (status >= 200 && status <= 299) {
    return json === undefined ? failedRead(said('notJson'), status) : { type: 'read', value: json };
  }
  // REST wraps its errors into an array, the identity service answers one word, and what answers with a page is neither.
  const error = fieldsOf(Array.isArray(json) ? json[0] : json);
  const plainWords = json === undefined && !isHtml(text, null) ? text.slice(0, 1_000) : '';
  const message = textField(error, 'message') ?? plainWords;
  return refusedRead({ status, errorCode: textField(error, 'errorCode'), message }, permission);
}
