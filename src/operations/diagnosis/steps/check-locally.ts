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
import { isAboutOneKey, keyFaultText } from '../../../domain/vault/signer-keys.ts';
import { parseCertificate, publicKeyHash } from '../../../formats/x509.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import type { Steps } from './test-step.ts';

interface DamagedPair {
  pair: KeyPair;
  message: string;
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
    const damage = await damageOf(context, pair);
    if (damage === null) continue;
    steps.failed('keyPairs', damage.message);
    damaged.push({ pair, ...damage });
  }
  const sound = usable.filter((pair) => damaged.every((other) => other.pair !== pair));
  if (sound.length > 0) {
    const sizes = [...new Set(sound.map(({ algorithm }) => keyAlgorithms[algorithm].modulusBits))].join(' and ');
    const past = sound.filter(({ notAfter }) => notAfter < certificatesAt).length;
    const dated = past === 0 ? 'in date' : `${past} past ${past === 1 ? 'its' : 'their'} last day and used by policy`;
    const what = sound.length === 1 ? 'One key pair' : `${sound.length} key pairs`;
    steps.passed('keyPairs', `${what} may sign: private key and certificate fit, RSA ${sizes}, RS256, ${dated}.`);
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
): Promise<{ message: string; error: LatchkeyError | null } | null> {
  const { id, fingerprint } = pair;
  const certificate = parseCertificate(pair.certificateDer);
  if (!Buffer.from(publicKeyHash(certificate.publicKeySpki)).equals(pair.publicKeyHash)) {
    return { message: `The certificate ${fingerprint} does not hold the public key of its key pair.`, error: null };
  }
  const reference = await context.store.read((tx) => tx.keyPairs.keyReference(id));
  if (reference === null) return { message: `The private key of ${fingerprint} is gone.`, error: null };
  try {
    await context.signerKeys.verify(signerKeyOf(pair, reference));
    return null;
  } catch (error) {
    if (!isAboutOneKey(error)) throw error;
    return { message: keyFaultText(error), error };
  }
}

/** Destroyed pairs sign nothing and nobody asks for them. */
function reportLeftOut({ pairs }: Whole, usable: readonly KeyPair[], steps: Steps): void {
  for (const pair of pairs) {
    if (usable.includes(pair) || !stateFacts(pair).hasKey) continue;
    const why = isUsable(pair)
      ? `its certificate expired on ${new Date(pair.notAfter).toISOString().slice(0, 10)} and by policy is not used`
      : 'it was reported leaked and signs nothing, not even a check';
    steps.notTried('otherKeyPairs', `Key pair ${pair.fingerprint.slice(0, 11)}… stays out.`, why);
  }
}

function reportUsername({ connection }: Whole, steps: Steps): void {
  const isSandbox = isSandboxHost(connection.loginUrl);
  const suffix = sandboxSuffix(connection.username);
  const { host } = new URL(connection.loginUrl);
  if (isSandbox === false && suffix !== null) {
    steps.failed(
      'usernameAndHost',
      `The username ends in ".${suffix}" as in a sandbox, but ${host} signs in to production.`,
    );
  } else if (isSandbox === null) {
    steps.notTried('usernameAndHost', 'Username against host.', `${host} does not tell production from sandbox`);
  } else {
    steps.passed('usernameAndHost', `${connection.username} and ${host} can belong together.`);
  }
}
