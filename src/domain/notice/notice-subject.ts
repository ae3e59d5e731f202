// What a notice can be about. A subject is a certificate, a rotation, a failure episode, a finding or a thing about the
// installation; it carries the item that would be told and, per group of hearers, the steps by which it becomes urgent.

import type { NoticeItem } from './notice-item.ts';
import type { Step } from './steps.ts';

export interface Hearers {
  /** E-mail addresses, lower case. */
  contacts: readonly string[];
  /** The mildest first. */
  steps: readonly Step[];
}

export interface NoticeSubject {
  /** Unique for ever: `keyPair:ID`, `rotation:ID`, `failure:CONNECTION:SINCE`. */
  key: string;
  item: NoticeItem;
  hearers: readonly Hearers[];
  /** A channel and recipient that must not be told, since they are what failed. */
  except: { channel: string; recipient: string } | null;
}

/** The contacts of a connection or a watched certificate: its own, else the installation's; each once, lower case. */
export function contactsOf(own: readonly string[], defaults: readonly string[]): string[] {
  return [...new Set((own.length > 0 ? own : defaults).map((address) => address.trim().toLowerCase()))].sort();
}
