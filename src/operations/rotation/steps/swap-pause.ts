// Why a step of a swap cannot go on now: it is left to whoever comes next.

/** Thrown by a step that cannot go on now. */
export class SwapPause extends Error {
  override readonly name = 'SwapPause';
  readonly why: string;
  readonly ms: number;
  constructor(why: string, ms: number) {
    super(`the swap waits: ${why}`);
    this.why = why;
    this.ms = ms;
  }
}

/** The org lets this user in with no key and no token. */
export class NotLetIn extends SwapPause {}
