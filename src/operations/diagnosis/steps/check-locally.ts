// What can be checked without asking anybody: the vault opens, each private key fits its certificate, nothing is too small,
// past or meant for the other environment. Spends no login; a damaged key is proved here and nowhere else.

import { sandboxSuffix } from '../../../domain/connection/connection-input.ts';
import { isSandboxHost } from '../../../domain/connection/login-url.ts';
import type { LatchkeyError } from '../../../domain/errors.ts';
import { isCandidate, isUsable } from '../../../domain/key-pair/candidates.ts';
import { type KeyPair, signerKeyOf } from '../../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import type { Instant } from '../../../domain/ports.ts';
import { keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import { type KeyDamage, keyDamageOf } from '../../../domain/vault/key-damage.ts';
import { isAboutOneKey } from '../../../domain/vault/signer-keys.ts';
import { parseCertificate, publicKeyHash } from '../../../formats/x509.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import type { Steps } from './test-step.ts';

interface DamagedPair {
  pair: KeyPair;
  damage: KeyDamage;
}

/**
 * The damage that leaves no pair to sign with; a damaged one among others is told and left out. Errors: those of opening
 * the vault, keyProviderUnknown where the keys that are left lie in devices.
 */
export async function checkLocally(
  context: Context,
  whole: Whole,
  certificatesAt: Instant,
  steps: Steps,
): Promise<DamagedPair | null> {
  const { connection, pairs } = whole;
  const usable = pairs.filter((pair) => isCandidate(pair, connection.expiredPolicy, certificatesAt));
  if (usable.length > 0) await context.sealer.open();
  const damaged: (DamagedPair & { error: LatchkeyError | null })[] = [];
  for (const pair of usable) {
    const found = await damageOf(context, pair);
    if (found === null) continue;
    steps.report('keyPairs', 'failed', { saw: 'keyDamage', damage: found.damage });
    damaged.push({ pair, ...found });
  }
  const sound = usable.filter((pair) => damaged.every((other) => other.pair !== pair));
  if (sound.length > 0) {
    const modulusBits = [...new Set(sound.map(({ algorithm }) => keyAlgorithms[algorithm].modulusBits))];
    const pastCount = sound.filter(({ notAfter }) => notAfter < certificatesAt).length;
    steps.report('keyPairs', 'passed', { saw: 'soundPairs', count: sound.length, modulusBits, pastCount });
  }
  reportLeftOut(whole, usable, steps);
  reportUsername(whole, steps);
  if (sound.length > 0) return null;
  const unreachable = damaged.find(({ error }) => error?.code === 'keyProviderUnknown');
  if (unreachable?.error) throw unreachable.error;
  return damaged[0] ?? null;
}

async function damageOf(
  context: Context,
  pair: KeyPair,
): Promise<{ damage: KeyDamage; error: LatchkeyError | null } | null> {
  const { id, fingerprint } = pair;
  const certificate = parseCertificate(pair.certificateDer);
  if (!Buffer.from(publicKeyHash(certificate.publicKeySpki)).equals(pair.publicKeyHash)) {
    return { damage: { type: 'otherPublicKey', fingerprint }, error: null };
  }
  const reference = await context.store.read((tx) => tx.keyPairs.keyReference(id));
  if (reference === null) return { damage: { type: 'keyGone', fingerprint }, error: null };
  try {
    await context.signerKeys.verify(signerKeyOf(pair, reference));
    return null;
  } catch (error) {
    if (!isAboutOneKey(error)) throw error;
    return { damage: keyDamageOf(error), error };
  }
}

/** Destroyed pairs sign nothing and nobody asks for them. */
function reportLeftOut({ pairs }: Whole, usable: readonly KeyPair[], steps: Steps): void {
  for (const pair of pairs) {
    if (usable.includes(pair) || !stateFacts(pair).hasKey) continue;
    const expiredAt = isUsable(pair) ? pair.notAfter : null;
    steps.report('otherKeyPairs', 'notTried', { saw: 'pairLeftOut', fingerprint: pair.fingerprint, expiredAt });
  }
}

function reportUsername({ connection }: Whole, steps: Steps): void {
  const isSandbox = isSandboxHost(connection.loginUrl);
  const suffix = sandboxSuffix(connection.username);
  const { host } = new URL(connection.loginUrl);
  const outcome = isSandbox === null ? 'notTried' : isSandbox === false && suffix !== null ? 'failed' : 'passed';
  const { username } = connection;
  steps.report('usernameAndHost', outcome, { saw: 'usernameAndHost', username, host, sandboxSuffix: suffix });
}
