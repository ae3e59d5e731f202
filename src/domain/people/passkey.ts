// A passkey (WebAuthn Level 3): a key that a person's device keeps, made for the name under which our pages were opened. It needs no
// password beside it: the device asks for a finger, a face or a PIN first.

import { isIP } from 'node:net';
import { hiddenCharacter } from '../../formats/plain-text.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { LatchkeyError, wrongInput } from '../errors.ts';
import type { Instant } from '../ports.ts';
import type { Proved } from './person.ts';

export interface Passkey extends Proved {
  id: string;
  personId: string;
  /** As the device names it, base64url. */
  credentialId: string;
  /** COSE_Key, base64url. */
  publicKey: string;
  /** The name that it was made for, and works under. */
  rpId: string;
  /** Given by the person. */
  name: string;
  /** Of signatures, as the device counts them; many count none. */
  counter: number;
  /** When the newest challenge that it answered was made: no older one is taken any more, and none twice. */
  challengedAt: Instant;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  /** Stays as a row, so that its registration cannot be played again. */
  removedAt: Instant | null;
}

export interface PasskeyReader {
  /** Also one that was removed. */
  byCredentialId(credentialId: string): Promise<Passkey | null>;
  /** Oldest first, without those that were removed. */
  ofPerson(personId: string): Promise<Passkey[]>;
  /** Of everybody, without those that were removed. */
  all(): Promise<Passkey[]>;
}

export interface PasskeyWriter extends PasskeyReader {
  insert(passkey: Passkey, audit: AuditEntry): Promise<void>;
  /** Without an entry only what is no change of rights: that it was used. */
  update(passkey: Passkey, audit: AuditEntry | null): Promise<void>;
}

/** Where the page of a request was opened. */
export interface OpenedPage {
  /** `http://localhost:7420` */
  origin: string;
  /** An address of ours that has a name. */
  named: string;
}

/** What the browser's answer has to fit. */
export interface Ceremony {
  origin: string;
  rpId: string;
  isChallenge(challenge: string): boolean;
}

export type Judged<T> = ({ type: 'right' } & T) | { type: 'wrong'; why: string };

/** Judges what browsers answer; knows nothing of people. */
export interface PasskeyJudge {
  made(answer: unknown, ceremony: Ceremony): Promise<Judged<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'>>>;
  answered(answer: unknown, ceremony: Ceremony, passkey: Passkey): Promise<Judged<Pick<Passkey, 'counter'>>>;
}

export const mostPasskeys = 20;
const longestName = 64;

/** A passkey belongs to a name, never to an IP address (WebAuthn section 5.1.2). Errors: passkeyNeedsName. */
export function rpIdOf({ origin, named }: OpenedPage): string {
  const { hostname } = new URL(origin);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) throw new LatchkeyError('passkeyNeedsName', { url: named });
  return hostname;
}

/** A time that is still to come is of a clock that was set back: it holds nobody off. */
export function isUnanswered({ challengedAt }: Passkey, madeAt: Instant, now: Instant): boolean {
  return madeAt > challengedAt || challengedAt > now;
}

/** WebAuthn section 6.1.1: one that does not rise shows that there are two of this key. All zeros: it counts none. */
export function counterRises(before: number, after: number): boolean {
  return after > before || (after === 0 && before === 0);
}

/** Errors: invalidInput. */
export function checkedPasskeyName(text: string): string {
  const name = text.trim().normalize('NFC');
  if (name === '') throw wrongInput('passkeyName', 'empty');
  if (name.length > longestName) throw wrongInput('passkeyName', 'tooLong', name);
  if (hiddenCharacter(name) !== null) throw wrongInput('passkeyName', 'badCharacters');
  return name;
}
