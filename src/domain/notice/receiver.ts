// Who receives a message: a channel, and on a mail channel an address.

/** One receiver: an address on a mail channel; on the others the channel itself, with an empty recipient. */
export interface Receiver {
  channel: string;
  recipient: string;
}

export function receiverKey(target: Receiver): string {
  return `${target.channel}\n${target.recipient}`;
}
