// A file that opens the vault: 32 random bytes as one line of text with a checksum, so that a damaged file is told from
// a wrong one. It is made once, on an empty installation, and never written over.

import { createHash, createSecretKey } from 'node:crypto';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Files, Random } from '../../domain/ports.ts';
import { refuseUnlessPrivate } from '../../domain/vault/private-file.ts';
import type { RootKeyProvider, RootKeySlot } from '../../domain/vault/sealed.ts';
import type { NewSlot, SlotProvider } from '../../domain/vault/upkeep.ts';
import { decodeBase64url, encodeBase64url } from '../../formats/base64url.ts';
import { needsDevice } from './device-slot-provider.ts';
import { sealRootKey, unsealRootKey } from './slot-sealing.ts';

/** `latchkey-key-1 KEY CHECKSUM`: 32 bytes as base64url, and the beginning of their hash. */
const beforeKey = Buffer.from('latchkey-key-1 ');
const encodedLength = 43;
const afterKey = /^ ([0-9a-f]{8})\r?\n?$/;
const longestEnd = ' 01234567\r\n'.length;
/** Much more than a key file has: what is longer is not even looked at. */
const largestBytes = 65_536;

/** Whether the key file opens a vault with these slots, without opening it. Errors: vaultFolderOpen, fileUnreadable. */
export async function keyFileTrouble(
  path: string,
  files: Files,
  slots: readonly RootKeySlot[],
): Promise<'keyFileMissing' | 'keyFileWrong' | null> {
  const checks = slots.flatMap(({ provider }) => (provider.type === 'keyFile' ? [provider.keyCheck] : []));
  if (checks.length === 0) return null;
  try {
    const key = await readKeyFile(path, files);
    const check = keyCheck(key);
    key.fill(0);
    return checks.includes(check) ? null : 'keyFileWrong';
  } catch (error) {
    const code = error instanceof LatchkeyError ? error.code : null;
    if (code === 'vaultKeyFileMissing') return 'keyFileMissing';
    if (code === 'vaultKeyFileBroken') return 'keyFileWrong';
    throw error;
  }
}

export function createKeyFileProvider({
  path,
  files,
  random,
  onMade,
}: {
  path: string;
  files: Files;
  random: Random;
  onMade?: ((path: string) => void) | undefined;
}): SlotProvider {
  async function withKey<T>(use: (key: Uint8Array) => T): Promise<T> {
    const key = await readKeyFile(path, files);
    try {
      return use(key);
    } finally {
      key.fill(0);
    }
  }

  return {
    type: 'keyFile',
    async prepare(): Promise<void> {
      if (await files.exists(path)) return;
      const key = random.bytes(32);
      const contents = keyFileBytes(key);
      try {
        await files.write(path, contents, { mode: 0o600 });
        onMade?.(path);
      } catch (error) {
        // Another process that starts on the same empty installation was faster: its file is the one.
        if (!(error instanceof LatchkeyError && error.code === 'fileExists')) throw error;
      } finally {
        contents.fill(0);
        key.fill(0);
      }
    },
    wrap: (rootKey: Uint8Array, slot: NewSlot): Promise<RootKeySlot> =>
      withKey((key) => {
        const provider: RootKeyProvider = { type: 'keyFile', keyCheck: keyCheck(key) };
        return {
          ...slot,
          provider,
          wrappedRootKey: sealRootKey(createSecretKey(key), rootKey, slot, provider, random),
        };
      }),
    async unwrap(slot: RootKeySlot): Promise<Uint8Array | null> {
      const { provider } = slot;
      if (provider.type !== 'keyFile') return null;
      return withKey((key) => {
        if (keyCheck(key) !== provider.keyCheck) return null;
        const rootKey = unsealRootKey(createSecretKey(key), slot);
        if (rootKey === null) throw new LatchkeyError('vaultSlotDamaged', {}, `slot ${slot.id}`);
        return rootKey;
      });
    },
    refusal: (slots) =>
      slots.some(({ provider }) => provider.type === 'keyFile')
        ? new LatchkeyError('vaultKeyFileWrong', { path })
        : (needsDevice(slots) ?? new LatchkeyError('vaultPassphraseMissing')),
    async retire(gone: readonly RootKeySlot[], remaining: readonly RootKeySlot[]): Promise<boolean> {
      if (!(await files.exists(path))) return false;
      const check = await withKey(keyCheck);
      const isOfThisFile = ({ provider }: RootKeySlot) => provider.type === 'keyFile' && provider.keyCheck === check;
      if (!gone.some(isOfThisFile) || remaining.some(isOfThisFile)) return false;
      await files.remove(path);
      return true;
    },
  };
}

/** For the caller to wipe. Errors: vaultKeyFileMissing, vaultFolderOpen, vaultKeyFileBroken, fileUnreadable. */
async function readKeyFile(path: string, files: Files): Promise<Uint8Array> {
  const facts = await files.facts(path);
  if (facts === null) throw new LatchkeyError('vaultKeyFileMissing', { path });
  refuseUnlessPrivate(path, facts);
  const contents = await files.read(path, largestBytes);
  try {
    return parseKeyFile(path, contents);
  } finally {
    contents.fill(0);
  }
}

/** For the caller to wipe; like `parseKeyFile` it makes no string of the key. */
function keyFileBytes(key: Uint8Array): Uint8Array {
  const encoded = encodeBase64url(key);
  const contents = Buffer.concat([beforeKey, encoded, Buffer.from(` ${checksum(key)}\n`)]);
  encoded.fill(0);
  return contents;
}

function parseKeyFile(path: string, contents: Uint8Array): Uint8Array {
  if (contents.length === 0) throw broken(path, 'it is empty');
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.length);
  const keyAt = beforeKey.length;
  const isShort = bytes.length <= keyAt + encodedLength + longestEnd;
  const isOurs = isShort && bytes.subarray(0, keyAt).equals(beforeKey);
  const [, check] = (isOurs && afterKey.exec(bytes.toString('latin1', keyAt + encodedLength))) || [];
  const key = decodeBase64url(bytes.subarray(keyAt, keyAt + encodedLength));
  if (check === undefined || key === null)
    throw broken(path, 'it is not one line of the form "latchkey-key-1 KEY CHECKSUM"');
  if (checksum(key) === check) return key;
  key.fill(0);
  throw broken(path, 'its checksum does not fit, a character was changed');
}

function broken(path: string, problem: string): LatchkeyError {
  return new LatchkeyError('vaultKeyFileBroken', { path, problem });
}

/** Four bytes tell damage, and nothing of the key: they are a hash of 256 random bits. */
function checksum(key: Uint8Array): string {
  return keyCheck(key).slice(0, 8);
}

function keyCheck(key: Uint8Array): string {
  return createHash('sha256').update('latchkey-key-file').update(key).digest('hex');
}
