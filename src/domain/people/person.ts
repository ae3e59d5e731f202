// People who sign in to the pages, how they get in, and what they carry: the invitation that makes or resets an account, the
// session of a browser, the token of a program. Of every secret only a hash is kept.

import { createHash } from 'node:crypto';
import { isSameMac, macOf } from '../../formats/mac.ts';
import { hiddenCharacter } from '../../formats/plain-text.ts';
import type { Permission, Role } from '../access/permission.ts';
import { wrongInput } from '../errors.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../ports.ts';
import type { Secret } from '../secret.ts';

export interface Proved {
  /** Proves that this installation wrote the row: whoever can only write to the database makes no administrator of himself. */
  mac: string;
}

export interface Person extends Proved {
  id: string;
  name: string;
  role: Role;
  /** Reaches only connections with this label. Null: all. */
  label: string | null;
  /** As the hasher writes it. Null: a reset was asked for, and nobody took the invitation yet. */
  passwordHash: string | null;
  createdAt: Instant;
  disabledAt: Instant | null;
  /** Null: no authenticator app was set up. */
  totp: Totp | null;
  /** Who it is at the provider of single sign-on (`providerKey`): then nothing of ours signs them in. Null: it is ours. */
  provider: string | null;
}

/** An authenticator app. Its secret is kept nowhere: it follows from the id and the key behind every MAC, see totp.ts. */
export interface Totp {
  id: string;
  /** The time step of the last code that was taken: none is taken twice (RFC 6238 section 5.2). */
  usedStep: number;
  /** Since the last right one. */
  wrongCodes: number;
  /** The last of them. */
  wrongAt: Instant;
}

export interface Invitation extends Proved {
  id: string;
  tokenHash: string;
  role: Role;
  label: string | null;
  /** Null: whoever takes it chooses a name. */
  name: string | null;
  /** The account that gets a new password. Null: a new one is made. */
  personId: string | null;
  expiresAt: Instant;
  takenAt: Instant | null;
}

export interface Session extends Proved {
  id: string;
  tokenHash: string;
  personId: string;
  createdAt: Instant;
  expiresAt: Instant;
  /** When its person last showed to be it, by signing in or once more. */
  provedAt: Instant;
  /** What the browser says of itself. */
  userAgent: string;
}

export interface ApiToken extends Proved {
  id: string;
  tokenHash: string;
  name: string;
  /** Who made it: it may never do more than its maker, and nothing once the maker is disabled. */
  personId: string;
  permissions: readonly Permission[];
  label: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
}

export const invitationLifetimeMs = hourMs;
export const sessionLifetimeMs = 12 * hourMs;
/** How long a proof of who it is lets somebody change how they sign in. */
export const proofLifetimeMs = 10 * minuteMs;
export const longestTokenDays = 366;
const shortestPassword = 12;
const longestPassword = 1_024;
const longestName = 64;

/** Why there is no way in with this invitation; null: there is one. */
export function invitationProblem({ expiresAt, takenAt }: Invitation, now: Instant): 'taken' | 'expired' | null {
  if (takenAt !== null) return 'taken';
  return isOver(expiresAt, invitationLifetimeMs, now) ? 'expired' : null;
}

export function isLiveSession({ expiresAt }: Session, now: Instant): boolean {
  return !isOver(expiresAt, sessionLifetimeMs, now);
}

export function isRecentlyProved({ provedAt }: Session, now: Instant): boolean {
  return !isOver(provedAt + proofLifetimeMs, proofLifetimeMs, now);
}

export function isLiveToken({ expiresAt, revokedAt }: ApiToken, now: Instant): boolean {
  return revokedAt === null && !isOver(expiresAt, longestTokenDays * dayMs, now);
}

/** Also when it ends further ahead than it can last: then a clock was set back. */
function isOver(expiresAt: Instant, lifetimeMs: number, now: Instant): boolean {
  return now >= expiresAt || expiresAt - now > lifetimeMs + minuteMs;
}

/** 32 random bytes need no slow hash: there is nothing to guess. Hex SHA-256. */
export function secretHash(token: Secret<string>): string {
  return createHash('sha256').update(token.reveal()).digest('hex');
}

type ProvedKind = 'person' | 'invitation' | 'session' | 'apiToken' | 'passkey' | 'orgLink';

/** Fields that rows from before have not, nor their MACs: as long as one is null it is not told. */
const joinedLater = ['totp', 'provider'];

/** The row with the MAC that it needs now. */
export function withProof<T extends object>(key: Secret<Uint8Array>, kind: ProvedKind, row: T): T & Proved {
  return { ...row, mac: proofOf(key, kind, row) };
}

export function isProved(key: Secret<Uint8Array>, kind: ProvedKind, row: Proved): boolean {
  return isSameMac(row.mac, proofOf(key, kind, row));
}

function proofOf(key: Secret<Uint8Array>, kind: ProvedKind, row: object): string {
  const told = Object.entries(row)
    .filter(([field, value]) => field !== 'mac' && !(value === null && joinedLater.includes(field)))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return macOf(key.reveal(), `latchkey ${kind} v1`, JSON.stringify(told)).toString('base64url');
}

/** Of what others set of an account: its ETag. */
export function rightsHash({ role, label, disabledAt }: Person): string {
  return createHash('sha256')
    .update(JSON.stringify([role, label, disabledAt !== null]))
    .digest('hex');
}

/** Errors: invalidInput. */
export function checkedPersonName(text: string): string {
  const name = text.trim().normalize('NFC');
  if (name === '') throw wrongInput('personName', 'empty');
  if (name.length > longestName) throw wrongInput('personName', 'tooLong', name);
  if (hiddenCharacter(name) !== null || /[\s<>"'`\\/]/.test(name))
    throw wrongInput('personName', 'badCharacters', name);
  return name;
}

/** Two accounts never differ in this alone. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** The one rule is its length (NIST SP 800-63B section 3.1.1.2). Errors: invalidInput. */
export function checkedPassword(password: Secret<string>): Secret<string> {
  const { length } = [...password.reveal().normalize('NFC')];
  if (length < shortestPassword) throw wrongInput('password', 'tooShort');
  if (length > longestPassword) throw wrongInput('password', 'tooLong');
  return password;
}

/** A slow hash with a salt of its own, on the thread pool. */
export interface PasswordHasher {
  hash(password: Secret<string>): Promise<string>;
  /** `kept` null: the same work, and false; nobody learns from the time whether there is such an account. */
  matches(password: Secret<string>, kept: string | null): Promise<boolean>;
}
