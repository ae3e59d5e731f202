// Who acts. Every audit entry names one.

export interface Actor {
  /** A person's account, or the loop that acted: `root`, `reconciler`. */
  name: string;
  /** Where the act came from: the face and the machine, `cli on host-a`. */
  from: string;
}
