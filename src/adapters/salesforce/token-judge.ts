// Judges one answer of the token endpoint: a chain of small checks, the first that fits decides. Pure; it never throws,
// and nothing that it returns shows a token, however broken the answer that carried it.

import { identityOf } from '../../domain/org/salesforce-id.ts';
import type { HttpResponse, Instant } from '../../domain/ports.ts';
import { said } from '../../domain/said.ts';
import { Secret } from '../../domain/secret.ts';
import type { AnswerFacts, RefusalCode, TokenAnswer, TokenRequest } from '../../domain/token/token-answer.ts';
import { maintenancePage, readWording } from '../../domain/token/token-wordings.ts';
import { plainWords } from '../../domain/token/words.ts';
import { answerFacts } from './answer-facts.ts';
import { bodyJson, bodyText, isHtml, keptMessage, keptText } from './answer-text.ts';
import { trustedInstance } from './instance-url.ts';

interface Reading {
  status: number;
  location: string | null;
  text: string;
  isHtml: boolean;
  /** The answer as an object; empty when it is none. */
  fields: Readonly<Record<string, unknown>>;
  isJson: boolean;
  tokenHost: string;
  facts: AnswerFacts;
}

type Check = (reading: Reading) => TokenAnswer | null;

const checks: readonly Check[] = [redirect, serverError, knownWording, busyEdge, page, unknownRefusal, notAnObject];

/** `now`: our time when the answer had been read. */
export function judgeTokenResponse(
  request: Pick<TokenRequest, 'tokenHost'>,
  response: HttpResponse,
  now: Instant,
): TokenAnswer {
  const reading = read(request.tokenHost, response, now);
  for (const check of checks) {
    const answer = check(reading);
    if (answer !== null) return answer;
  }
  return judgeToken(reading);
}

function read(tokenHost: string, response: HttpResponse, now: Instant): Reading {
  const { status, headers, body } = response;
  const text = bodyText(body);
  const html = isHtml(text, headers['content-type'] ?? null);
  const json = html ? undefined : bodyJson(text);
  const first = Array.isArray(json) ? json[0] : json;
  const isObject = typeof first === 'object' && first !== null;
  // What comes with a 2xx and is no page, or speaks of a token, may hold one in any form: of that nothing is kept.
  const kept = (isSuccess(status) && !html) || /access_?token/i.test(text) ? '' : keptText(text);
  return {
    status,
    location: headers.location ?? null,
    text,
    isHtml: html,
    fields: isObject ? { ...first } : {},
    isJson: isObject,
    tokenHost,
    facts: answerFacts(response, kept, now),
  };
}

/** Followed, a redirect would hand the assertion to whoever wrote the header. */
function redirect({ status, location, facts }: Reading): TokenAnswer | null {
  if (status < 300 || status > 399) return null;
  return refused('redirected', redirectedTo(location), facts);
}

function redirectedTo(location: string | null): string {
  if (location === null) return said('redirectedNowhere');
  if (location.startsWith('/') && !location.startsWith('//')) return said('redirectedHere');
  const absolute = location.startsWith('//') ? `https:${location}` : location;
  if (!URL.canParse(absolute)) return said('redirectedUnreadably');
  return said('redirectedElsewhere', keptMessage(new URL(absolute).host));
}

function serverError({ status, facts }: Reading): TokenAnswer | null {
  return status < 500 ? null : { type: 'unavailable', message: said('answered', status), facts };
}

function knownWording({ fields, facts }: Reading): TokenAnswer | null {
  const { error, description } = wordsOf(fields);
  const verdict = error === '' && description === '' ? null : readWording(error, description);
  if (verdict === null) return null;
  const message = keptMessage(description === '' ? error : `${error}: ${description}`);
  if (verdict === 'notThisKey' || verdict === 'unavailable') return { type: verdict, message, facts };
  return refused(verdict, message, facts);
}

/** RFC 6749 section 5.2, or the form of Salesforce's other services. */
function wordsOf(fields: Reading['fields']): { error: string; description: string } {
  const words = (...names: string[]) => {
    const value = names.map((name) => fields[name]).find((one) => typeof one === 'string');
    return typeof value === 'string' ? value.slice(0, 2_000) : '';
  };
  if ('access_token' in fields) return { error: '', description: '' };
  return { error: words('error', 'errorCode'), description: words('error_description', 'message') };
}

/** 420 comes from Salesforce's edge while an org is moved; the others ask for patience by their own definition. */
function busyEdge({ status, facts }: Reading): TokenAnswer | null {
  if (![408, 420, 425, 429].includes(status)) return null;
  return { type: 'unavailable', message: said('answered', status), facts };
}

function page({ status, isHtml: isPage, isJson, text, facts }: Reading): TokenAnswer | null {
  if (isPage && maintenancePage.test(plainWords(text))) {
    return { type: 'unavailable', message: said('maintenancePage'), facts };
  }
  if (isPage) return refused('notATokenEndpoint', said('pageInstead', status), facts);
  const isNoSuchPath = (status === 404 || status === 405) && !isJson;
  return isNoSuchPath ? refused('notATokenEndpoint', said('answered', status), facts) : null;
}

function unknownRefusal({ status, fields, facts }: Reading): TokenAnswer | null {
  const { error, description } = wordsOf(fields);
  const words = keptMessage([error, description].filter((word) => word !== '').join(': '));
  if (isSuccess(status) && words === '') return null;
  return refused('otherRefusal', words === '' ? said('answered', status) : words, facts);
}

function notAnObject({ isJson, text, facts }: Reading): TokenAnswer | null {
  if (isJson) return null;
  if (text.trimStart().startsWith('{')) return refused('incompleteAnswer', said('brokenJson'), facts);
  return refused('notATokenEndpoint', said('notJson'), facts);
}

/** What is left has the form of RFC 6749 section 5.1, whole or in part. */
function judgeToken({ fields, tokenHost, facts }: Reading): TokenAnswer {
  const accessToken = isToken(fields.access_token) ? new Secret(fields.access_token) : null;
  const identity = typeof fields.id === 'string' ? identityOf(fields.id) : null;
  const instance = typeof fields.instance_url === 'string' ? fields.instance_url : null;
  const { token_type: tokenType = 'Bearer' } = fields;
  const isBearer = typeof tokenType === 'string' && tokenType.toLowerCase() === 'bearer';
  if (accessToken === null || identity === null || instance === null || !isBearer) {
    const usable = { access_token: accessToken, id: identity, instance_url: instance, token_type: isBearer || null };
    const lacking = Object.entries(usable).flatMap(([name, value]) => (value === null ? [name] : []));
    return refused('incompleteAnswer', said('lacksFields', ...lacking), facts);
  }
  const instanceUrl = trustedInstance(instance, tokenHost);
  if (instanceUrl === null) {
    const host = URL.canParse(instance) ? new URL(instance).host : instance;
    return refused('foreignInstance', said('foreignInstance', keptMessage(host)), facts);
  }
  const scopes = typeof fields.scope === 'string' ? fields.scope.split(/\s+/).filter((scope) => scope !== '') : [];
  return { type: 'accepted', accessToken, instanceUrl, ...identity, scopes, facts };
}

/** RFC 6749 appendix A.12, without the space: it goes into a header. */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value);
}

function refused(code: RefusalCode, message: string, facts: AnswerFacts): TokenAnswer {
  return { type: 'refused', code, message, facts };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
