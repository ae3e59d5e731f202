// Who the token belongs to: GET /services/oauth2/userinfo and the identity URL. The identity service refuses a bad token
// in its own way, 403 and one word of plain text.

import { type Exchange, html, json, type Reply } from '../exchange.ts';
import type { Org } from '../orgs/org.ts';
import type { OrgUser } from '../orgs/user.ts';
import { bearerToken, type Caller, findCaller } from './authorize.ts';

export function answerUserinfo(exchange: Exchange): Reply {
  const caller = identify(exchange);
  if ('status' in caller) return caller;
  const { org, url } = exchange;
  const { user } = caller;
  return json({
    sub: identityUrl(url.origin, org, user),
    user_id: user.id,
    organization_id: org.id,
    preferred_username: user.username,
    nickname: 'integration',
    name: user.displayName,
    email: user.email,
    email_verified: true,
    given_name: 'Integration',
    family_name: 'User',
    zoneinfo: 'GMT',
    active: user.isActive,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: 0,
    is_salesforce_integration_user: false,
  });
}

export function answerIdentity(exchange: Exchange): Reply {
  const caller = identify(exchange);
  if ('status' in caller) return caller;
  const { org, url, path, state } = exchange;
  const { user } = caller;
  const id = identityUrl(url.origin, org, user);
  if (`${url.origin}${path}` !== id) return html('Bad_Id', 404);
  return json({
    id,
    asserted_user: true,
    user_id: user.id,
    organization_id: org.id,
    username: user.username,
    nick_name: 'integration',
    display_name: user.displayName,
    email: user.email,
    email_verified: true,
    first_name: 'Integration',
    last_name: 'User',
    timezone: 'GMT',
    photos: { picture: `${url.origin}/profilephoto/005/F`, thumbnail: `${url.origin}/profilephoto/005/T` },
    status: { created_date: null, body: null },
    urls: urlsOf(url.origin, org.id, user.id),
    active: user.isActive,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: 0,
    last_modified_date: new Date(state.time.now()).toISOString(),
    is_app_installed: true,
  });
}

export function identityUrl(origin: string, org: Pick<Org, 'id'>, user: Pick<OrgUser, 'id'>): string {
  return `${origin}/id/${org.id}/${user.id}`;
}

/** The caller, or how it is refused. jsforce's identity() puts the token into the URL. */
export function identify({ state, org, request, url }: Exchange): Caller | Reply {
  const token = bearerToken(request) ?? url.searchParams.get('oauth_token') ?? url.searchParams.get('access_token');
  if (token === null) return html('Missing_OAuth_Token', 403);
  return findCaller(state, org, token) ?? html('Bad_OAuth_Token', 403);
}

function urlsOf(origin: string, orgId: string, userId: string): Record<string, string> {
  const rest = `${origin}/services/data/v{version}`;
  return {
    enterprise: `${origin}/services/Soap/c/{version}/${orgId.slice(0, 15)}`,
    metadata: `${origin}/services/Soap/m/{version}/${orgId.slice(0, 15)}`,
    partner: `${origin}/services/Soap/u/{version}/${orgId.slice(0, 15)}`,
    rest: `${rest}/`,
    sobjects: `${rest}/sobjects/`,
    search: `${rest}/search/`,
    query: `${rest}/query/`,
    tooling_rest: `${rest}/tooling/`,
    profile: `${origin}/${userId}`,
    custom_domain: origin,
  };
}
