// Measures diagnose() against cases with a known cause. Holds no case and no threshold.
import { readFileSync } from 'node:fs';
import { type CauseLabel, causeLabels } from '../../../src/domain/diagnosis/cause-table.ts';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';

export type KnownCase = { readonly id: string; readonly input: unknown; readonly cause: CauseLabel };

/** @param form what is diagnosed: the report, or the text as a person pastes it. */
export function readCases(name: string, form: 'input' | 'raw' = 'input'): KnownCase[] {
  const cases: unknown = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
  if (!Array.isArray(cases)) throw new TypeError(`${name} does not hold a list of cases.`);
  return cases.map((item: { id: string; input: unknown; raw?: unknown; cause: string }) => {
    const cause = causeLabels.find((label) => label === item.cause);
    if (!cause) throw new TypeError(`${name}: ${item.id} has an unknown cause "${item.cause}".`);
    return { id: item.id, input: item[form], cause };
  });
}

export type Accuracy = { readonly first: number; readonly firstThree: number; readonly missed: readonly string[] };

/** Shares between 0 and 1; `missed` names the cases whose cause is not among the first three. */
export function accuracyOn(cases: readonly KnownCase[]): Accuracy {
  const ranks = cases.map(({ input, cause }) => diagnose(input).causes.findIndex((ranked) => ranked.cause === cause));
  const within = (places: number) => ranks.filter((rank) => rank >= 0 && rank < places).length / cases.length;
  return {
    first: within(1),
    firstThree: within(3),
    missed: cases.filter((_, index) => (ranks[index] ?? -1) < 0 || (ranks[index] ?? 0) > 2).map(({ id }) => id),
  };
}
