// What is wrong with key pairs, certificates and their requests, in words.

import type { ErrorCode, ErrorParameters } from '../../domain/errors.ts';
import { aheadWords } from '../installation/clock-doubt.ts';
import type { WordsOf } from '../words.ts';

const notDiscardable: Record<string, string> = {
  settling: 'The org accepts it already. Wait until the handover has settled.',
  previous: 'It is kept through its retention and then destroyed by itself.',
  abandoned: 'It was given up already.',
  compromised: 'It signs nothing any more.',
  destroyed: 'Its private key is gone already.',
};

function keyRefusedWords(refused: ErrorParameters<'keyRefused'>): string {
  if ('file' in refused) return refused.file.problem;
  if ('bits' in refused) return `The key has ${refused.bits} bits.`;
  return {
    notRsa: 'The certificate is not over an RSA key.',
    rsaPss: 'The certificate is over a key for RSA-PSS alone.',
    unreadable: 'This is not a readable private key.',
  }[refused.problem];
}

export const keyPairErrors = {
  keyPairNotFound: ({ name, fingerprint }, to) => [
    `The client app of "${name}" has no key pair with fingerprint ${fingerprint}.`,
    `See ${to('certificate list', name)}.`,
  ],
  keyRequestNotFound: ({ name, mark }, to) => [
    `The client app of "${name}" has no key request ${mark}.`,
    `See ${to('certificate requests', name)}.`,
  ],
  certificateTooLarge: ({ bytes }) => [
    `The certificate has ${bytes} bytes; Salesforce takes at most 4,096.`,
    'Use the leaf certificate alone, without its chain.',
  ],
  keyRefused: (refused) => [
    keyRefusedWords(refused),
    'Use an RSA key of 2048, 3072 or 4096 bits: Salesforce accepts RS256 only.',
  ],
  keyLeaked: ({ name }, to) => [
    'This key was reported leaked; it is not taken back.',
    `Make a new key pair: ${to('certificate download', name)}.`,
  ],
  keysDoNotMatch: () => [
    'The private key and the certificate do not belong together.',
    `Give the key that the certificate was made from; \`openssl x509 -noout -pubkey\` and \`openssl pkey -pubout\` show both public keys.`,
  ],
  fitsNoRequest: ({ name, subject }, to) => [
    `No key request of "${name}" is for the key of this certificate (${subject}).`,
    `See ${to('certificate requests', name)}; a certificate whose private key is in a file is taken in by ${to('certificate import', name)}.`,
  ],
  tooManyIssued: ({ count, name }, to) => [
    `${count} certificates for "${name}" already wait for their upload; no sixth was made.`,
    `Upload one of them, or give one up: ${to('certificate discard', name, 'FINGERPRINT')}.`,
  ],
  tooManyRequests: ({ count, name }, to) => [
    `${count} key requests of "${name}" already wait for their certificates; no sixth was made.`,
    `Install what came, or give one up: ${to('certificate withdraw', name, 'MARK')}.`,
  ],
  notDiscardable: ({ name, fingerprint, state }, to) => [
    `The key pair ${fingerprint} is ${state}; only an issued one can be discarded.`,
    state === 'active' ? `It is the one in use. Rotate first: ${to('rotate', name)}.` : (notDiscardable[state] ?? ''),
  ],
  keyPairGone: ({ fingerprint, state, name }, to) => [
    `The key pair ${fingerprint} is ${state} and signs nothing.`,
    `Use another key pair: ${to('certificate list', name)}.`,
  ],
  keyPairHeld: ({ fingerprint, name }, to) => [
    `The key pair ${fingerprint} is already held by the client app of "${name}".`,
    `Nothing is to be done; see ${to('certificate list', name)}.`,
  ],
  keyUnderOtherCertificate: ({ fingerprint, name }, to) => [
    `The private key of this certificate is already held, with another certificate over it: ${fingerprint}, of the client app of "${name}".`,
    `Use that one (${to('certificate show', name, fingerprint)}), or make a new key pair: ${to('certificate download', name)}.`,
  ],
  nothingToRevertTo: ({ name }, to) => [
    `There is no previous key pair of "${name}" to go back to.`,
    `Rotate forward instead: ${to('rotate', name)}.`,
  ],
  exportForbidden: () => [
    'Exporting private keys is switched off by policy (LATCHKEY_ALLOW_EXPORT=false).',
    'Ask whoever runs this installation.',
  ],
  clockWrong: ({ now, aheadMs }) => [
    `This machine's clock says ${now}, ${aheadWords(aheadMs)} the servers': no certificate is made with its time.`,
    'Set the clock right (`timedatectl` shows whether a time server does), then give the command again.',
  ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type KeyPairErrors = WordsOf<keyof typeof keyPairErrors>;
