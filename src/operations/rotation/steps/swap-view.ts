// A swap for programs: how far it is, what was deployed, and why it ended.

import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { type Instant, iso } from '../../../domain/ports.ts';
import type { AskedDeploy, Swap } from '../../../domain/rotation/swap.ts';
import { isOpenSwap } from '../../../domain/rotation/swap-phases.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import { keyPairView } from '../../key-pair/steps/key-pair-view.ts';

export interface ShownSwap {
  swap: Swap;
  before: KeyPair | null;
  after: KeyPair | null;
  /** The connection that deploys. */
  deploysBy: string;
  /** Every connection of the app. */
  connections: readonly string[];
}

export async function shownSwap(tx: ReadTransaction, swap: Swap): Promise<ShownSwap> {
  const connections = await tx.connections.ofApp(swap.clientAppId);
  return {
    swap,
    before: await tx.keyPairs.byId(swap.oldKeyPairId),
    after: await tx.keyPairs.byId(swap.newKeyPairId),
    deploysBy: connections.find(({ id }) => id === (swap.signsInAs ?? swap).connectionId)?.name ?? '',
    connections: connections.map(({ name }) => name),
  };
}

export function swapView({ swap, before, after, deploysBy, connections }: ShownSwap, now: Instant) {
  return {
    id: swap.id,
    phase: swap.phase,
    isOpen: isOpenSwap(swap.phase),
    askedBy: swap.askedBy,
    isScheduled: swap.isScheduled,
    putsBack: swap.putsBack,
    askedAt: iso(swap.askedAt),
    endedAt: iso(swap.endedAt),
    deploysBy,
    connections,
    from: before && keyPairView(before, now),
    to: after && keyPairView(after, now),
    component: swap.component && {
      type: swap.component.type,
      fullName: swap.component.fullName,
      knownBy: swap.component.knownBy,
    },
    deploy: deployView(swap.deploy),
    restore: deployView(swap.restore),
    problem: swap.problem,
    seenAt: iso(swap.seenAt),
    waitsFor: swap.waitsFor,
    nextLookAt: iso(swap.endedAt === null ? swap.lookAt : null),
  };
}

function deployView(deploy: AskedDeploy | null) {
  return deploy && { id: deploy.id, askedAt: iso(deploy.askedAt), endedAt: iso(deploy.endedAt) };
}
