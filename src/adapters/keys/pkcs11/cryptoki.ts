// The library of a device (PKCS#11 2.40), loaded by `pkcs11js` where that is installed. One library is begun once in a
// process, however many tokens of it are used.

import { KeyProviderFault, type ProviderTrouble } from '../../../domain/vault/key-provider.ts';

export type Handle = Buffer;
export interface Attribute {
  type: number;
  value?: Buffer | number | boolean;
}
interface Mechanism {
  mechanism: number;
  parameter?: unknown;
}
type Attributes = { type: number; value: Buffer }[];

/** What is used of `pkcs11js` 2.1.7, which is not there to be checked against: docs/decisions/custody.md. */
export interface Cryptoki {
  load(path: string): void;
  C_Initialize(options: { libraryParameters?: string; flags: number }): void;
  C_Finalize(): void;
  close(): void;
  C_GetSlotList(tokenPresent: boolean): Handle[];
  C_GetTokenInfo(
    slot: Handle,
  ): Record<'label' | 'manufacturerID' | 'model' | 'serialNumber', string> & { flags: number };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_Login(session: Handle, userType: number, pin?: string): void;
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: Attribute[]): Attributes;
  C_DestroyObject(session: Handle, object: Handle): void;
  C_GenerateKey(session: Handle, mechanism: Mechanism, template: Attribute[]): Handle;
  C_GenerateKeyPairAsync(
    session: Handle,
    mechanism: Mechanism,
    publicTemplate: Attribute[],
    privateTemplate: Attribute[],
  ): Promise<{ publicKey: Handle; privateKey: Handle }>;
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_SignAsync(session: Handle, bytes: Buffer, into: Buffer): Promise<Buffer>;
  C_EncryptInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_EncryptAsync(session: Handle, bytes: Buffer, into: Buffer): Promise<Buffer>;
  C_DecryptInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_DecryptAsync(session: Handle, bytes: Buffer, into: Buffer): Promise<Buffer>;
}

/** PKCS#11 2.40, its numbers. */
export const ck = {
  CKF_RW_SESSION: 2,
  CKF_SERIAL_SESSION: 4,
  CKF_OS_LOCKING_OK: 2,
  CKF_PROTECTED_AUTHENTICATION_PATH: 0x100,
  CKU_USER: 1,
  CKO_PRIVATE_KEY: 3,
  CKO_SECRET_KEY: 4,
  CKK_AES: 0x1f,
  CKA_CLASS: 0,
  CKA_TOKEN: 1,
  CKA_PRIVATE: 2,
  CKA_LABEL: 3,
  CKA_KEY_TYPE: 0x100,
  CKA_ID: 0x102,
  CKA_SENSITIVE: 0x103,
  CKA_ENCRYPT: 0x104,
  CKA_DECRYPT: 0x105,
  CKA_UNWRAP: 0x107,
  CKA_SIGN: 0x108,
  CKA_VERIFY: 0x10a,
  CKA_MODULUS: 0x120,
  CKA_MODULUS_BITS: 0x121,
  CKA_PUBLIC_EXPONENT: 0x122,
  CKA_VALUE_LEN: 0x161,
  CKA_EXTRACTABLE: 0x162,
  CKA_NEVER_EXTRACTABLE: 0x164,
  CKM_RSA_PKCS_KEY_PAIR_GEN: 0,
  CKM_SHA256_RSA_PKCS: 0x40,
  CKM_AES_KEY_GEN: 0x1080,
  CKM_AES_GCM: 0x1087,
} as const;

interface Loaded {
  cryptoki: Cryptoki;
  users: number;
}

const loaded = new Map<string, Loaded>();

/** @returns what ends the use; the last one ends the library. Throws KeyProviderFault. */
export async function useLibrary(
  path: string,
  parameters: string | undefined,
): Promise<{ cryptoki: Cryptoki; leave(): void }> {
  const found = loaded.get(path) ?? begun(await pkcs11js(), path, parameters);
  loaded.set(path, found);
  found.users += 1;
  let isLeft = false;
  return {
    cryptoki: found.cryptoki,
    leave() {
      if (isLeft) return;
      isLeft = true;
      found.users -= 1;
      if (found.users > 0) return;
      loaded.delete(path);
      found.cryptoki.C_Finalize();
      found.cryptoki.close();
    },
  };
}

function begun(module: { PKCS11: new () => Cryptoki }, path: string, parameters: string | undefined): Loaded {
  const cryptoki = new module.PKCS11();
  try {
    cryptoki.load(path);
    // Without the flag a library may believe that one thread alone calls it, and takes no locks (section 5.4): softhsm2 then corrupted our memory within some thousand signatures.
    const flags = ck.CKF_OS_LOCKING_OK;
    cryptoki.C_Initialize(parameters === undefined ? { flags } : { libraryParameters: parameters, flags });
  } catch (error) {
    if (returnOf(error) !== 'CKR_CRYPTOKI_ALREADY_INITIALIZED') throw unusable(error);
  }
  return { cryptoki, users: 0 };
}

function unusable(error: unknown): KeyProviderFault {
  return new KeyProviderFault('moduleUnusable', error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
}

async function pkcs11js(): Promise<{ PKCS11: new () => Cryptoki }> {
  try {
    return (await import('pkcs11js')).default;
  } catch {
    throw new KeyProviderFault('notInstalled', 'npm install pkcs11js@2.1.7');
  }
}

const inUse = new Set<unknown>();

/**
 * Every asynchronous call goes through this. `pkcs11js` 2.1.7 gives a thread bare pointers to what it was given, and keeps no
 * reference: the collector may free it under the thread.
 */
export async function keeping<Given, T>(given: Given, call: (given: Given) => Promise<T>): Promise<T> {
  const held = { given };
  inUse.add(held);
  try {
    return await call(given);
  } finally {
    inUse.delete(held);
  }
}

/** `CKR_…`, where it is an answer of the library. */
export function returnOf(error: unknown): string | null {
  return /CKR_\w+/.exec(error instanceof Error ? error.message : '')?.[0] ?? null;
}

const troubles: Readonly<Record<string, ProviderTrouble>> = {
  CKR_PIN_INCORRECT: 'pinWrong',
  CKR_PIN_INVALID: 'pinWrong',
  CKR_PIN_LEN_RANGE: 'pinWrong',
  CKR_PIN_LOCKED: 'pinLocked',
  CKR_PIN_EXPIRED: 'pinLocked',
  CKR_TOKEN_NOT_PRESENT: 'tokenMissing',
  CKR_TOKEN_NOT_RECOGNIZED: 'tokenMissing',
  CKR_DEVICE_REMOVED: 'tokenMissing',
  CKR_SLOT_ID_INVALID: 'tokenMissing',
  CKR_SESSION_COUNT: 'throttled',
  CKR_HOST_MEMORY: 'throttled',
  CKR_DEVICE_MEMORY: 'notPermitted',
  CKR_KEY_FUNCTION_NOT_PERMITTED: 'notPermitted',
  CKR_ACTION_PROHIBITED: 'notPermitted',
  CKR_MECHANISM_INVALID: 'notPermitted',
  CKR_TOKEN_WRITE_PROTECTED: 'notPermitted',
};

/** What the library answered, as a trouble. */
export function faultOf(error: unknown): KeyProviderFault {
  if (error instanceof KeyProviderFault) return error;
  const value = returnOf(error);
  if (value === null) return new KeyProviderFault('failed', error instanceof Error ? error.message : 'unknown');
  return new KeyProviderFault(troubles[value] ?? 'failed', value);
}
