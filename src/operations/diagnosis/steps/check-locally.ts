// What can be checked without asking anybody: the vault opens, each private key fits its certificate, nothing is too small,
// past or meant for the other environment. Spends no login; a damaged key is proved here and nowhere else.

import { isSandboxHost } from '../../../domain/connection/login-url.ts';
import { sandboxSuffix } from '../../../domain/diagnosis/host-kind.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { isCandidate, isUsableState } from '../../../domain/key-pair/candidates.ts';
import { type KeyPair, keyAlgorithms } from '../../../domain/key-pair/key-pair.ts';
import { parseCertificate, publicKeyHash } from '../../../formats/x509.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import type { Steps } from './step.ts';

export interface DamagedPair {
  pair: KeyPair;
  message: string;
}

/** The damage that leaves no pair to sign with; a damaged one among others is told and left out. Errors: those of opening the vault. */
export async function checkLocally(context: Context, whole: Whole, steps: Steps): Promise<DamagedPair | null> {
  const now = context.clock.now();
  const { connection, pairs } = whole;
  const usable = pairs.filter((pair) => isCandidate(pair, connection.expiredPolicy, now));
  if (usable.length > 0) await context.custody.open();
  const damaged: DamagedPair[] = [];
  for (const pair of usable) {
    const message = await damageOf(context, pair);
    if (message === null) continue;
    steps.failed('keyPairs', message);
    damaged.push({ pair, message });
  }
  const sound = usable.filter((pair) => damaged.every((other) => other.pair !== pair));
  if (sound.length > 0) {
    const sizes = [...new Set(sound.map(({ algorithm }) => keyAlgorithms[algorithm].modulusBits))].join(' and ');
    const what = sound.length === 1 ? 'One key pair' : `${sound.length} key pairs`;
    steps.passed('keyPairs', `${what} may sign: private key and certificate fit, RSA ${sizes}, RS256, in date.`);
  }
  reportLeftOut(whole, usable, steps);
  reportUsername(whole, steps);
  return sound.length === 0 ? (damaged[0] ?? null) : null;
}

async function damageOf(context: Context, pair: KeyPair): Promise<string | null> {
  const { id: keyPairId, fingerprint } = pair;
  const certificate = parseCertificate(pair.certificateDer);
  if (!Buffer.from(publicKeyHash(certificate.publicKeySpki)).equals(pair.publicKeyHash)) {
    return `The certificate ${fingerprint} does not hold the public key of its key pair.`;
  }
  const sealed = await context.store.read((tx) => tx.keyPairs.sealedKey(keyPairId));
  if (sealed === null) return `The private key of ${fingerprint} is gone.`;
  try {
    await context.custody.verify({ keyPairId, publicKeyHash: pair.publicKeyHash, fingerprint, sealed });
    return null;
  } catch (error) {
    if (!(error instanceof LatchkeyError) || error.code !== 'sealedKeyDamaged') throw error;
    return error.message;
  }
}

/** Destroyed pairs sign nothing and nobody asks for them. */
function reportLeftOut({ pairs }: Whole, usable: readonly KeyPair[], steps: Steps): void {
  for (const pair of pairs) {
    if (usable.includes(pair) || pair.standing.state === 'destroyed') continue;
    const why = isUsableState(pair.standing.state)
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
