// `latchkey audit list | export | verify | head`

import { resolve } from 'node:path';
import {
  type AuditVerdict,
  headText,
  type MacCount,
  readHead,
  verifyExportedAudit,
} from '../../domain/audit/audit-chain.ts';
import type { ChainedAuditEntry, ExportedAuditEntry } from '../../domain/audit/audit-entry.ts';
import { invalidInput } from '../../domain/errors.ts';
import { jsonText } from '../../formats/plain-text.ts';
import { exportAudit } from '../../operations/audit/export.ts';
import { auditHead } from '../../operations/audit/head.ts';
import { listAudit } from '../../operations/audit/list.ts';
import { verifyAudit } from '../../operations/audit/verify.ts';
import { entryWords } from '../../text/audit/entry-words.ts';
import { moment } from '../../text/instants.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { refuseExisting } from '../key-pair/certificate.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet, textOption, wholeNumberOr } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

const largestExportBytes = 1024 * 1024 * 1024;

export async function auditList(app: Application, invocation: Invocation): Promise<Outcome> {
  const limit = wholeNumberOr(50, invocation.options, 'limit', 1, 10_000);
  const entries = await app.perform(listAudit, { limit, name: invocation.values[0] });
  const rows = entries.map(({ sequence, at, actor, action, subject }) => [
    String(sequence),
    moment(at),
    actor.name,
    entryWords(action),
    subject.name.length > 40 ? `${subject.name.slice(0, 23)}…` : subject.name,
  ]);
  const shown =
    rows.length === 0 ? 'No entry yet.' : table(['#', 'at', 'who', 'what', 'to what'], rows, lineWidth(app.terminal));
  return done(shown, listAudit.view(entries));
}

/** One line of JSON for each entry, oldest first; the hashes hold for exactly these values. */
export async function exportAll(app: Application, invocation: Invocation): Promise<Outcome> {
  const out = textOption(invocation.options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const lines: string[] = [];
  const entries: ExportedAuditEntry[] = [];
  const isJson = isSet(invocation.options, 'json') && out === undefined;
  await app.perform(exportAudit, undefined, (page) => {
    if (isJson) entries.push(...page);
    else lines.push(...page.map((entry) => `${jsonText(entry)}\n`));
  });
  if (out === undefined) return done(lines.join(''), { entries });
  const file = resolve(app.workingFolder, out);
  await app.files.write(file, Buffer.from(lines.join('')));
  return done(`Wrote ${lines.length} entries to ${file}`, { file, entries: lines.length });
}

export async function verify(app: Application, invocation: Invocation): Promise<Outcome> {
  const [file] = invocation.values;
  const given = textOption(invocation.options, 'head');
  const kept = given === undefined ? null : readHead(given);
  const verdict =
    file === undefined
      ? await app.perform(verifyAudit, { kept })
      : verifyExportedAudit(
          exportedEntries(file, await app.files.read(resolve(app.workingFolder, file), largestExportBytes)),
          kept,
        );
  return {
    text: describe(verdict, file !== undefined),
    json: verifyAudit.view(verdict),
    exitCode: verdict.brokenAt === null ? 0 : 4,
  };
}

export async function printHead(app: Application): Promise<Outcome> {
  const head = await app.perform(auditHead, undefined);
  const lines = [headText(head), `Keep it elsewhere; later: ${app.calledAs()} audit verify --head ${headText(head)}`];
  return done(lines.join('\n'), auditHead.view(head));
}

function describe({ entries, head, brokenAt, macs }: AuditVerdict, isExport: boolean): string {
  if (brokenAt === null) {
    return [
      `All ${entries} entries are there and unchanged.`,
      ...(isExport ? [] : macLines(macs)),
      `End of the chain: ${headText(head)}`,
      'Keep it elsewhere: `audit verify --head` with it shows a later rewriting of everything, and a database put back.',
    ].join('\n');
  }
  const { sequence, reason } = brokenAt;
  const before = 'Compare with an export or a backup from before.';
  const what = {
    missing: `Entry ${sequence} is missing; the ${entries} before it are unchanged.`,
    changed: `Entry ${sequence} was changed; the ${sequence - 1} before it are unchanged.`,
    unlinked: `Entry ${sequence} does not follow from the one before it; the ${entries} before it are unchanged.`,
    forged: `Entry ${sequence} was not written with this vault; the ${entries} before it are unchanged.`,
    beyondHead: `Entry ${sequence} stands behind the recorded end: it was not written by Latchkey.`,
    headGone: `The record of where the audit ends is gone; the last entry is ${sequence}.`,
    otherHead: `The head that was kept is not in this audit: entry ${sequence} is another one or missing. The database was put back, or the audit rewritten: a restore stands in the audit as database.restored.`,
  }[reason];
  return `${what}\n${before}`;
}

function macLines(macs: MacCount | null): string[] {
  if (macs === null) return ['The MACs were not checked: there is no vault, or it does not open here.'];
  const { valid, from, without, ofAnotherKey } = macs;
  if (from === null) return ['No entry has a MAC yet: whoever can write to the database could have rewritten them.'];
  return [
    `${valid} of them bear the MAC of this vault, from entry ${from} on.`,
    ...(without.length === 0
      ? []
      : [`Written where the vault did not open, or by somebody who has not got it: ${without.join(', ')}.`]),
    ...(ofAnotherKey === 0 ? [] : [`${ofAnotherKey} bear the MAC of a key that is gone; they cannot be checked.`]),
  ];
}

function exportedEntries(file: string, bytes: Uint8Array): Omit<ChainedAuditEntry, 'mac'>[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [exportedEntry(file, line, index + 1)]));
}

function exportedEntry(file: string, line: string, number: number): Omit<ChainedAuditEntry, 'mac'> {
  try {
    const entry: unknown = JSON.parse(line);
    if (isEntry(entry)) return { ...entry, at: Date.parse(entry.at) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidInput('file', `line ${number} of ${file} is no audit entry`, 'Give a file that `audit export` wrote.');
}

/** What the hash reads must be there; whether it is right is for the hash to say. */
function isEntry(value: unknown): value is ExportedAuditEntry {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string) => Object.hasOwn(value, name);
  const holds = (name: string) => typeof (value as Record<string, unknown>)[name] === 'object';
  return (
    ['sequence', 'previousHash', 'hash', 'at', 'action', 'before', 'after'].every(has) &&
    holds('actor') &&
    holds('subject') &&
    !Number.isNaN(Date.parse((value as { at: string }).at))
  );
}
