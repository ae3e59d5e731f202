// Adopts a key pair that signs in today: it enters as issued and becomes active when the org accepts it. Without this
// the first rotation would be an outage.

import { LatchkeyError } from '../../domain/errors.ts';
import { issuedLimit } from '../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../domain/key-pair/key-pair-states.ts';
import { newId } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import type { KeyAlgorithm } from '../../domain/vault/key-algorithm.ts';
import { issuersOf } from '../../formats/certificate-chain.ts';
import { certificatesFromFile } from '../../formats/credential-file.ts';
import { keyFromKeystore } from '../../formats/keystore-file.ts';
import { withoutOutdatedCipher } from '../../formats/outdated-key.ts';
import { encodePem } from '../../formats/pem.ts';
import { isCertificateOfKey, privateKeyFromFile } from '../../formats/private-key.ts';
import { type ParsedCertificate, parseCertificate, publicKeyHash } from '../../formats/x509.ts';
import type { Act } from '../act.ts';
import { findConnection, lockConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { asInput, readAsInput } from './steps/as-input.ts';
import { alreadyHeld } from './steps/find-key-pair.ts';
import { insertIssued, largestCertificateBytes } from './steps/issue-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';
import { watchChain } from './steps/watch-chain.ts';

export type ImportRequest = { name: string } & (BroughtFiles | BroughtKeystore);

interface BroughtFiles {
  /** The file with the private key, encrypted or not. */
  keyFile: Secret<Uint8Array>;
  passphrase: Secret<string> | null;
  /** The file with the certificate, also among those of its chain. */
  certificateFile: Uint8Array;
}

interface BroughtKeystore {
  /** PKCS#12, JKS, JCEKS, or a PEM text with key and certificate. */
  keystore: Secret<Uint8Array>;
  /** Null: an empty one. */
  passphrase: Secret<string> | null;
  /** Null: it holds one key alone. */
  alias: string | null;
}

/** Errors: connectionNotFound, invalidInput (key, cert or keystore), certificateTooLarge, keyRefused, keysDoNotMatch, keyPairHeld, keyUnderOtherCertificate, tooManyIssued. */
export const importCertificate = {
  act: 'certificate.import',
  connectionOf: ({ name }) => name,
  run: adopt,
  view: keyPairView,
} satisfies Act<Context, ImportRequest, KeyPair>;

async function adopt(context: Context, request: ImportRequest): Promise<KeyPair> {
  const { store, clock, random, signerKeys } = context;
  await store.read((tx) => findConnection(tx, request.name));
  const { certificateDer, certificate, chain, pkcs8, algorithm } = await readPair(request);
  const id = newId(random);
  const made = await signerKeys.adopt(id, pkcs8).finally(() => pkcs8.reveal().fill(0));
  return store.write(async (tx) => {
    const whole = await lockConnection(tx, request.name);
    const { app, pairs } = whole;
    const hash = publicKeyHash(certificate.publicKeySpki);
    const held = pairs.find((pair) => Buffer.from(pair.publicKeyHash).equals(hash) && stateFacts(pair).hasKey);
    if (held !== undefined) throw alreadyHeld(held, [certificate], request.name);
    const sameKey = await tx.keyPairs.byPublicKeyHash(hash);
    if (sameKey.some(({ standing }) => standing.state === 'compromised')) {
      throw new LatchkeyError('keyLeaked', { name: request.name });
    }
    const issued = pairs.filter((pair) => pair.standing.state === 'issued').length;
    if (issued >= issuedLimit) throw new LatchkeyError('tooManyIssued', { count: issued, name: request.name });
    const pair: KeyPair = {
      id,
      clientAppId: app.id,
      algorithm,
      fingerprint: certificate.fingerprint,
      certificateDer,
      publicKeyHash: hash,
      subject: certificate.subject,
      notBefore: certificate.notBefore.getTime(),
      notAfter: certificate.notAfter.getTime(),
      origin: 'imported',
      issuedAt: clock.now(),
      standing: { state: 'issued', lastAcceptedAt: null },
    };
    await insertIssued(context, tx, whole, pair, (entry) => tx.keyPairs.insert(pair, made.reference, entry));
    if (chain.length > 0) await watchChain(context, tx, whole, chain);
    return pair;
  });
}

async function readPair(request: ImportRequest) {
  const { certificateDer, chain, privateKey } =
    'keystore' in request ? await fromKeystore(request) : await fromFiles(request);
  const certificate = asInput('cert', () => parseCertificate(certificateDer));
  const bytes = encodePem('CERTIFICATE', certificateDer).length;
  if (bytes > largestCertificateBytes) throw new LatchkeyError('certificateTooLarge', { bytes });
  const algorithm = acceptedAlgorithm(certificate);
  const key = privateKey();
  if (!isCertificateOfKey(certificateDer, key)) throw new LatchkeyError('keysDoNotMatch');
  const pkcs8 = new Secret<Uint8Array>(key.export({ type: 'pkcs8', format: 'der' }));
  return { certificateDer, certificate, chain, pkcs8, algorithm };
}

async function fromFiles({ keyFile, passphrase, certificateFile }: BroughtFiles) {
  const given = keyFile.reveal();
  const file = await readAsInput('key', () => withoutOutdatedCipher(given, passphrase?.reveal()));
  const keyOf = (certificateDer?: Uint8Array) =>
    asInput('key', () => privateKeyFromFile(file, passphrase?.reveal(), certificateDer));
  const { all, leaf } = asInput('cert', () => certificatesFromFile(certificateFile));
  const ofKey = all.length === 1 ? undefined : all.find((der) => isCertificateOfKey(der, keyOf(der)));
  const certificateDer = ofKey ?? leaf;
  if (certificateDer === null) throw new LatchkeyError('keysDoNotMatch');
  const privateKey = () => {
    const key = keyOf(certificateDer);
    if (file !== given) file.fill(0);
    return key;
  };
  return { certificateDer, chain: issuersOf(certificateDer, all), privateKey };
}

async function fromKeystore({ keystore, passphrase, alias }: BroughtKeystore) {
  const { privateKey, certificate, chain } = await readAsInput('keystore', () =>
    keyFromKeystore(keystore.reveal(), passphrase?.reveal() ?? '', alias),
  );
  return { certificateDer: certificate, chain, privateKey: () => privateKey };
}

/** Errors: keyRefused: Salesforce accepts RS256 alone, and 1024 bits are rejected everywhere. */
function acceptedAlgorithm({ publicKey }: ParsedCertificate): KeyAlgorithm {
  if (publicKey.algorithm !== 'rsa') {
    throw new LatchkeyError('keyRefused', { problem: publicKey.algorithm === 'rsa-pss' ? 'rsaPss' : 'notRsa' });
  }
  if (publicKey.bits >= 4096) return 'rsa-4096';
  if (publicKey.bits >= 3072) return 'rsa-3072';
  if (publicKey.bits >= 2048) return 'rsa-2048';
  throw new LatchkeyError('keyRefused', { bits: publicKey.bits });
}
