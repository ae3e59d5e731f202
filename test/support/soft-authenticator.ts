// A device with one passkey, in software: the ceremonies of WebAuthn as a browser with an authenticator answers them (ES256, no
// attestation). Each field can be told otherwise, to see it refused.

import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

interface Twists {
  origin: string;
  /** The authenticator signs for this name; from the options where it is not given. */
  rpId?: string;
  isVerified?: boolean;
  counter?: number;
  userHandle?: string;
}

interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
}

interface RequestOptions {
  challenge: string;
  rpId: string;
}

/** WebAuthn section 6.1. */
const flag = { userPresent: 0x01, userVerified: 0x04, attestedData: 0x40 } as const;

export class SoftAuthenticator {
  readonly #key: KeyObject;
  readonly #coseKey: Buffer;
  readonly credentialId = randomBytes(16);
  userHandle = '';
  counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#coseKey = cbor(
      new Map<Cbor, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  create({ challenge, rp, user }: CreationOptions, twists: Twists) {
    this.userHandle = user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.#coseKey]);
    const authData = this.#authenticatorData({ rpId: rp.id, ...twists }, flag.attestedData, attested);
    const attestationObject = cbor(
      new Map<Cbor, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    const clientDataJSON = clientData('webauthn.create', challenge, twists.origin);
    return this.#credential({ clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) });
  }

  get({ challenge, rpId }: RequestOptions, twists: Twists) {
    const authenticatorData = this.#authenticatorData({ rpId, ...twists }, 0, Buffer.alloc(0));
    const clientDataJSON = clientData('webauthn.get', challenge, twists.origin);
    const signature = createSign('sha256')
      .update(Buffer.concat([authenticatorData, sha256(clientDataJSON)]))
      .sign(this.#key);
    return this.#credential({
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: twists.userHandle ?? this.userHandle,
    });
  }

  #authenticatorData({ rpId = '', isVerified = true, counter }: Partial<Twists>, flags: number, more: Buffer): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter ?? this.counter);
    const told = flags | flag.userPresent | (isVerified ? flag.userVerified : 0);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([told]), counted, more]);
  }

  #credential<R>(response: R) {
    const id = text(this.credentialId);
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

type Cbor = number | string | Buffer | Map<Cbor, Cbor>;

/** RFC 8949, as far as it is needed. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 256) return Buffer.from([(major << 5) | 24, argument]);
  return Buffer.from([(major << 5) | 25, argument >> 8, argument & 255]);
}
