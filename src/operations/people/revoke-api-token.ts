// A program's token opens nothing any more.

import { LatchkeyError } from '../../domain/errors.ts';
import { type ApiToken, withProof } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { apiTokenSubject, auditEntry } from '../context.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { apiTokenView } from './steps/api-token-view.ts';

/** `personId` null: of anybody. Errors: apiTokenNotFound. */
export const revokeApiToken = {
  act: 'apiToken.revoke',
  async run(context, { personId, id }) {
    const { key, proved } = await accountKey(context);
    return context.store.write(async (tx) => {
      const before = proved('apiToken', await tx.people.apiTokenById(id));
      const isTheirs = before !== null && (personId === null || before.personId === personId);
      if (!isTheirs || before.revokedAt !== null) throw new LatchkeyError('apiTokenNotFound', { id });
      const revokedAt = context.clock.now();
      const after = withProof(key, 'apiToken', { ...before, revokedAt });
      const told = { revokedAt: iso(revokedAt) };
      await tx.people.updateApiToken(
        after,
        auditEntry(context, 'apiToken.revoked', apiTokenSubject(after), null, told),
      );
      return after;
    });
  },
  view: apiTokenView,
} satisfies Act<AccountNeeds, { personId: string | null; id: string }, ApiToken>;
