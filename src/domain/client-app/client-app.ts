// The Connected App or External Client App that holds our certificate. It has ONE certificate slot, so key pairs and
// their rotation belong to it, not to the connections that sign in through it.

import { integer, nullable, oneOf, real, text } from '../../formats/value-codec.ts';
import { checkedDays, refuseHidden, wrongInput } from '../errors.ts';
import { field, type RecordOf } from '../field-table.ts';
import { dayMs } from '../ports.ts';
import { readCustodyUri } from '../vault/custody-uri.ts';
import { checkedConsumerKey } from './consumer-key.ts';
import { longestClosedMs, readWindow } from './maintenance-window.ts';

export type AppKind = 'connected-app' | 'external-client-app';

export function checkedAppKind(given: string): AppKind {
  if (given === 'connected-app' || given === 'external-client-app') return given;
  throw wrongInput('appKind', 'unknown', given);
}

/** As the admin sees it. Errors: invalidInput. */
export function checkedAppName(given: string): string {
  const name = given.trim();
  refuseHidden('appName', name);
  return name;
}

type RotationWay = 'guided' | 'hands-free';

function checkedRotation(given: string): RotationWay {
  if (given === 'guided' || given === 'hands-free') return given;
  throw wrongInput('rotation', 'unknown', given);
}

/** Null and nothing at all: none. Errors: invalidInput. */
function checkedWindow(given: string | null): string | null {
  if (given === null || given.trim() === '') return null;
  const read = readWindow(given);
  if ('window' in read) return read.window;
  throw wrongInput('rotationWindow', read.problem, given);
}

/** Null and nothing at all: the installation's. What opens the place is not kept. Errors: invalidInput. */
function checkedCustody(given: string | null): string | null {
  return given === null || given.trim() === '' ? null : readCustodyUri(given).providerUri;
}

/** What begins so many days before the end must find the window open before it. Errors: invalidInput. */
export function refuseLateWindow({
  rotationWindow,
  rotateBeforeDays,
}: Pick<ClientApp, 'rotationWindow' | 'rotateBeforeDays'>): void {
  if (rotationWindow === null || rotateBeforeDays === null) return;
  const needed = Math.ceil(longestClosedMs(rotationWindow) / dayMs) + 1;
  if (rotateBeforeDays < needed) {
    throw wrongInput('rotationWindow', 'comesTooLate', String(rotateBeforeDays), String(needed));
  }
}

const days = nullable(real);
const daysFrom =
  (minimum: number, name: 'rotateEveryDays' | 'rotateBeforeDays' | 'retentionDays') => (given: number | null) =>
    given === null ? null : checkedDays(name, given, minimum);

export const clientAppFields = {
  id: field(text, 'once'),
  // New Connected Apps can hardly be made any more, but what people connect today mostly is one.
  kind: field(oneOf<AppKind>('connected-app', 'external-client-app'), 'kept', {
    as: 'appKind',
    initial: 'connected-app',
    set: checkedAppKind,
  }),
  /** What the admin sees in App Manager. */
  name: field(text, 'kept', { as: 'appName', initial: 'Latchkey', set: checkedAppName }),
  /** Null until the admin has created the app and copied the key; unique otherwise. */
  consumerKey: field(nullable(text), 'kept', { initial: null, set: checkedConsumerKey }),
  /** The pair that we ask to be uploaded: set by download, rotate and revert, never a proof of anything. */
  wantedKeyPairId: field(nullable(text), 'kept', { initial: null }),
  /** When a person last said "uploaded", or gave a consumer key behind which a change may spread: the app may be in motion. */
  changedAt: field(nullable(integer), 'kept', { initial: null }),
  /** When the org itself last showed that the app does not hold the certificate that was said to be uploaded. */
  missedAt: field(nullable(integer), 'kept', { initial: null }),
  /** Issue a new pair when the active one has been in use for so long; null: off. */
  rotateEveryDays: field(days, 'kept', { initial: null, set: daysFrom(1, 'rotateEveryDays') }),
  /** Issue a new pair so many days before the active certificate expires; null: off. */
  rotateBeforeDays: field(days, 'kept', { initial: null, set: daysFrom(1, 'rotateBeforeDays') }),
  /** How long an old pair is kept after its last use; null: until its own certificate expires. */
  retentionDays: field(days, 'kept', { initial: null, set: daysFrom(0, 'retentionDays') }),
  /** By hand, or by deploys of Latchkey's own. */
  rotation: field(oneOf<RotationWay>('guided', 'hands-free'), 'kept', { initial: 'guided', set: checkedRotation }),
  /** When a scheduled rotation without hands may begin its deploy: `readWindow` of maintenance-window.ts. Null: always. */
  rotationWindow: field(nullable(text), 'kept', { initial: null, set: checkedWindow }),
  /** Where its keys are made, as `readCustodyUri` reads it; null: where the installation keeps them. */
  custody: field(nullable(text), 'kept', { initial: null, set: checkedCustody }),
  /** No pair is destroyed before this app was accepted after it: after a restore, or a way back that was left. Null: no hold. */
  destructionHeldSince: field(nullable(integer), 'kept', { initial: null }),
  createdAt: field(integer, 'once'),
  /** Counts writes; a write with an older revision is refused. */
  revision: field(integer, 'once', { initial: 1 }),
};

export interface ClientApp extends RecordOf<typeof clientAppFields> {}
