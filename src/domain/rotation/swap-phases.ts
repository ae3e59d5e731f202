// The phases of a swap, a rotation without hands, as one total table: what is done in each, and where each outcome leads. The
// phase is written down before its act, so that a crash leaves word of what may have happened. Why each stands as it does is in
// docs/decisions/hands-free.md, which prints this table.

interface PhaseFacts {
  /** What is done in it, in one word for programs and for the model. */
  does:
    | 'signIn'
    | 'readComponent'
    | 'deployCheckOnly'
    | 'deployNew'
    | 'deployOld'
    | 'findDeploy'
    | 'askDeploy'
    | 'watchAcceptances';
  /** What the org's slot may hold while it lasts. */
  slot: 'old' | 'oldOrNew' | 'new';
  /** Whoever finds it at a start can not know whether its act was done: the first thing that is taken for its outcome. */
  onRestart?: string;
  /** The phase after each outcome. */
  leads: Readonly<Record<string, string>>;
}

export const swapPhases = {
  /** The old key is accepted by a fresh sign-in, and its token is held. */
  proving: { does: 'signIn', slot: 'old', leads: { proved: 'reading', holdsNew: 'accepting', refused: 'refused' } },
  /** The component is found and read; the form of it is kept, sealed. */
  reading: {
    does: 'readComponent',
    slot: 'old',
    leads: { read: 'checking', holdsNew: 'accepting', refused: 'refused' },
  },
  /** Exactly the package to come, as a dry run. */
  checking: { does: 'deployCheckOnly', slot: 'old', leads: { passed: 'comparing', refused: 'refused' } },
  /** Right before the deploy: nobody else deploys, and the component is as it was kept. */
  comparing: {
    does: 'readComponent',
    slot: 'old',
    leads: { same: 'deploying', holdsNew: 'accepting', refused: 'refused' },
  },
  /** Posted once, by the process that wrote this phase down. */
  deploying: {
    does: 'deployNew',
    slot: 'oldOrNew',
    onRestart: 'noAnswer',
    leads: { taken: 'awaiting', noAnswer: 'searching', refused: 'refused' },
  },
  /** A deploy whose answer is lost is looked for in the org's list of deploys. */
  searching: {
    does: 'findDeploy',
    slot: 'oldOrNew',
    leads: { found: 'awaiting', notReceived: 'comparing', untold: 'accepting' },
  },
  /** Asked for by its id until the org is done with it. */
  awaiting: {
    does: 'askDeploy',
    slot: 'oldOrNew',
    leads: { deployed: 'readingBack', untold: 'accepting', refused: 'refused' },
  },
  /** Where the org shows the certificate, it is the new one; and what the org made of the rest is noted. */
  readingBack: { does: 'readComponent', slot: 'new', leads: { read: 'accepting', stopped: 'stopped' } },
  /** The one proof: a sign-in with the new key. */
  accepting: {
    does: 'watchAcceptances',
    slot: 'oldOrNew',
    leads: { accepted: 'settling', notAccepted: 'comparingBack', stopped: 'stopped' },
  },
  settling: { does: 'watchAcceptances', slot: 'new', leads: { settled: 'settled', stopped: 'stopped' } },
  /** Right before the way back: the component is as it was kept, but for our certificates. */
  comparingBack: {
    does: 'readComponent',
    slot: 'oldOrNew',
    leads: { same: 'restoring', holdsOld: 'provingBack', stopped: 'stopped' },
  },
  restoring: {
    does: 'deployOld',
    slot: 'oldOrNew',
    onRestart: 'noAnswer',
    leads: { taken: 'awaitingBack', noAnswer: 'searchingBack', stopped: 'stopped' },
  },
  searchingBack: {
    does: 'findDeploy',
    slot: 'oldOrNew',
    leads: { found: 'awaitingBack', notReceived: 'comparingBack', untold: 'provingBack' },
  },
  awaitingBack: {
    does: 'askDeploy',
    slot: 'oldOrNew',
    leads: { deployed: 'provingBack', untold: 'provingBack', stopped: 'stopped' },
  },
  /** Back is where the old key is accepted again. */
  provingBack: {
    does: 'watchAcceptances',
    slot: 'oldOrNew',
    leads: { oldAccepted: 'rolledBack', newAccepted: 'settling', stopped: 'stopped' },
  },
} as const satisfies Readonly<Record<string, PhaseFacts>>;

/** How a swap is over. */
export const swapEnds = {
  /** The new key pair is the active one everywhere. */
  settled: { slot: 'new', needsPerson: false },
  /** The org takes the old certificate again. */
  rolledBack: { slot: 'old', needsPerson: false },
  /** Nothing was changed in the org. */
  refused: { slot: 'old', needsPerson: false },
  /** It goes on neither forth nor back by itself: what is in the slot is somebody else's, or unknown. */
  stopped: { slot: 'oldOrNew', needsPerson: true },
} as const;

export type OpenSwapPhase = keyof typeof swapPhases;
export type SwapEnd = keyof typeof swapEnds;
export type SwapPhase = OpenSwapPhase | SwapEnd;
/** What an open phase can come to. */
export type OutcomeOf<P extends OpenSwapPhase> = keyof (typeof swapPhases)[P]['leads'];
export type SwapOutcome = { [P in OpenSwapPhase]: OutcomeOf<P> }[OpenSwapPhase];

export function isOpenSwap(phase: SwapPhase): phase is OpenSwapPhase {
  return phase in swapPhases;
}

/** Null: the outcome is none of this phase, as one that comes late. */
export function phaseAfter(phase: SwapPhase, outcome: SwapOutcome): SwapPhase | null {
  if (!isOpenSwap(phase)) return null;
  const leads: Readonly<Partial<Record<SwapOutcome, SwapPhase>>> = swapPhases[phase].leads;
  return leads[outcome] ?? null;
}
