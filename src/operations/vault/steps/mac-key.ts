// The secret behind every MAC: random, made once, kept sealed by the vault. Who can write to the database alone has it not.

import { LatchkeyError } from '../../../domain/errors.ts';
import { Secret } from '../../../domain/secret.ts';
import type { InstallationFacts } from '../../../domain/store.ts';
import { macKeyPurpose as purpose, macKeyRow as rowId } from '../../../domain/vault/sealed.ts';
import type { Context } from '../../context.ts';

const keyBytes = 32;

type MacKeyParts = Pick<Context, 'store' | 'sealer' | 'random' | 'log'>;
type StoredKey = InstallationFacts['macKey'];

/** Errors: what opening the vault may say. */
export async function macKey(parts: MacKeyParts): Promise<Secret<Uint8Array>> {
  const stored = await parts.store.read((tx) => tx.facts.get('macKey'));
  if (stored !== null) {
    const opened = await openKey(parts, stored);
    if (opened !== null) return opened;
  }
  const text = new Secret(Buffer.from(parts.random.bytes(keyBytes)).toString('base64'));
  const { formatVersion, rootKeyId, sealed } = await parts.sealer.seal(purpose, rowId, text);
  const made = { formatVersion, rootKeyId, sealed: Buffer.from(sealed).toString('base64') };
  // Of two processes that make one at the same moment, the second takes the first's.
  const kept = await parts.store.write(async (tx) => {
    const present = await tx.facts.get('macKey');
    if (present !== null && present.sealed !== stored?.sealed) return present;
    await tx.facts.set('macKey', made);
    return made;
  });
  return kept === made ? decoded(text) : ((await openKey(parts, kept)) ?? decoded(text));
}

/** Null when the root key that sealed it is gone: older links stop working, new ones get a new key. */
async function openKey({ sealer, log }: MacKeyParts, stored: StoredKey): Promise<Secret<Uint8Array> | null> {
  const { formatVersion, rootKeyId, sealed } = stored;
  try {
    const text = await sealer.unseal(purpose, rowId, {
      formatVersion,
      rootKeyId,
      sealed: new Uint8Array(Buffer.from(sealed, 'base64')),
    });
    return decoded(text);
  } catch (error) {
    if (!(error instanceof LatchkeyError) || error.code !== 'sealedTextDamaged') throw error;
    log.write('warn', 'The key that proves links and the paths of runbooks does not open any more; a new one is made.');
    return null;
  }
}

function decoded(text: Secret<string>): Secret<Uint8Array> {
  return new Secret<Uint8Array>(new Uint8Array(Buffer.from(text.reveal(), 'base64')));
}
