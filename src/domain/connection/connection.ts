// One org + one client app + one username + one login URL: the thing that a user tests and scans. To add a column: its migration
// and a line in this table; the compiler leads to the rest.

import {
  arrayOf,
  integer,
  json,
  nullable,
  oneOf,
  optional,
  real,
  record,
  text,
  textThat,
} from '../../formats/value-codec.ts';
import { field, type RecordOf, together } from '../field-table.ts';
import type { ExpiredPolicy } from '../key-pair/candidates.ts';
import { type Instant, iso } from '../ports.ts';
import {
  checkedAudience,
  checkedContact,
  checkedDeployUser,
  checkedLabels,
  checkedLoginUrl,
  checkedNoticeDays,
  checkedUsername,
  isConnectionName,
  isContact,
} from './connection-input.ts';
import { isLoginOrigin } from './login-url.ts';

export interface ConnectionFailure {
  /** When this episode began. */
  since: Instant;
  /** When it was seen last. */
  at: Instant;
  /** An answer code, see token-answer.ts, or `refusedWithEveryKey`, `noUsableKeyPair`, `certificateExpired`. */
  code: string;
  /** Salesforce's or the system's own words, redacted, for display. */
  message: string;
  /** Rounds that were refused with every key pair, and since when they prove that no change spreads: token/lost-slot.ts. */
  refusedRounds?: number;
  slotLostAt?: Instant;
  /** The cause that the last test of this very failure found likeliest. Missing: none was made. */
  judged?: JudgedFailure;
}

/** A label of the diagnosis, and 0 to 1. */
export interface JudgedFailure {
  cause: string;
  likelihood: number;
}

export const judgedFailure = record<JudgedFailure>({ cause: text, likelihood: real });
const failure = record<ConnectionFailure>({
  since: integer,
  at: integer,
  code: text,
  message: text,
  refusedRounds: optional(integer),
  slotLostAt: optional(integer),
  judged: optional(judgedFailure),
});
const failureJson = ({ code, message, since }: ConnectionFailure) => ({ code, message, since: iso(since) });

export const connectionFields = {
  id: field(text, 'once'),
  /** Unique; letters, digits, dot, dash, underscore; at most 60 characters, since it stands in file names and subjects. */
  name: field(textThat('a name', isConnectionName), 'kept'),
  /** An origin: https://login.salesforce.com, a My Domain, http://127.0.0.1:1234. No trailing slash. */
  loginUrl: field(textThat('an origin over https', isLoginOrigin), 'kept', { set: checkedLoginUrl }),
  username: field(text, 'kept', { set: checkedUsername }),
  /** What the user set by `--audience`; wins over everything. */
  audience: field(nullable(text), 'kept', {
    initial: null,
    set: (given: string) => (given === '' ? null : checkedAudience(given)),
  }),
  /** The combination that a test found to work, remembered so that no token call has to search. */
  found: field(together<{ tokenHost: string; audience: string }>({ tokenHost: text, audience: text }), 'kept', {
    initial: null,
  }),
  /** E-mail addresses. Empty: the installation's default contacts. */
  contacts: field(json<readonly string[]>(arrayOf(textThat('an e-mail address', isContact))), 'kept', {
    initial: [],
    set: (given: readonly string[]) => [...new Set(given.map(checkedContact))],
  }),
  /** Words of the people who keep a fleet, such as `team:billing`, by which commands choose. */
  labels: field(json<readonly string[]>(arrayOf(text)), 'kept', {
    initial: [],
    set: checkedLabels,
  }),
  /** Days before expiry at which a notice is due; null: the installation's. */
  noticeDays: field(nullable(json<readonly number[]>(arrayOf(integer))), 'kept', {
    initial: null,
    set: checkedNoticeDays,
  }),
  /** Pinned at the first success; another org or user fails until `--accept-org`. */
  org: field(
    together<{ orgId: string; userId: string; instanceUrl: string }>(
      { orgId: text, userId: text, instanceUrl: text },
      false,
    ),
    'kept',
    {
      initial: null,
      isAudited: true,
      json: { orgId: (org) => org?.orgId ?? null, instanceUrl: (org) => org?.instanceUrl ?? null },
    },
  ),
  /** While `org` is null: the only org that the next success may pin, as `--accept-org` named it. */
  acceptedOrgId: field(nullable(text), 'kept', { initial: null, isAudited: true }),
  expiredPolicy: field(oneOf<ExpiredPolicy>('refuse', 'allow-expired'), 'kept', {
    initial: 'refuse',
    set: (given: ExpiredPolicy) => given,
  }),
  /** Who reads and deploys the app's component in a rotation without hands, with the same key pairs. Null: `username`. */
  deployUser: field(nullable(text), 'kept', { initial: null, set: checkedDeployUser }),
  clientAppId: field(text, 'kept', { isAudited: true }),
  /** How far somebody said to be in the seven steps of the pages, where Latchkey cannot see it. Null: nobody said anything. */
  setupStep: field(nullable(integer), 'kept', {
    initial: null,
    isAudited: true,
    json: { setupStep: (step) => step },
  }),
  /** The last acceptance and the key pair it was for. */
  lastAccepted: field(together<{ at: Instant; keyPairId: string }>({ at: integer, keyPairId: text }), 'noted', {
    initial: null,
    json: { lastAcceptedAt: (last) => iso(last?.at ?? null) },
  }),
  /** The last full failure: set when a call or probe found no token, cleared by the next success. */
  failure: field(nullable(json(failure)), 'noted', {
    initial: null,
    json: { failure: (one) => one && failureJson(one) },
  }),
  /** Until when background callers are held, and how long the hold was: doubles up to its limit. */
  backOff: field(together<{ until: Instant; holdMs: number }>({ until: integer, holdMs: integer }), 'noted', {
    initial: null,
  }),
  /** Until when our own login budget lets no program and no loop sign in: no failure, it says nothing about the org. */
  rationedUntil: field(nullable(integer), 'noted', { initial: null }),
  /** Seconds by which the server's clock is ahead of ours; 0 while under the tolerance. */
  clockSkewSeconds: field(real, 'noted', { initial: 0 }),
  /** While somebody waits, has said "uploaded", or another connection of the app works again: probe every minute until then. */
  probedCloselyUntil: field(nullable(integer), 'noted', { initial: null }),
  lastProbeAt: field(nullable(integer), 'noted', { initial: null }),
  /** When the reconciler looks at this connection again. */
  nextLookAt: field(integer, 'noted', { json: { nextLookAt: (at) => iso(at) } }),
  createdAt: field(integer, 'once', { json: { createdAt: (at) => iso(at) } }),
  /** Counts writes; a write with an older revision is refused. */
  revision: field(integer, 'once', { initial: 1 }),
};

export interface Connection extends RecordOf<typeof connectionFields> {}
