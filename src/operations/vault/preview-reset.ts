// What `vault reset` would give up, before anybody says yes. Changes nothing.

import type { ErrorData } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context, VaultContext } from '../context.ts';
import { type ResetLoss, refusalOf, resetLossOf } from './steps/reset-loss.ts';

interface PreviewedReset {
  /** Why the vault does not open. */
  because: ErrorData;
  loss: ResetLoss;
}

/** Errors: vaultUsable. */
export const previewReset = {
  act: 'vault.previewReset',
  run: async (context) => ({ because: await refusalOf(context), loss: await context.store.read(resetLossOf) }),
  view: ({ loss }) => loss,
} satisfies Act<Pick<Context, 'store'> & Pick<VaultContext, 'vault'>, void, PreviewedReset>;
