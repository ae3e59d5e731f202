// What one notice tells, as facts: frozen into the message when it is claimed, read by people as text and by programs
// as JSON. Never holds a secret.

import type { AppKind } from '../client-app/client-app.ts';
import type { JudgedFailure } from '../connection/connection.ts';
import type { HeartbeatLoop } from '../installation/heartbeat.ts';
import type { Trouble } from '../installation/trouble.ts';
import type { NamedCertificate } from '../key-pair/meant-certificate.ts';
import type { ShownCertificate } from '../key-pair/shown-certificate.ts';
import type { Instant } from '../ports.ts';
import type { SwapProblem } from '../rotation/swap.ts';
import type { SwapEnd } from '../rotation/swap-phases.ts';

/** Which app in which org, and the connections that sign in through it. */
export interface Place {
  appName: string;
  appKind: AppKind;
  /** Tells the right one of several apps with one name. */
  consumerKey: string | null;
  /** The first few by name; `connectionCount` says how many there are. */
  connections: readonly ShownConnection[];
  connectionCount: number;
}

export interface ShownConnection {
  name: string;
  username: string;
  loginUrl: string;
  /** Null before the first sign-in. */
  orgId: string | null;
}

export interface ShownApp {
  kind: AppKind;
  name: string;
  /** The one that it ought to hold. */
  certificate: NamedCertificate | null;
}

export interface WaitingCertificate extends ShownCertificate {
  fileName: string;
  issuedAt: Instant;
  /** DER, base64: the mail attaches it as a .crt file. */
  certificate: string;
}

/** A key request by the name of its file, and by what a person types. */
export interface NamedRequest {
  fileName: string;
  mark: string;
}

export type NoticeItem =
  | {
      type: 'certificateExpires';
      certificate: ShownCertificate;
      place: Place;
      waiting: WaitingCertificate | null;
      /** An authority signs the next certificate: the request that waits for it, or none does yet. Missing: nobody is asked. */
      request?: NamedRequest | null;
    }
  | {
      type: 'uploadWaits' | 'orgTakesOldCertificate';
      certificate: ShownCertificate;
      place: Place;
      waiting: WaitingCertificate;
    }
  /** The schedule asked for the next certificate, and an authority has to sign it. */
  | ({
      type: 'requestWaits';
      certificate: ShownCertificate;
      place: Place;
      requestedAt: Instant;
    } & NamedRequest)
  | { type: 'watchedCertificateExpires'; certificate: ShownCertificate; label: string; location: string }
  | {
      type: 'stoppedWorking';
      connection: ShownConnection;
      /** Missing in what was stored before it was told. */
      app?: ShownApp;
      since: Instant;
      code: string;
      message: string;
      /** What the last test of this failure found; missing where none was made. */
      judged?: JudgedFailure;
      /** No key pair of its app is taken any more, and no waiting changes that. */
      isSlotLost?: true;
    }
  | { type: 'worksAgain'; connection: ShownConnection | null; since: Instant }
  | {
      type: 'finding';
      org: string | null;
      title: string;
      detail: string;
      /** With commands. */
      remedy: string;
      /** The same, with the pages on which it is done; findings of before have none. */
      remedyOnPages?: string;
    }
  /** A rotation without hands is over. */
  | {
      type: 'swapEnded';
      place: Place;
      end: SwapEnd;
      problem: SwapProblem | null;
      isScheduled?: true;
      at: Instant;
    }
  /** The app holds no certificate of ours any more: another one, or none. */
  | { type: 'slotLost'; place: Place; holds: string | null; since: Instant }
  | { type: 'loopStoodStill'; loop: HeartbeatLoop; lastRanAt: Instant }
  | { type: 'installationTrouble'; trouble: Trouble; seenBy: string; since: Instant }
  | {
      type: 'deliveryGivenUp';
      channel: string;
      recipient: string;
      subjectLine: string;
      attempts: number;
      detail: string;
    }
  | { type: 'allWell'; connections: number; failing: number; sent: number; givenUp: number; since: Instant }
  /** The subject is over; only channels that keep an incident open hear it. */
  | { type: 'over' }
  | { type: 'test' };
