// What the runbook of a connection tells. The page itself is words: text/rotation writes it.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { Instant } from '../ports.ts';

export interface RunbookFacts {
  connection: Connection;
  app: ClientApp;
  pairs: readonly KeyPair[];
  /** Every connection of the app, this one included. */
  connections: readonly string[];
  /** The connection's own, else the installation's. */
  contacts: readonly string[];
}

/** The same facts give the same page, so that a change can be told. */
export interface RunbookPrinter {
  page(facts: RunbookFacts, madeAt: Instant): string;
  /** Hex SHA-256 of everything the page says but for the day it was made. */
  digest(facts: RunbookFacts): string;
  isOf(connection: string, page: string): boolean;
}
