// Everything under /services/data: versions without a sign-in, the rest with one. A refusal becomes Salesforce's JSON array;
// XML, which an org writes where it is asked for, is refused in XML.

import { type Exchange, json, type Reply, written } from '../exchange.ts';
import { escapeXml } from '../metadata/xml.ts';
import { ApiRefusal, notFound } from './api-refusal.ts';
import { authorize, bearerToken, usageHeader } from './authorize.ts';
import { answerResource } from './resources.ts';
import { isOffered, listVersions } from './versions.ts';

export async function answerRest(exchange: Exchange): Promise<Reply> {
  const { request, path } = exchange;
  if (asksForXml(request.headers.get('accept') ?? '')) return refuseXml();
  if (/^\/services\/data\/?$/.test(path)) return json(listVersions());
  try {
    return withUsage(exchange, await route(exchange));
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const reply = refusal(error);
    return error.status === 401 ? reply : withUsage(exchange, reply);
  }
}

async function route(exchange: Exchange): Promise<Reply> {
  const { state, org, request, path } = exchange;
  const [, version = '', resource = ''] = /^\/services\/data\/v(\d+)\.0(\/.*)?$/.exec(path) ?? [];
  if (!isOffered(version)) throw notFound();
  const caller = authorize(state, org, bearerToken(request), 'REST API');
  return answerResource({ exchange, caller, base: `/services/data/v${version}.0` }, resource.replace(/\/$/, ''));
}

function withUsage({ org }: Exchange, reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, ...usageHeader(org) } };
}

export function refusal({ status, errorCode, message }: ApiRefusal): Reply {
  return json([{ message, errorCode }], status);
}

/** XML and nothing else that could be answered with. */
function asksForXml(accept: string): boolean {
  return /\b(application|text)\/xml\b/i.test(accept) && !/json|\*\/\*/i.test(accept);
}

function refuseXml(): Reply {
  const message = escapeXml('This simulator does not write XML. Ask for application/json.');
  const error = `<Error><errorCode>NOT_ACCEPTABLE</errorCode><message>${message}</message></Error>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?><Errors>${error}</Errors>`;
  return written('application/xml;charset=UTF-8', text, 406);
}
