// The shape of what is said of one cause. Types only: the words stand in causes/, joined in cause-words.ts.

import type { CauseGroup, causeGroups } from '../../domain/diagnosis/cause-table.ts';

/**
 * check: the one look or trial that proves the cause or rules it out · remedy: what to do, as the clicks an admin makes.
 * Both may hold the names in braces that remedy.ts fills; those of clicks.ts differ by the kind of app.
 */
export type CauseEntry = readonly [title: string, means: string, check: string, remedy: string, source: string];

export type CauseWordsOf<Group extends CauseGroup> = Readonly<Record<(typeof causeGroups)[Group][number], CauseEntry>>;
