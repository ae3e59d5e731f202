// Judges one round: everything expected came, nothing else did, and a message came twice only where the kill fell into the
// window between the receiver's yes and our record of it, then with the same mark and the same content.

import type { NoticeMessage } from '../../src/domain/notice/notice-message.ts';
import type { Store } from '../../src/domain/store.ts';
import type { Receipt } from './receivers.ts';

/** Messages with an attempt under way: those for which a kill at this moment may cause a repetition. */
export async function inTheWindow(store: Store): Promise<Set<string>> {
  const newest = await store.read((tx) => tx.notices.newestMessages(500));
  return new Set(
    newest
      .filter(({ standing }) => standing.state === 'pending' && standing.attempts > 0)
      .map(({ message }) => markOf(message)),
  );
}

export async function pendingMessages(store: Store): Promise<number> {
  const counts = await store.read((tx) => tx.notices.counts(Number.MAX_SAFE_INTEGER));
  return counts.filter(({ state }) => state === 'pending').reduce((sum, { count }) => sum + count, 0);
}

function markOf({ channel, id, messageId, dedupKey, action }: NoticeMessage): string {
  return channel === 'mail' ? messageId : channel === 'webhook' ? id : `${dedupKey} ${action}`;
}

export interface Verdict {
  problems: string[];
  /** Messages that came once more than once. */
  repeated: number;
}

export async function judge(
  store: Store,
  expected: readonly string[],
  receipts: readonly Receipt[],
  window: ReadonlySet<string>,
): Promise<Verdict> {
  const problems: string[] = [];
  const first = new Map<string, Receipt>();
  let repeated = 0;
  for (const receipt of receipts) {
    const known = first.get(receipt.mark);
    first.set(receipt.mark, known ?? receipt);
    if (known === undefined) continue;
    repeated += 1;
    if (!window.has(receipt.mark)) problems.push(`repeated outside of the window: ${receipt.channel} ${receipt.mark}`);
    if (known.content !== receipt.content || known.recipient !== receipt.recipient) {
      problems.push(`repeated with another content: ${receipt.channel} ${receipt.mark}`);
    }
  }
  const told: string[] = [];
  for (const receipt of first.values()) told.push(...(await tellings(store, receipt)));
  const missing = [...expected];
  for (const one of told) {
    const index = missing.indexOf(one);
    if (index < 0) problems.push(`told without reason or twice: ${one}`);
    else missing.splice(index, 1);
  }
  problems.push(...missing.map((one) => `missed: ${one}`));
  return { problems, repeated };
}

/** What one message tells, as the fleet writes it down. */
async function tellings(store: Store, { channel, mark, recipient, content }: Receipt): Promise<string[]> {
  if (channel === 'pagerduty') return [`pagerduty ${mark}`];
  if (channel === 'webhook') {
    const { notices }: { notices: { subject: string; occasion: string }[] } = JSON.parse(content);
    return notices.map(({ subject, occasion }) => `webhook ${subject} ${occasion}`);
  }
  // A mail names no subject to people; the message that was frozen under its Message-ID does.
  const notices = await store.read((tx) => tx.notices.noticesOfMessage(mark.slice(1, mark.indexOf('@'))));
  return notices.map(({ subject, occasion }) => `mail ${recipient} ${subject} ${occasion}`);
}
