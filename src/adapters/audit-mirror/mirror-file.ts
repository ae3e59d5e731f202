// The mirror as a file of JSON lines, as `audit export` writes it: only ever added to, so that it may be append-only for the
// account that runs Latchkey (chattr +a).

import { open } from 'node:fs/promises';
import type { AuditMirror } from '../../domain/audit/audit-mirror.ts';
import type { AuditHead } from '../../domain/audit/audit-store.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { jsonText } from '../../formats/plain-text.ts';
import { fileProblem } from '../system/file-problem.ts';
import { refuseChangeableByOthers } from '../system/permissions.ts';

/** More than the longest entry has. */
const tailBytes = 1024 * 1024;

export function mirrorFile(path: string): AuditMirror {
  /** `whole`: lines that ended; what a crash cut off is none. */
  async function tail(): Promise<{ whole: string; isCutOff: boolean }> {
    refuseChangeableByOthers(path);
    await using file = await open(path, 'a+', 0o600);
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size, tailBytes));
    await file.read(buffer, 0, buffer.length, size - buffer.length);
    const text = buffer.toString('utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    return { whole, isCutOff: whole.length < text.length };
  }

  return {
    end: () => orFailed(async () => lastIn((await tail()).whole)),
    append: (entries) =>
      orFailed(async () => {
        const { isCutOff } = await tail();
        await using file = await open(path, 'a', 0o600);
        await file.writeFile((isCutOff ? '\n' : '') + entries.map((entry) => `${jsonText(entry)}\n`).join(''));
        await file.sync();
      }),
  };
}

function lastIn(lines: string): AuditHead | null {
  for (const line of lines.split('\n').reverse()) {
    const found = headIn(line);
    if (found !== null) return found;
  }
  return null;
}

/** A line that a crash cut off before another was added is none. */
function headIn(line: string): AuditHead | null {
  try {
    const { sequence, hash } = JSON.parse(line) as Partial<AuditHead>;
    return typeof sequence === 'number' && typeof hash === 'string' ? { sequence, hash } : null;
  } catch {
    return null;
  }
}

async function orFailed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof LatchkeyError) throw error;
    throw new LatchkeyError('auditMirrorFailed', { problem: fileProblem(error) });
  }
}
