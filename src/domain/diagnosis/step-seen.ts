// What a step of a test saw, as data: text/diagnosis/step-words.ts has the sentences.

import type { Instant } from '../ports.ts';
import type { KeyDamage } from '../vault/key-damage.ts';

export type StepSeen =
  | { saw: 'keyDamage'; damage: KeyDamage }
  | { saw: 'soundPairs'; count: number; modulusBits: readonly number[]; pastCount: number }
  /** `expiredAt` null: it was reported leaked. */
  | { saw: 'pairLeftOut'; fingerprint: string; expiredAt: Instant | null }
  | { saw: 'usernameAndHost'; username: string; host: string; sandboxSuffix: string | null }
  | { saw: 'hostSilent'; host: string; message: string }
  | { saw: 'hostAnswered'; host: string; isTls: boolean; status: number; isSalesforce: boolean }
  /** Above zero: ours is behind. Null: the answer carries no Date. */
  | { saw: 'clock'; skewSeconds: number | null }
  | { saw: 'noHostToSignIn' }
  /** `message` null: it was accepted. */
  | { saw: 'signIn'; fingerprint: string | null; message: string | null; assertions: number; keyPairs: number }
  | { saw: 'otherTarget'; tokenHost: string; audience: string; message: string | null }
  | { saw: 'noOtherTarget'; why: 'ownAudience' | 'onlyOne' | 'foreignHost' }
  | { saw: 'otherEnvironment'; host: string; message: string | null }
  | { saw: 'otherConnections' }
  /** `connection` null: the one under test. `message`: why it is not good any more. */
  | { saw: 'earlierToken'; connection: string | null; message: string | null }
  | { saw: 'noEarlierToken' }
  /** A part of the org that was read, or why it was not. */
  | ({ saw: 'partOfOrg' } & Unread)
  | { saw: 'identity'; orgId: string; username: string }
  | { saw: 'userinfoUnread'; message: string }
  | { saw: 'otherIdentity'; foreign: 'org' | 'user'; found: string; expected: string }
  | { saw: 'appName'; name: string }
  | { saw: 'api'; version: string }
  | { saw: 'apiRefused'; message: string }
  | { saw: 'nothingBehindApi' }
  | { saw: 'scopes'; scopes: readonly string[] }
  | { saw: 'metadata'; typeCount: number }
  | { saw: 'limits'; dailyRemaining: number; dailyMaximum: number }
  | ({ saw: 'unreadable' } & Unread);

/** Both null: it was read. */
interface Unread {
  permission: string | null;
  message: string | null;
}
