// Which `aud` claim and which host a connection asks. The audience is the commonest real failure: officially it is the
// login host, the test host or an Experience site; some External Client Apps take nothing but their My Domain. The
// combinations are searched once, by a test; what worked is remembered, and a token call never searches.

import type { AppKind } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { genericLoginOf, isLoopbackHost, isSalesforceHost, loginHostKind } from '../connection/login-url.ts';
import { wrongInput } from '../errors.ts';

export interface Target {
  /** An origin. */
  tokenHost: string;
  audience: string;
}

/** What a token call uses: what the user set, else what was found to work, else the first sensible combination. */
export function target(connection: Connection, appKind: AppKind): Target {
  const [first] = targets(connection, appKind);
  return first ?? { tokenHost: connection.loginUrl, audience: connection.loginUrl };
}

/**
 * Whether an assertion for this audience may be posted there. What a host of Salesforce takes goes to Salesforce alone; a stranger
 * who gets an assertion for himself can use it nowhere else.
 */
function isAudienceOf({ tokenHost, audience }: Target): boolean {
  const { hostname } = new URL(tokenHost);
  if (isSalesforceHost(hostname) || isLoopbackHost(hostname)) return true;
  return URL.canParse(audience) && new URL(audience).origin === tokenHost;
}

/** Errors: invalidInput. */
export function refuseForeignAudience({ loginUrl, audience }: Pick<Connection, 'loginUrl' | 'audience'>): void {
  if (audience === null || isAudienceOf({ tokenHost: loginUrl, audience })) return;
  throw wrongInput('audience', 'foreignHost', audience, loginUrl);
}

/**
 * Every sensible combination, best first, without repeats. An assertion goes only to the connection's own host, plus
 * login and test.salesforce.com when that host is Salesforce's; from a loopback or private host it never leaves.
 * What the row says beyond that is not believed.
 */
export function targets(connection: Connection, appKind: AppKind): Target[] {
  const { loginUrl, audience, found } = connection;
  const set = audience === null ? null : { tokenHost: loginUrl, audience };
  if (set !== null && isAudienceOf(set)) return [set];
  const usual = usualTargets(loginUrl, appKind);
  const isFound = (one: Target) => one.tokenHost === found?.tokenHost && one.audience === found.audience;
  return [...usual.filter(isFound), ...usual.filter((one) => !isFound(one))];
}

function usualTargets(loginUrl: string, appKind: AppKind): Target[] {
  const own = { tokenHost: loginUrl, audience: loginUrl };
  switch (loginHostKind(loginUrl)) {
    case 'myDomain':
    case 'sandboxMyDomain': {
      const generic = genericLoginOf(loginUrl);
      if (generic === null) return [own];
      const atMyDomain = { tokenHost: loginUrl, audience: generic };
      const atGeneric = { tokenHost: generic, audience: generic };
      return appKind === 'external-client-app' ? [own, atMyDomain, atGeneric] : [atMyDomain, own, atGeneric];
    }
    default:
      return [own];
  }
}
