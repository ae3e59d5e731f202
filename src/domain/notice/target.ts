// Who receives a message: a channel, and on a mail channel an address.

/** One receiver: an address on a mail channel; on the others the channel itself, with an empty recipient. */
export interface Target {
  channel: string;
  recipient: string;
}

export function targetKey(target: Target): string {
  return `${target.channel}\n${target.recipient}`;
}
