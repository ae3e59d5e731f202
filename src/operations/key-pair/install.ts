// The certificate of a key request came: the request becomes an issued key pair, with the same life as any other. The file may hold
// the chain around it, in any shape; Salesforce is given the leaf alone.

import { LatchkeyError, wrongInput } from '../../domain/errors.ts';
import { issuedLimit } from '../../domain/key-pair/candidates.ts';
import { certificateFileName, certificateMarker } from '../../domain/key-pair/certificate-name.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import { certificatesFromFile } from '../../formats/credential-file.ts';
import { encodePem } from '../../formats/pem.ts';
import { type ParsedCertificate, parseCertificate, publicKeyHash } from '../../formats/x509.ts';
import type { Act } from '../act.ts';
import { lockConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { asInput } from './steps/as-input.ts';
import { alreadyHeld } from './steps/find-key-pair.ts';
import { type DownloadedCertificate, insertIssued, largestCertificateBytes } from './steps/issue-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';
import { watchChain } from './steps/watch-chain.ts';

interface InstallWish {
  name: string;
  /** The certificate, also among those of its chain. */
  certificateFile: Uint8Array;
}

interface InstalledCertificate extends DownloadedCertificate {
  /** When the first of the chain's other certificates ends; null: it came alone. */
  chainNotAfter: Instant | null;
}

/** Errors: connectionNotFound, invalidInput (cert), fitsNoRequest, keyPairHeld, keyUnderOtherCertificate, certificateTooLarge, tooManyIssued. */
export const installCertificate = {
  act: 'certificate.install',
  connectionOf: ({ name }) => name,
  run: install,
  view: ({ pair, chainNotAfter }, now) => ({ ...keyPairView(pair, now), chainNotAfter: iso(chainNotAfter) }),
} satisfies Act<Context, InstallWish, InstalledCertificate>;

async function install(context: Context, { name, certificateFile }: InstallWish): Promise<InstalledCertificate> {
  const all = asInput('cert', () => certificatesFromFile(certificateFile).all.map(read));
  const now = context.clock.now();
  return context.store.write(async (tx) => {
    const whole = await lockConnection(tx, name);
    const found = fitting(all, await tx.keyRequests.ofApp(whole.app.id));
    if (found === null) {
      const held = whole.pairs.find((pair) => all.some(({ hash }) => isSame(hash, pair.publicKeyHash)));
      if (held !== undefined) {
        const given = all.map(({ parsed }) => parsed);
        throw alreadyHeld(held, given, name);
      }
      throw new LatchkeyError('fitsNoRequest', { name, subject: all[0]?.parsed.subject ?? '' });
    }
    const { request, parsed, der } = found;
    const pem = encodePem('CERTIFICATE', der);
    if (pem.length > largestCertificateBytes) throw new LatchkeyError('certificateTooLarge', { bytes: pem.length });
    if (parsed.notAfter.getTime() <= now) throw wrongInput('cert', 'certificateOver', iso(parsed.notAfter.getTime()));
    const issued = whole.pairs.filter((pair) => pair.standing.state === 'issued').length;
    if (issued >= issuedLimit) throw new LatchkeyError('tooManyIssued', { count: issued, name });
    const pair = issuedPair(request, parsed, der, now);
    await insertIssued(context, tx, whole, pair, (entry) => tx.keyRequests.issue(pair, entry));
    const others = all.filter((one) => one !== found.one).map((one) => one.der);
    const chain = await watchChain(context, tx, whole, others);
    const fileName = certificateFileName(whole.connection.name, certificateMarker(pair.publicKeyHash, now));
    return { pair, pem, fileName, chainNotAfter: chain?.certificate.notAfter ?? null };
  });
}

interface Read {
  der: Uint8Array;
  parsed: ParsedCertificate;
  hash: Uint8Array;
}

function read(der: Uint8Array): Read {
  const parsed = parseCertificate(der);
  return { der, parsed, hash: publicKeyHash(parsed.publicKeySpki) };
}

function fitting(all: readonly Read[], requests: readonly KeyRequest[]) {
  for (const one of all) {
    const request = requests.find(({ publicKeyHash: wanted }) => isSame(one.hash, wanted));
    if (request !== undefined) return { ...one, one, request };
  }
  return null;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function issuedPair(
  { id, clientAppId, algorithm, publicKeyHash: hash }: KeyRequest,
  { fingerprint, subject, notBefore, notAfter }: ParsedCertificate,
  certificateDer: Uint8Array,
  now: Instant,
): KeyPair {
  return {
    ...{ id, clientAppId, algorithm, fingerprint, certificateDer, publicKeyHash: hash, subject },
    ...{ notBefore: notBefore.getTime(), notAfter: notAfter.getTime(), origin: 'generated', issuedAt: now },
    standing: { state: 'issued', lastAcceptedAt: null },
  };
}
