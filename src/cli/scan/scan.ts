// `latchkey scan run | list | show | cancel NAME`

import { resolve } from 'node:path';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import type { DocumentationFormat } from '../../domain/scan/documentation.ts';
import type { Scan } from '../../domain/scan/scan.ts';
import { cancelScan } from '../../operations/scan/cancel.ts';
import { deleteScan } from '../../operations/scan/delete.ts';
import { diffScans } from '../../operations/scan/diff.ts';
import { exportScan } from '../../operations/scan/export.ts';
import { listScans } from '../../operations/scan/list.ts';
import { runScan } from '../../operations/scan/run.ts';
import { showScan } from '../../operations/scan/show.ts';
import { startScan } from '../../operations/scan/start.ts';
import { counted } from '../../text/counted.ts';
import { moment } from '../../text/instants.ts';
import { saidWords, withSaid } from '../../text/said-words.ts';
import {
  changeLines,
  excludedWords,
  progressWords,
  putOffWords,
  scanFailureWords,
  scanStateWords,
} from '../../text/scan/scan-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, textOption } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function scanRun(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const wished = outOption(invocation);
  if (isSet(invocation.options, 'detach')) {
    const started = await app.perform(startScan, { name });
    const text = `Scan ${started.scan.number} of "${started.name}" waits; \`${app.calledAs()} serve\` reads it.`;
    return done(text, { ...withWords(app, startScan.view(started), started.scan), documentation: null });
  }
  const ended = await app.perform(runScan, { name }, (told) => {
    app.terminal.passing(`Scan ${told.number}: ${progressWords(told)}`);
  });
  const exitCode = ended.scan.state.startsWith('COMPLETED') ? 0 : 1;
  const out = exitCode === 0 ? wished : undefined;
  const written = out === undefined ? null : await writeTo(app, { name: ended.name, number: ended.scan.number, out });
  const json = { ...withWords(app, runScan.view(ended), ended.scan), documentation: written?.folder ?? null };
  const text = [describe(app, ended.name, ended.scan), ...(written === null ? [] : [exportedText(written)])].join('\n');
  return { text, json, exitCode };
}

export async function scanExport(app: Application, invocation: Invocation): Promise<Outcome> {
  const number = textOption(invocation.options, 'scan');
  const wanted = number === undefined ? null : scanNumber(number);
  const out = outOption(invocation) ?? '';
  const name = argument(invocation, 0);
  const form = textOption(invocation.options, 'form') as DocumentationFormat | undefined;
  const wish = { name, number: wanted, out, formats: form === undefined ? everyForm : [form] };
  const written = await writeTo(app, wish, isSet(invocation.options, 'progress'));
  return done(exportedText(written), exportScan.view(written));
}

const everyForm: readonly DocumentationFormat[] = ['site', 'markdown', 'json'];

interface Written {
  name: string;
  number: number | null;
  out: string;
  formats?: readonly DocumentationFormat[];
}

/** @param isForPrograms Whoever began this reads how far it is. */
function writeTo(app: Application, { out, formats = everyForm, ...scan }: Written, isForPrograms = false) {
  const { terminal } = app;
  terminal.passing('Writing the documentation …');
  const folder = resolve(app.workingFolder, out);
  const tellProgram = (told: object) => terminal.err(`${JSON.stringify(told)}\n`);
  const writing = app.perform(exportScan, { ...scan, formats, folder }, (told) => {
    if (isForPrograms) tellProgram(told);
    else terminal.passing(`Writing the documentation: ${digits(told.done)} of ${digits(told.known)} read …`);
  });
  return writing.catch((error: unknown) => {
    if (isForPrograms && error instanceof LatchkeyError)
      tellProgram({ code: error.code, parameters: error.parameters });
    throw error;
  });
}

const digits = (number: number) => number.toLocaleString('en-US');

function exportedText({ number, folder, files }: { number: number; folder: string; files: number }): string {
  return `The documentation of scan ${number} is in ${folder} (${counted(files, 'file')}).`;
}

export async function scanList(app: Application, invocation: Invocation): Promise<Outcome> {
  const scans = await app.perform(listScans, { name: argument(invocation, 0), limit: 100 });
  const rows = scans.map(({ scan }) => [
    String(scan.number),
    scan.state,
    moment(scan.startedAt ?? scan.askedAt),
    scan.byType === null ? '' : String(total(scan)),
    String(scan.problemCount),
    String(scan.apiCalls),
    scan.askedBy,
  ]);
  const columns = ['scan', 'state', 'began', 'components', 'errors', 'calls', 'asked by'];
  const isExcluding = scans.some(({ scan }) => scan.excluded !== null);
  const listed = isExcluding
    ? table(
        [...columns, 'without'],
        rows.map((row, index) => [...row, shortExclusions(scans[index]?.scan)]),
        lineWidth(app.terminal),
      )
    : table(columns, rows, lineWidth(app.terminal));
  const text = rows.length === 0 ? 'No scan yet.' : listed;
  return done(text, listScans.view(scans));
}

function shortExclusions(scan: Scan | undefined): string {
  return scan?.excluded ? excludedWords(scan.excluded) : '';
}

export async function scanShow(app: Application, invocation: Invocation): Promise<Outcome> {
  const number = textOption(invocation.options, 'scan');
  const shown = await app.perform(showScan, {
    name: argument(invocation, 0),
    number: number === undefined ? null : scanNumber(number),
  });
  return done(describe(app, shown.name, shown.scan), withWords(app, showScan.view(shown), shown.scan));
}

export async function scanCancel(app: Application, invocation: Invocation): Promise<Outcome> {
  const cancelled = await app.perform(cancelScan, { name: argument(invocation, 0) });
  return done(
    describe(app, cancelled.name, cancelled.scan),
    withWords(app, cancelScan.view(cancelled), cancelled.scan),
  );
}

export async function scanDiff(app: Application, invocation: Invocation): Promise<Outcome> {
  const [name = '', ...numbers] = invocation.values;
  if (numbers.length > 2) throw invalidInput('scans', 'there are more than two', 'Give two numbers, such as 3 4.');
  const [from = null, to = null] = numbers.map(scanNumber);
  const shown = await app.perform(diffScans, { name, from, to });
  const { differences } = shown;
  const lines = [
    `From scan ${differences.from} to ${differences.to} of "${shown.name}": ${differences.added} added, ${differences.changed} changed, ${differences.removed} removed.`,
    ...differences.changes.flatMap((change) => changeLines(change)),
  ];
  return done(lines.join('\n'), diffScans.view(shown));
}

export async function scanDelete(app: Application, invocation: Invocation): Promise<Outcome> {
  const deleted = await app.perform(deleteScan, {
    name: argument(invocation, 0),
    number: scanNumber(argument(invocation, 1)),
  });
  return done(`Scan ${deleted.number} of "${deleted.name}" is deleted.`, deleteScan.view(deleted));
}

function scanNumber(given: string): number {
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw invalidInput('scan', `"${given}" is no number of a scan`, 'Give one, such as 3.');
}

/** Errors: invalidInput, of what a script left empty: it would be the folder that one is in. */
function outOption({ options }: Invocation): string | undefined {
  const out = textOption(options, 'out');
  if (out === '') throw invalidInput('out', 'it names no folder', 'Write such as --out documentation.');
  return out;
}

function withWords<View extends { failure: object | null }>(app: Application, view: View, scan: Scan) {
  const told = { ...view, failure: view.failure && { ...view.failure, ...scanFailureWords(scan, app.calledAs()) } };
  return withSaid(
    'errors' in told ? { ...told, errors: scan.problems.map((one) => withSaid(one, 'message')) } : told,
    'waitsFor',
  );
}

function describe(app: Application, name: string, scan: Scan): string {
  const failure = scanFailureWords(scan, app.calledAs());
  const types = Object.entries(scan.byType ?? {}).toSorted(([, a], [, b]) => b - a);
  return [
    `Scan ${scan.number} of "${name}" ${scan.isCancelWanted && scan.state === 'RUNNING' ? 'is being cancelled' : scanStateWords(scan)}.`,
    ...(scan.state === 'RUNNING' ? [progressWords(scan)] : []),
    ...(putOffWords(scan) === null ? [] : [putOffWords(scan) ?? '']),
    ...(failure === null ? [] : [failure.message, failure.nextAction]),
    ...(scan.byType === null
      ? []
      : [
          `${counted(total(scan), 'component')} of ${counted(types.length, 'type')}, read with ${counted(scan.apiCalls, 'call')}.`,
          table(
            ['type', 'components'],
            types.slice(0, 20).map(([type, count]) => [type, String(count)]),
            lineWidth(app.terminal),
          ),
        ]),
    ...(scan.excluded === null ? [] : [`Excluded: ${excludedWords(scan.excluded)}.`]),
    ...(scan.problemCount === 0
      ? []
      : [`${counted(scan.problemCount, 'thing')} could not be read:`, ...scan.problems.slice(0, 20).map(problemLine)]),
  ].join('\n');
}

function problemLine({ type, fullName, message }: Scan['problems'][number]): string {
  return `- ${type}${fullName === null ? '' : ` ${fullName}`}: ${saidWords(message)}`;
}

function total({ byType }: Scan): number {
  return Object.values(byType ?? {}).reduce((sum, count) => sum + count, 0);
}
