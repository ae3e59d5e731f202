// Which `aud` claim and which host a connection asks. The audience is the commonest real failure: officially it is the
// login host, the test host or an Experience site; some External Client Apps take nothing but their My Domain. The
// combinations are searched once, by a test; what worked is remembered, and a token call never searches.

import type { AppKind } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { genericLoginOf, loginHostKind } from '../connection/login-url.ts';

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
 * Every sensible combination, best first, without repeats. An assertion goes only to the connection's own host, plus
 * login and test.salesforce.com when that host is Salesforce's; from a loopback or private host it never leaves.
 */
export function targets(connection: Connection, appKind: AppKind): Target[] {
  const { loginUrl, audience, found } = connection;
  if (audience !== null) return [{ tokenHost: loginUrl, audience }];
  const ordered = found === null ? [] : [found];
  const own = { tokenHost: loginUrl, audience: loginUrl };
  switch (loginHostKind(loginUrl)) {
    case 'login':
    case 'test':
      ordered.push(own);
      break;
    case 'myDomain':
    case 'sandboxMyDomain': {
      const generic = genericLoginOf(loginUrl);
      if (generic === null) {
        ordered.push(own);
        break;
      }
      const atMyDomain = { tokenHost: loginUrl, audience: generic };
      ordered.push(...(appKind === 'external-client-app' ? [own, atMyDomain] : [atMyDomain, own]));
      ordered.push({ tokenHost: generic, audience: generic });
      break;
    }
    default:
      ordered.push(own);
  }
  return ordered.filter(
    (one, index) =>
      ordered.findIndex((other) => other.tokenHost === one.tokenHost && other.audience === one.audience) === index,
  );
}
