// Saves what the filter leaves as CSV for a spreadsheet, or as JSON, whose hashes `latchkey audit verify` can check.

import { useMutation } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { saveFile } from '../../components/save-file.ts';
import { type AuditFilter, type AuditRow, everyEntry } from './entries.ts';
import { texts } from './texts.ts';

export function ExportAudit({ filter }: { filter: AuditFilter }) {
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'json') => {
      const entries = await everyEntry(filter);
      const day = new Date().toISOString().slice(0, 10);
      const name = `latchkey-audit-${day}`;
      if (format === 'csv') saveFile(`${name}.csv`, csvOf(entries), 'text/csv');
      else saveFile(`${name}.jsonl`, linesOf(entries), 'application/jsonl');
    },
  });
  return (
    <>
      <Button onClick={() => save.mutate('csv')}>{texts.exportCsv}</Button>
      <Button onClick={() => save.mutate('json')}>{texts.exportJson}</Button>
      <Failure error={save.error} />
    </>
  );
}

/** One entry a line, as its hash reads it: without the words for people. */
function linesOf(entries: readonly AuditRow[]): string {
  return entries.map(({ words: _, ...entry }) => `${JSON.stringify(entry)}\n`).join('');
}

const columns = ['sequence', 'at', 'actor', 'from', 'action', 'subjectType', 'subject', 'before', 'after', 'hash'];

/** RFC 4180. */
function csvOf(entries: readonly AuditRow[]): string {
  const rows = entries.map(({ sequence, at, actor, action, subject, before, after, hash }) => [
    sequence,
    at,
    actor.name,
    actor.from,
    action,
    subject.type,
    subject.name,
    JSON.stringify(before),
    JSON.stringify(after),
    hash,
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet takes what begins like a formula for one: it is told that it is text. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
