// GET and POST /services/oauth2/singleaccess: a token for a link that opens the org in a browser, once. The link leads into
// Setup, which asks for no sign-in here. Whether an org asks for the scope web is not proved; here every token will do.

import { type Exchange, html, json, type Reply, redirectTo } from '../exchange.ts';
import { identify } from './identity.ts';

export async function answerSingleAccess(exchange: Exchange): Promise<Reply> {
  const caller = identify(exchange);
  if ('status' in caller) return caller;
  const { request, state, url } = exchange;
  const form = new URLSearchParams(request.method === 'POST' ? await request.text() : url.search);
  const place = new URL(form.get('redirect_uri') || '/setup', url.origin);
  if (place.origin !== url.origin) {
    return json({ error: 'invalid_request', error_description: 'redirect_uri must be a path of this org' }, 400);
  }
  const code = state.frontDoors.open(place.href, state.random);
  return json({ frontdoor_uri: `${url.origin}/secur/frontdoor.jsp?otp=${code}` });
}

export function answerFrontDoor({ state, url }: Exchange): Reply {
  const place = state.frontDoors.use(url.searchParams.get('otp') ?? '');
  return place === undefined ? html('<p>This link was used before, or is none.</p>\n', 403) : redirectTo(place, 302);
}
