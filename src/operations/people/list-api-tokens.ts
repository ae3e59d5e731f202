// The tokens of programs: an administrator sees all, everybody else their own.

import type { ApiToken } from '../../domain/people/person.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { apiTokenView } from './steps/api-token-view.ts';

interface Owned {
  token: ApiToken;
  maker: string | null;
}

/** `personId` null: of everybody. */
export const listApiTokens = {
  act: 'apiToken.list',
  async run(context, { personId }) {
    const { proved } = await accountKey(context);
    const { tokens, people } = await context.store.read(async (tx) => ({
      tokens: await tx.people.apiTokens(),
      people: await tx.people.all(),
    }));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const shown = tokens.filter((token) => personId === null || token.personId === personId);
    return shown
      .filter((token) => proved('apiToken', token) !== null)
      .map((token) => ({ token, maker: names.get(token.personId) ?? null }));
  },
  view: (owned, now) => ({ apiTokens: owned.map(({ token, maker }) => ({ ...apiTokenView(token, now), maker })) }),
} satisfies Act<AccountNeeds, { personId: string | null }, Owned[]>;
