// What a run must have visited to have tried everything: each transition of the life of a key pair, each point at which a
// process can die. The summary counts them, and the report names what it missed.

/** The diagram of src/domain/key-pair/life.ts; a reported leak takes the pair from wherever it stands. */
export const transitions = [
  'issued -> active',
  'issued -> settling',
  'issued -> abandoned',
  'issued -> compromised',
  'active -> previous',
  'active -> compromised',
  'settling -> active',
  'settling -> issued',
  'settling -> previous',
  'settling -> abandoned',
  'settling -> compromised',
  'previous -> settling',
  'previous -> active',
  'previous -> compromised',
  'previous -> destroyed',
  'abandoned -> settling',
  'abandoned -> active',
  'abandoned -> compromised',
  'abandoned -> destroyed',
  'compromised -> destroyed',
] as const;

/** Before and after each call of a port, and inside a transaction just before it commits. */
export const crashPoints = [
  'read.before',
  'read.after',
  'write.before',
  'write.inside',
  'write.after',
  'makeRsaKey.before',
  'makeRsaKey.after',
  'sign.before',
  'sign.after',
  'send.before',
  'send.after',
  'sleep.before',
  'sleep.after',
] as const;

export interface Coverage {
  visited: number;
  of: number;
  missed: string[];
}

export function coverage(all: readonly string[], counts: Readonly<Record<string, number>>): Coverage {
  const missed = all.filter((one) => (counts[one] ?? 0) === 0);
  return { visited: all.length - missed.length, of: all.length, missed };
}
