// Why an experiment settles nothing, thrown by whatever met it.

import type { OrgRead } from '../../../domain/org/org.ts';
import type { NotFoundOut } from '../../../domain/proof/proof.ts';

export class FoundNothing extends Error {
  override readonly name = 'FoundNothing';
  readonly why: NotFoundOut;
  constructor(type: NotFoundOut['type'], detail: string | null = null) {
    super(`not found out: ${type}`);
    this.why = { type, detail };
  }
}

export function foundNothing(read: Exclude<OrgRead<unknown>, { type: 'read' }>): FoundNothing {
  switch (read.type) {
    case 'notPermitted':
      return new FoundNothing('notPermitted', read.permission);
    case 'sessionRefused':
      return new FoundNothing('connectionFails', read.message);
    default:
      return new FoundNothing('orgSilent', read.message);
  }
}
