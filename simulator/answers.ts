// Which part answers which path of an org. The generic hosts know the token endpoint and the list of versions only.

import { showCanvas } from './canvas/frame-page.ts';
import { type Exchange, html, json, type Question, type Reply, redirectTo } from './exchange.ts';
import type { Place } from './hosts.ts';
import type { LogDetails } from './log.ts';
import { answerSoap } from './metadata/soap-endpoint.ts';
import { refuseUnsimulated } from './not-simulated.ts';
import { answerIdentity, answerUserinfo } from './rest/identity.ts';
import { answerRest } from './rest/rest-api.ts';
import { answerFrontDoor, answerSingleAccess } from './rest/single-access.ts';
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
  reply: Reply;
  log: LogDetails;
}

/** For whoever opens the org in a browser. */
const goToSetup = ({ url }: Exchange) => redirectTo(`${url.origin}/setup`, 302);

const ROUTES: readonly [RegExp, (exchange: Exchange) => Promise<Reply> | Reply][] = [
  [/^\/$/, goToSetup],
  [/^\/secur\/frontdoor\.jsp$/, answerFrontDoor],
  [/^\/services\/oauth2\/userinfo$/, answerUserinfo],
  [/^\/services\/oauth2\/singleaccess$/, answerSingleAccess],
  [/^\/services\/oauth2\/revoke$/, revokeToken],
  [/^\/id\//, answerIdentity],
  [/^\/services\/data(\/|$)/, answerRest],
  [/^\/setup(\/|$)/, answerSetup],
  [/^\/apex\/Latchkey$/, showCanvas],
  [/^\/services\/Soap\/m\/\d+\.0(\/|$)/, answerSoap],
];

export async function answer(state: SimulatorState, request: Question, arrived: Arrived): Promise<Answer> {
  const { place, server, url, path } = arrived;
  if (path === '/services/oauth2/token') {
    return answerTokenRequest(state, request, { place, server, origin: url.origin });
  }
  if (path === '/.well-known/openid-configuration') return answered(json(openidConfiguration(url.origin)));
  if (place.role === 'org' && server !== null) {
    const route = ROUTES.find(([pattern]) => pattern.test(path));
    if (route !== undefined) return answered(await route[1]({ state, org: place.org, server, request, url, path }));
  } else if (path === '/services/data') return answered(json(listVersions()));
  const refusal = refuseUnsimulated(path, request);
  return refusal === undefined ? notFound() : answered(refusal);
}

/** The endpoints that are there: an org names more. */
function openidConfiguration(issuer: string): Record<string, string> {
  return {
    issuer,
    token_endpoint: `${issuer}/services/oauth2/token`,
    userinfo_endpoint: `${issuer}/services/oauth2/userinfo`,
    revocation_endpoint: `${issuer}/services/oauth2/revoke`,
  };
}

async function revokeToken({ state, request, url }: Exchange): Promise<Reply> {
  const form = new URLSearchParams(request.method === 'POST' ? await request.text() : url.search);
  state.sessions.revokeToken(form.get('token') ?? '');
  return { status: 200, headers: {}, body: '' };
}

function answered(reply: Reply): Answer {
  const isRefused = reply.status >= 400;
  return {
    reply,
    log: isRefused
      ? { outcome: 'refused', reason: `answered with ${reply.status}` }
      : { outcome: 'answered', reason: '' },
  };
}

function notFound(): Answer {
  const page =
    '<!DOCTYPE html>\n<html lang="en"><head><title>URL No Longer Exists</title></head><body><h1>URL No Longer Exists</h1></body></html>\n';
  return {
    reply: html(page, 404),
    log: { outcome: 'notFound', reason: 'no such path' },
  };
}
