// Tokens that were given out before and may still be good: the connection's own, or one of another connection of the same
// org. Looking into the org with one costs no login. They are read before the test signs in, which replaces the own one.

import type { OrgSession } from '../../../domain/org/org.ts';
import type { CachedToken } from '../../../domain/token/cached-token.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { unsealToken } from '../../token/steps/sealed-token.ts';

export interface EarlierToken {
  connectionName: string;
  /** Of the connection under test. */
  isOwn: boolean;
  row: CachedToken;
}

/** More would not tell more. */
const othersAsked = 3;

/** The own one first. A My Domain is one org; a generic login host says nothing of the org. */
export async function earlierTokens({ store }: Pick<Context, 'store'>, { connection }: Whole): Promise<EarlierToken[]> {
  return store.read(async (tx) => {
    const own = await tx.tokens.get(connection.id);
    const found: EarlierToken[] = own === null ? [] : [{ connectionName: connection.name, isOwn: true, row: own }];
    const siblings = connection.org === null ? [] : await tx.connections.ofOrg(connection.org.orgId);
    const ofApp = (await tx.connections.ofApp(connection.clientAppId)).filter(
      ({ loginUrl }) => loginUrl === connection.loginUrl,
    );
    const ofHost = (await tx.connections.page('', 500)).filter(
      ({ loginUrl, org }) =>
        org !== null && (loginUrl === connection.loginUrl || org.instanceUrl === connection.loginUrl),
    );
    const isGeneric = /^https:\/\/(?:login|test)\.salesforce\.com$/.test(connection.loginUrl);
    const others = [...siblings, ...(isGeneric ? [] : [...ofApp, ...ofHost])].filter(
      (other, index, all) => other.id !== connection.id && all.findIndex(({ id }) => id === other.id) === index,
    );
    for (const other of others) {
      if (found.length > othersAsked) break;
      const row = await tx.tokens.get(other.id);
      if (row !== null) found.push({ connectionName: other.name, isOwn: false, row });
    }
    return found;
  });
}

/** Null: the sealed token does not open any more. */
export function sessionOf(context: Pick<Context, 'sealer'>, { row }: EarlierToken): Promise<OrgSession | null> {
  return unsealToken(context, row);
}
