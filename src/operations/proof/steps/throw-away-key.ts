// A key pair for one experiment: it lives in memory alone, belongs to no app in the database, and is gone with the process.

import { backdatingMs, certificateMarker, certificateSubject } from '../../../domain/key-pair/certificate-name.ts';
import { type Instant, minuteMs, newId, secondMs } from '../../../domain/ports.ts';
import { softwareCustody } from '../../../domain/vault/custody-uri.ts';
import type { SignerKey } from '../../../domain/vault/key-reference.ts';
import { certificateFromSignature, certificateToBeSigned } from '../../../formats/self-signed-certificate.ts';
import { parseCertificate, publicKeyHash } from '../../../formats/x509.ts';
import type { Context } from '../../context.ts';
import { openedVault } from '../../vault/steps/opened-vault.ts';

export interface ThrowAwayKey {
  signer: SignerKey;
  certificateDer: Uint8Array;
}

/** @param notAfter of its certificate; in the past for one that is past. */
export async function throwAwayKey(context: Context, notAfter: Instant): Promise<ThrowAwayKey> {
  const { signerKeys, random, clock } = context;
  await openedVault(context);
  const keyPairId = newId(random);
  const made = await signerKeys.make(keyPairId, 'rsa-2048', softwareCustody);
  const hash = publicKeyHash(made.publicKeySpki);
  const second = (at: Instant) => new Date(Math.floor(at / secondMs) * secondMs);
  const toBeSigned = certificateToBeSigned({
    publicKeySpki: made.publicKeySpki,
    // The marker tells in the org's setup audit trail which it was; the name says that it may go.
    subject: certificateSubject('Latchkey experiment', certificateMarker(hash, clock.now())),
    serialNumber: random.bytes(16),
    notBefore: second(Math.min(clock.now() - backdatingMs, notAfter - 60 * minuteMs)),
    notAfter: second(notAfter),
  });
  const certificateDer = certificateFromSignature(toBeSigned, await made.sign(toBeSigned));
  const { fingerprint } = parseCertificate(certificateDer);
  return { signer: { ...made.reference, keyPairId, publicKeyHash: hash, fingerprint }, certificateDer };
}
