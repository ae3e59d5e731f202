// Which part answers which path of an org. The generic hosts know the token endpoint and the list of versions only.

import type { Exchange } from './exchange.ts';
import { json } from './exchange.ts';
import type { Place } from './hosts.ts';
import type { LogDetails } from './log.ts';
import { answerSoap } from './metadata/soap-endpoint.ts';
import { answerIdentity, answerUserinfo } from './rest/identity.ts';
import { answerRest } from './rest/rest-api.ts';
import { listVersions } from './rest/versions.ts';
import { answerSetup } from './setup/setup-endpoint.ts';
import type { SimulatorState } from './state.ts';
import { answerTokenRequest } from './token/token-endpoint.ts';

export interface Arrived {
  place: Place;
  server: number | null;
  url: URL;
  path: string;
}

export interface Answer {
  response: Response;
  log: LogDetails;
}

/** For whoever opens the org in a browser. */
const goToSetup = ({ url }: Exchange) =>
  new Response(null, { status: 302, headers: { location: `${url.origin}/setup` } });

const ROUTES: readonly [RegExp, (exchange: Exchange) => Promise<Response> | Response][] = [
  [/^\/$/, goToSetup],
  [/^\/services\/oauth2\/userinfo$/, answerUserinfo],
  [/^\/services\/oauth2\/revoke$/, revokeToken],
  [/^\/id\//, answerIdentity],
  [/^\/services\/data(\/|$)/, answerRest],
  [/^\/setup(\/|$)/, answerSetup],
  [/^\/services\/Soap\/m\/\d+\.0(\/|$)/, answerSoap],
];

export async function answer(state: SimulatorState, request: Request, arrived: Arrived): Promise<Answer> {
  const { place, server, url, path } = arrived;
  if (path === '/services/oauth2/token') {
    return answerTokenRequest(state, request, { place, server, origin: url.origin });
  }
  if (place.role !== 'org' || server === null) {
    return path === '/services/data' ? answered(json(listVersions())) : notFound();
  }
  const route = ROUTES.find(([pattern]) => pattern.test(path));
  if (route === undefined) return notFound();
  return answered(await route[1]({ state, org: place.org, server, request, url, path }));
}

async function revokeToken({ state, request, url }: Exchange): Promise<Response> {
  const form = new URLSearchParams(request.method === 'POST' ? await request.text() : url.search);
  state.sessions.revokeToken(form.get('token') ?? '');
  return new Response(null, { status: 200 });
}

function answered(response: Response): Answer {
  const isRefused = response.status >= 400;
  return {
    response,
    log: isRefused
      ? { outcome: 'refused', reason: `answered with ${response.status}` }
      : { outcome: 'answered', reason: '' },
  };
}

function notFound(): Answer {
  const page =
    '<!DOCTYPE html>\n<html lang="en"><head><title>URL No Longer Exists</title></head><body><h1>URL No Longer Exists</h1></body></html>\n';
  return {
    response: new Response(page, { status: 404, headers: { 'content-type': 'text/html;charset=UTF-8' } }),
    log: { outcome: 'notFound', reason: 'no such path' },
  };
}
