// Everything that both databases guarantee alike.

import { describe } from 'node:test';
import type { PlaceMaker } from '../place.ts';
import { auditBehaviour } from './audit.ts';
import { backupBehaviour } from './backups.ts';
import { connectionBehaviour } from './connections.ts';
import { damageBehaviour } from './damage.ts';
import { keyPairBehaviour } from './key-pairs.ts';
import { keyRequestBehaviour } from './key-requests.ts';
import { migrationBehaviour } from './migrations.ts';
import { processBehaviour } from './processes.ts';
import { rolloutBehaviour } from './rollouts.ts';
import { scanBehaviour } from './scans.ts';
import { signInBehaviour } from './sign-ins.ts';
import { swapBehaviour } from './swaps.ts';
import { transactionBehaviour } from './transactions.ts';
import { watchedBehaviour } from './watch.ts';

/** `place` makes a migrated database, `emptyPlace` one with nothing in it. */
export function storeBehaviour(place: PlaceMaker, emptyPlace: PlaceMaker): void {
  describe('transactions', () => transactionBehaviour(place));
  describe('connections and client apps', () => connectionBehaviour(place));
  describe('key pairs and the vault', () => keyPairBehaviour(place));
  describe('key requests', () => keyRequestBehaviour(place));
  describe('attempts, tokens, leases, facts', () => signInBehaviour(place));
  describe('swaps', () => swapBehaviour(place));
  describe('rollouts', () => rolloutBehaviour(place));
  describe('audit', () => auditBehaviour(place));
  describe('watched places', () => watchedBehaviour(place));
  describe('scans', () => scanBehaviour(place));
  describe('damaged rows', () => damageBehaviour(place));
  describe('backups', () => backupBehaviour(place));
  describe('migrations', () => migrationBehaviour(emptyPlace));
  describe('several processes', () => processBehaviour(place, emptyPlace));
}
