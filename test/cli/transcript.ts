// Transcripts: a file of commands with what they print and how they end, as a person would see it. Reads them and
// compares; running is scene.ts's.
//
//   # a remark
//   $ latchkey status          a command of the program, or a step of scene.ts
//   $ process latchkey status  the same as a process of its own
//   | a line on standard output
//   ! a line on standard error
//   = 2                        its exit code, when it is not 0
//
// Gaps of two spaces and more are equal, and where midnight lies within a transcript "20 days" is met by "19 days", too. In expected lines <...> stands for anything, <fingerprint>, <date>, <time>, <number> for one of these, and {name} for a
// value of the scene; <fingerprint:new> keeps what it met as {new}. Each line <lines> stands for any number of lines.

import assert from 'node:assert/strict';

export interface Step {
  line: number;
  words: string[];
  stdout: string[];
  stderr: string[];
  exitCode: number;
}

/** What a scene has come to know, and whether a day of UTC ends within it. */
export interface Known {
  values: Map<string, string>;
  midnight: boolean;
}

export interface Ran {
  stdout: string;
  stderr: string;
  exitCode: number;
}

const wildcards: Record<string, string> = {
  '...': '.*',
  fingerprint: '[0-9A-F]{2}(?::[0-9A-F]{2}){31}',
  date: '\\d{4}-\\d{2}-\\d{2}',
  time: '\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{3})?)?(?:Z| UTC)',
  number: '\\d+',
};

export function parseTranscript(text: string): Step[] {
  const steps: Step[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const mark = line.slice(0, 1);
    const rest = line.slice(2);
    const step = steps.at(-1);
    if (mark === '$') steps.push({ line: index + 1, words: wordsOf(rest), stdout: [], stderr: [], exitCode: 0 });
    else if (mark === '|' && step !== undefined) step.stdout.push(rest);
    else if (mark === '!' && step !== undefined) step.stderr.push(rest);
    else if (mark === '=' && step !== undefined) step.exitCode = Number(rest);
    else if (mark !== '#' && line.trim() !== '') throw new Error(`line ${index + 1} is none of a transcript: ${line}`);
  }
  return steps;
}

/** As a shell splits them, with single and double quotes. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

/** Compares and keeps what was captured. Throws an AssertionError that shows both sides. */
export function compare(step: Step, ran: Ran, known: Known): void {
  const where = `line ${step.line}: ${step.words.join(' ')}`;
  const said = `${ran.stdout}${ran.stderr}`;
  assert.equal(ran.exitCode, step.exitCode, `${where} ended with ${ran.exitCode}:\n${said}`);
  compareLines(`${where}, standard output`, step.stdout, linesOf(ran.stdout), known);
  compareLines(`${where}, standard error`, step.stderr, linesOf(ran.stderr), known);
}

function compareLines(where: string, expected: string[], actual: string[], known: Known): void {
  if (fitLines(expected, actual, known)) return;
  const wanted = expected.map((line) => filled(line, known.values));
  assert.deepEqual(actual, wanted, where);
  assert.fail(`${where}: ${actual.join('\n')}`);
}

function fitLines([line, ...rest]: string[], actual: string[], known: Known): boolean {
  if (line === undefined) return actual.length === 0;
  if (line === '<lines>')
    return fitLines(rest, actual, known) || (actual.length > 0 && fitLines([line, ...rest], actual.slice(1), known));
  return actual[0] !== undefined && fitsLine(line, actual[0], known) && fitLines(rest, actual.slice(1), known);
}

function fitsLine(expected: string, actual: string, { values, midnight }: Known): boolean {
  const captures: string[] = [];
  const pattern = expected
    .split(/(<[a-z.]+(?::[a-z]+)?>|\{[a-zA-Z]+\})/)
    .map((part) => {
      const [, kind = '', capture] = /^<([a-z.]+)(?::([a-z]+))?>$/.exec(part) ?? [];
      const wildcard = wildcards[kind];
      if (wildcard === undefined) return escaped(filled(part, values));
      if (capture === undefined) return wildcard;
      captures.push(capture);
      return `(${wildcard})`;
    })
    .join('');
  const aDayLess = (days: string, count: string) => (midnight ? `(?:${count}|${Number(count) - 1}) days` : days);
  const match = new RegExp(`^${pattern.replaceAll(/\b(\d+) days\b/g, aDayLess)}$`).exec(actual);
  for (const [index, name] of captures.entries()) values.set(name, match?.[index + 1] ?? '');
  return match !== null;
}

export function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n').map(squeezed);
}

/** How wide a column is depends on ports and ids: two spaces stand for the gap between any two. */
function squeezed(line: string): string {
  return line.replaceAll(/(?<=\S) {2,}/g, '  ');
}
