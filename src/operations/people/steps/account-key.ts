// The key that proves rows of people, and rows that it proves. One that it does not prove is as if it were not there.

import { isProved } from '../../../domain/people/person.ts';
import type { IdentityProvider } from '../../../domain/people/provider.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { Context } from '../../context.ts';
import { macKey } from '../../vault/steps/mac-key.ts';

export type AccountNeeds = Pick<Context, 'store' | 'clock' | 'random' | 'sealer' | 'actor' | 'log'>;

export interface ProviderNeeds extends AccountNeeds {
  /** Of single sign-on; null: none is set. */
  provider: IdentityProvider | null;
}

export type Judge = <T extends { id: string; mac: string }>(
  kind: Parameters<typeof isProved>[1],
  row: T | null,
) => T | null;

export interface Proving {
  key: Secret<Uint8Array>;
  proved: Judge;
}

/** Errors: what opening the vault may say. */
export async function accountKey(context: AccountNeeds): Promise<Proving> {
  const key = await macKey(context);
  const proved: Judge = (kind, row) => {
    if (row === null || isProved(key, kind, row)) return row;
    context.log.write('error', 'A row was not written by this installation, and is not believed.', {
      kind,
      id: row.id,
    });
    return null;
  };
  return { key, proved };
}
