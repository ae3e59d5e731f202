// The lines of a bench, in columns.

import { type Measured, median, ratio, ratioAtBest, spread } from './measure.ts';

const nameWidth = 54;

export function line(name: string, ...columns: string[]): void {
  console.log([name.padEnd(nameWidth), ...columns.map((column) => column.padStart(10))].join(' ').trimEnd());
}

/** Over lines of `rateLine`. */
export function heading(what: string, floor: string): void {
  line(what, 'rate', 'spread', `of ${floor}`, 'at best');
}

/** `1,234/s  ±2 %  0.97  0.98`: the rate, and what that is of the floor's, in the median of all turns and in the fastest. */
export function rateLine(one: Measured | undefined, floor?: Measured): void {
  if (one === undefined) return;
  const columns = [`${digits(median(one.rates))}/s`, `±${spread(one.rates).toFixed(0)} %`];
  const against = floor === undefined ? [] : [ratio(one, floor).toFixed(2), ratioAtBest(one, floor).toFixed(2)];
  line(one.name, ...columns, ...against);
}

/** Says whether a target was met in this run. */
export function targetLine(what: string, isMet: boolean): void {
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${what}`);
}

export function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(1);
}
