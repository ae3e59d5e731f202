// What `npm run simulate` is asked for. Anything it does not understand is answered with a sentence.

import { parseArgs } from 'node:util';

export interface Request {
  /** Null: a fresh one is drawn and told. */
  seed: number | null;
  /** Per org. */
  years: number;
  orgs: number;
  workers: number | null;
  /** Fresh seeds, one after the other, for so long. */
  budgetSeconds: number | null;
  /** Each seed runs twice, and its traces must be equal. */
  twice: boolean;
  /** Takes a line of JSON for each seed. */
  record: string | null;
}

export class WrongUsage extends Error {}

const options = {
  seed: { type: 'string' },
  years: { type: 'string' },
  orgs: { type: 'string' },
  workers: { type: 'string' },
  budget: { type: 'string' },
  twice: { type: 'boolean', default: false },
  record: { type: 'string' },
} as const;

export function readArguments(args: readonly string[]): Request {
  const values = parsed(args);
  const budgetSeconds = values.budget === undefined ? null : wholeNumber('budget', values.budget, 1, 10_000_000);
  const [orgs, years] = budgetSeconds === null ? ['50', '20'] : ['5', '1'];
  return {
    seed: values.seed === undefined ? null : wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    years: wholeNumber('years', values.years ?? years, 1, 10_000),
    orgs: wholeNumber('orgs', values.orgs ?? orgs, 1, 100_000),
    workers: values.workers === undefined ? null : wholeNumber('workers', values.workers, 1, 256),
    budgetSeconds,
    twice: values.twice,
    record: values.record ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongUsage(`--${name} is a whole number from ${least} to ${most}; "${text}" is not.`);
}
