// Texts that the database keeps sealed: tokens, secrets of the installation. Never called inside a transaction: sealing
// may open the vault, which reads the database.

import type { Secret } from '../secret.ts';
import type { SealedText } from './sealed.ts';

export interface Sealer {
  /** Opens the vault now. Errors: vaultKeyFileMissing, vaultKeyFileMode, vaultPassphraseWrong, vaultPassphraseMissing, … */
  open(): Promise<void>;
  seal(purpose: string, rowId: string, text: Secret<string>): Promise<SealedText>;
  /** Errors: sealedTextDamaged. */
  unseal(purpose: string, rowId: string, sealed: SealedText): Promise<Secret<string>>;
}
