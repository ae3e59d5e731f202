// One token of a device: found by what its URI says (slot ids change), logged in to once, and used over some sessions.
// What is lost (a session, the login, the token for a moment) is opened anew, once for each call.

import { createHash } from 'node:crypto';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Files } from '../../../domain/ports.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { refuseUnlessPrivate } from '../../../domain/vault/private-file.ts';
import { type Cryptoki, ck, faultOf, type Handle, returnOf, useLibrary } from './cryptoki.ts';

export interface TokenSession {
  cryptoki: Cryptoki;
  session: Handle;
  /** Of this opening of the token, by the name of a key: handles die with it. */
  handles: Map<string, Handle>;
}

interface Opened {
  cryptoki: Cryptoki;
  slot: Handle;
  leave(): void;
  idle: Handle[];
  handles: Map<string, Handle>;
  description: string;
}

/** With these the token is opened anew, and the call made once more. */
const lost = [
  'CKR_SESSION_HANDLE_INVALID',
  'CKR_SESSION_CLOSED',
  'CKR_USER_NOT_LOGGED_IN',
  'CKR_CRYPTOKI_NOT_INITIALIZED',
  'CKR_DEVICE_REMOVED',
  'CKR_TOKEN_NOT_PRESENT',
  'CKR_OBJECT_HANDLE_INVALID',
  'CKR_KEY_HANDLE_INVALID',
];
const largestPinBytes = 4_096;

export class Token {
  readonly #uri: ProviderUri;
  readonly #files: Files;
  #opening: Promise<Opened> | null = null;
  /** Hash of a PIN that was refused: it is not tried again, since tokens lock themselves. */
  #refusedPin: string | null = null;

  constructor(uri: ProviderUri, files: Files) {
    this.#uri = uri;
    this.#files = files;
  }

  /** Throws KeyProviderFault. */
  async use<T>(work: (session: TokenSession) => Promise<T>): Promise<T> {
    for (let isAgain = false; ; isAgain = true) {
      const opened = await this.#opened();
      try {
        return await withSession(opened, work);
      } catch (error) {
        const value = returnOf(error);
        if (value === null || !lost.includes(value)) throw faultOf(error);
        await this.#left(opened);
        if (isAgain) throw faultOf(error);
      }
    }
  }

  async description(): Promise<string> {
    // A session of its own: one that lies open says nothing about a token that went.
    return this.use(async ({ cryptoki }) => {
      const { slot, description } = await this.#opened();
      cryptoki.C_GetTokenInfo(slot);
      return description;
    });
  }

  async close(): Promise<void> {
    const opened = await this.#opening?.catch(() => null);
    if (opened) await this.#left(opened);
  }

  #opened(): Promise<Opened> {
    if (this.#opening === null) {
      const opening = this.#open();
      this.#opening = opening;
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = null;
      });
    }
    return this.#opening;
  }

  async #left(opened: Opened): Promise<void> {
    if ((await this.#opening?.catch(() => null)) === opened) this.#opening = null;
    for (const session of opened.idle.splice(0)) closed(opened.cryptoki, session);
    try {
      opened.leave();
    } catch {
      // It goes in any case.
    }
  }

  async #open(): Promise<Opened> {
    const module = this.#uri.query.get('module-path');
    if (module === undefined) throw new KeyProviderFault('moduleUnusable', 'LATCHKEY_CUSTODY names no module-path');
    const { cryptoki, leave } = await useLibrary(module, this.#uri.query.get('module-parameters'));
    try {
      const { slot, description, hasPinPad } = this.#slot(cryptoki);
      const session = cryptoki.C_OpenSession(slot, ck.CKF_SERIAL_SESSION | ck.CKF_RW_SESSION);
      await this.#logIn(cryptoki, session, hasPinPad);
      return { cryptoki, slot, leave, idle: [session], handles: new Map(), description };
    } catch (error) {
      leave();
      throw faultOf(error);
    }
  }

  #slot(cryptoki: Cryptoki): { slot: Handle; description: string; hasPinPad: boolean } {
    const wanted = this.#uri.place;
    const found = cryptoki.C_GetSlotList(true).flatMap((slot) => {
      const info = cryptoki.C_GetTokenInfo(slot);
      const has = {
        token: info.label.trim(),
        serial: info.serialNumber.trim(),
        manufacturer: info.manufacturerID.trim(),
        model: info.model.trim(),
      };
      const isIt = Object.entries(has).every(([name, value]) => (wanted.get(name) ?? value) === value);
      const hasPinPad = (info.flags & ck.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0;
      return isIt ? [{ slot, description: `${has.manufacturer} ${has.model}`.trim(), hasPinPad }] : [];
    });
    const [one, other] = found;
    if (other !== undefined) throw new KeyProviderFault('tokenMissing', 'several tokens fit: name its serial too');
    if (one === undefined) throw new KeyProviderFault('tokenMissing', 'no token fits');
    return one;
  }

  async #logIn(cryptoki: Cryptoki, session: Handle, hasPinPad: boolean): Promise<void> {
    const pin = hasPinPad && !this.#uri.query.has('pin-source') ? undefined : await this.#pin();
    const mark = pin === undefined ? null : createHash('sha256').update(pin).digest('hex');
    if (mark !== null && mark === this.#refusedPin) throw new KeyProviderFault('pinWrong', 'refused before');
    try {
      cryptoki.C_Login(session, ck.CKU_USER, pin);
      this.#refusedPin = null;
    } catch (error) {
      if (returnOf(error) === 'CKR_USER_ALREADY_LOGGED_IN') return;
      const fault = faultOf(error);
      if (fault.trouble === 'pinWrong') this.#refusedPin = mark;
      throw fault;
    }
  }

  async #pin(): Promise<string> {
    const source = this.#uri.query.get('pin-source');
    if (source === undefined) throw new KeyProviderFault('secretUnreadable', 'LATCHKEY_CUSTODY names no pin-source');
    const path = source.replace(/^file:(\/\/)?/, '');
    try {
      refuseUnlessPrivate(path, await this.#files.facts(path));
      const bytes = await this.#files.read(path, largestPinBytes);
      const pin = Buffer.from(bytes)
        .toString('utf8')
        .replace(/\r?\n$/, '');
      bytes.fill(0);
      return pin;
    } catch (error) {
      const code = error instanceof LatchkeyError ? error.code : 'failed';
      throw new KeyProviderFault('secretUnreadable', `${path}: ${code}`);
    }
  }
}

async function withSession<T>(opened: Opened, work: (session: TokenSession) => Promise<T>): Promise<T> {
  const { cryptoki, slot, idle, handles } = opened;
  const session = idle.pop() ?? cryptoki.C_OpenSession(slot, ck.CKF_SERIAL_SESSION | ck.CKF_RW_SESSION);
  try {
    const result = await work({ cryptoki, session, handles });
    idle.push(session);
    return result;
  } catch (error) {
    // Where the library failed, an operation may be half begun: the next one gets another session.
    if (error instanceof KeyProviderFault) idle.push(session);
    else closed(cryptoki, session);
    throw error;
  }
}

function closed(cryptoki: Cryptoki, session: Handle): void {
  try {
    cryptoki.C_CloseSession(session);
  } catch {
    // It is lost already.
  }
}
