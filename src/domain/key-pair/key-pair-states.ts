// The states of a key pair in one total table, for the question "which states …?". Where one state is meant by its name, or what
// only it carries is needed, the union in key-pair.ts is asked.

import type { KeyPair, KeyPairState } from './key-pair.ts';

interface StateFacts {
  /** The place among the pairs that a sign-in tries, the first is 1; null: it signs nothing, not even a check. */
  tried: number | null;
  /** Its private key exists. */
  hasKey: boolean;
  /** The org takes it now, as far as we know. */
  inUse: boolean;
  /** Its certificate waits to be put into the org. */
  awaitsUpload: boolean;
  /** The org proved that it belongs to this client app: it goes to no other. */
  isProvedOfApp: boolean;
  /** What ends before it may be destroyed: its retention, or the wait for the pair in its place; null: it is never due. */
  destroyedAfter: 'retention' | 'replacement' | null;
}

const unused = { inUse: false, awaitsUpload: false, isProvedOfApp: false } as const;

const keyPairStates = {
  issued: { tried: 3, hasKey: true, ...unused, awaitsUpload: true, destroyedAfter: null },
  active: { tried: 1, hasKey: true, ...unused, inUse: true, isProvedOfApp: true, destroyedAfter: null },
  settling: { tried: 2, hasKey: true, ...unused, inUse: true, isProvedOfApp: true, destroyedAfter: null },
  previous: { tried: 4, hasKey: true, ...unused, isProvedOfApp: true, destroyedAfter: 'retention' },
  abandoned: { tried: 5, hasKey: true, ...unused, destroyedAfter: 'retention' },
  compromised: { tried: null, hasKey: true, ...unused, destroyedAfter: 'replacement' },
  destroyed: { tried: null, hasKey: false, ...unused, destroyedAfter: null },
} as const satisfies Readonly<Record<KeyPairState, StateFacts>>;

/** As far as its state tells. */
export interface InState {
  standing: Pick<KeyPair['standing'], 'state'>;
}

export function stateFacts({ standing }: InState): StateFacts {
  return keyPairStates[standing.state];
}

/** Their names, in the order of a life. */
export const allKeyPairStates = Object.keys(keyPairStates) as KeyPairState[];

export const statesProvedOfApp = allKeyPairStates.filter((state) => keyPairStates[state].isProvedOfApp);
