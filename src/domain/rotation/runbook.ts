// What the runbook of a connection tells. The page itself is words: text/rotation writes it.

import { macOf } from '../../formats/mac.ts';
import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';

export interface RunbookFacts {
  connection: Connection;
  app: ClientApp;
  pairs: readonly KeyPair[];
  /** Every connection of the app, this one included. */
  connections: readonly string[];
  /** The connection's own, else the installation's. */
  contacts: readonly string[];
}

/** A runbook that was written, and is kept true where it lies. */
export interface KeptRunbook {
  /** Absolute, without links. */
  file: string;
  digest: string;
  /** Proves that this installation wrote it there. An older release kept none. */
  mac?: string;
}

/** What the path is bound to: another connection's, or another path, has no proof. Base64url. */
export function runbookMac(key: Secret<Uint8Array>, connectionId: string, file: string): string {
  return macOf(key.reveal(), 'latchkey runbook v1', connectionId, file).toString('base64url');
}

/** The same facts give the same page, so that a change can be told. */
export interface RunbookPrinter {
  page(facts: RunbookFacts, madeAt: Instant): string;
  /** Hex SHA-256 of everything the page says but for the day it was made. */
  digest(facts: RunbookFacts): string;
  isOf(connection: string, page: string): boolean;
}
