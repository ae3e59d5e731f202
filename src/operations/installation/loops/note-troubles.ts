// Looks for what is wrong with the installation and writes it down: notices, metrics, readiness and `status` tell it.

import { isSameTrouble, type SeenTrouble, type Trouble, withTroubles } from '../../../domain/installation/trouble.ts';
import type { Context } from '../../context.ts';
import { ownTroubles, type TroubleSources } from '../steps/own-troubles.ts';

type Needs = TroubleSources & Pick<Context, 'clock' | 'actor' | 'log'>;

/** One for each process: what it finds is logged once, and when it is over. */
export class TroubleNotes {
  readonly #context: Needs;
  readonly #mirrorTrouble: () => Trouble | null;
  #present: readonly Trouble[] = [];

  constructor(context: Needs, mirrorTrouble: () => Trouble | null = () => null) {
    this.#context = context;
    this.#mirrorTrouble = mirrorTrouble;
  }

  /** Whether the key file was there and fitted at the last look. */
  get isVaultUsable(): boolean {
    return this.#present.every(({ type }) => type !== 'keyFileMissing' && type !== 'keyFileWrong');
  }

  /** @param more what happened besides. Errors: those of the store; vaultFolderOpen, fileUnreadable. */
  async look(more: readonly Trouble[] = []): Promise<void> {
    const { store, clock, actor, log } = this.#context;
    const mirror = this.#mirrorTrouble();
    const present = [...(await ownTroubles(this.#context)), ...(mirror === null ? [] : [mirror]), ...more];
    for (const one of onlyIn(present, this.#present)) log.write('error', 'The installation is in trouble.', { ...one });
    for (const one of onlyIn(this.#present, present))
      if (one.type !== 'databasePutBack') log.write('info', 'This trouble is over.', { ...one });
    this.#present = present;
    const merged = (kept: readonly SeenTrouble[]) => withTroubles(kept, present, actor.from, clock.now());
    const kept = (await store.read((tx) => tx.facts.get('troubles'))) ?? [];
    if (merged(kept) === kept) return;
    await store.write(async (tx) => tx.facts.set('troubles', merged((await tx.facts.get('troubles')) ?? [])));
  }
}

function onlyIn(some: readonly Trouble[], others: readonly Trouble[]): Trouble[] {
  return some.filter((one) => !others.some((other) => isSameTrouble(one, other)));
}
