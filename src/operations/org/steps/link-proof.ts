// The key that proves rows of links and makes their keys. A row that it does not prove is as if it were not there.

import { isProvedLink, type OrgLink } from '../../../domain/org/org-link.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { Context } from '../../context.ts';
import { macKey } from '../../vault/steps/mac-key.ts';

export type OrgLinkNeeds = Pick<Context, 'store' | 'clock' | 'random' | 'sealer' | 'actor' | 'log'>;

interface LinkProof {
  key: Secret<Uint8Array>;
  proved(link: OrgLink | null): OrgLink | null;
}

/** Errors: what opening the vault may say. */
export async function linkProof(context: OrgLinkNeeds): Promise<LinkProof> {
  const key = await macKey(context);
  return {
    key,
    proved(link) {
      if (link === null || isProvedLink(key, link)) return link;
      const { id } = link;
      context.log.write('error', 'A link of an org was not written by this installation, and is not believed.', { id });
      return null;
    },
  };
}
