// Scans: what is over stays over, what was begun once is not begun anew, one process at a time works at one, and what it found is
// seen at once or not at all.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code as it stands in files

import { changes, type Mutant } from './mutant.ts';

const driven = ['resume', 'kept', 'end'].map((name) => `test/operations/scan/${name}.test.ts`);
const stored = ['test/adapters/store/sqlite.test.ts', ...driven];

export const scans: readonly Mutant[] = [
  ...changes(
    'src/domain/scan/scan.ts',
    ['test/domain/scan/scan.test.ts'],
    [
      ['  if (!isOpen(scan)) return scan;\n', ''],
      ['startedAt: scan.startedAt ?? now', 'startedAt: now'],
      ['isCancelWanted: true, lookAt: now', 'isCancelWanted: true'],
      ["scan.problemCount === 0 ? 'COMPLETED' : 'COMPLETED_WITH_ERRORS'", "'COMPLETED'"],
      ['.slice(0, mostProblems)', ''],
    ],
  ),
  ...changes(
    'src/adapters/documents/folder.ts',
    ['test/adapters/documents/place.test.ts'],
    [
      [', ...now]', ']'],
      ['if (written.ours.has(path)) continue;', ''],
      ['    else found.push(path);\n', ''],
      ['      await rename(join(old, path), join(this.#final, path));\n', ''],
      ["throw new LatchkeyError('fileExists', { file: join(this.#final, taken) })", 'others.length = 0'],
    ],
  ),
  ...changes(
    'src/domain/scan/component.ts',
    ['test/domain/scan/component.test.ts'],
    [
      [".replaceAll('\\r\\n', '\\n')", ''],
      ['files.toSorted((a, b) => compareText(a.path, b.path))', 'files'],
      ['`${path}\\0${normal.length}\\0`', '`${path}`'],
      ["update(normal, 'latin1')", "update('', 'latin1')"],
    ],
  ),
  ...changes(
    'src/domain/scan/plan.ts',
    ['test/domain/scan/plan.test.ts'],
    [
      ['maximum - used <= (maximum', 'maximum - used < (maximum'],
      ['if (missing !== null || weight > heaviest) return true;', 'if (weight > heaviest) return true;'],
      ['batch.length > 0 && alone.includes(next.type)', 'false'],
    ],
  ),
  ...changes('src/adapters/store/tables/scans.ts', stored, [
    ['${open} and ${this.#claims.isFree(claim)}', '${open}'],
    ['${open} and look_at <= ${now} and ${this.#claims.isUnheld(claim)}', '${open} and look_at <= ${now}'],
    ['and look_at <= ${now} ', ''],
    ['id = ${id} and claimed_by = ${holder} and ${open}', 'id = ${id} and ${open}'],
    [' limit 1 offset ${kept}', ' limit 1 offset ${kept - 1}'],
  ]),
  ...changes('src/adapters/store/tables/component-versions.ts', stored, [
    ['(${since} = ${number} or ${isOfCompleted(connectionId, since)})', '(1 = 1)'],
    ['and w.full_name = v.full_name and w.since_number > v.since_number and w.since_number <= ${next}', 'and 1 = 1'],
    ['is_removed = 0 and is_pending = 0 and exists', 'is_pending = 0 and exists'],
    ['p.fingerprint is not distinct from v.fingerprint', '1 = 1'],
  ]),
  ...changes('src/operations/scan/steps/drive-scan.ts', driven, [
    ["if (scan.isCancelWanted) throw new ScanEnding({ type: 'cancelled' });", ''],
    ['if (scan.putOffTimes >= mostPutOffs)', 'if (false)'],
    ['if (scan.byType === null) return cleanScan(store, scan);', ''],
    ['scan.failure?.isSignIn !== true || ', ''],
  ]),
  ...changes(
    'src/operations/scan/steps/drive-scan.ts',
    ['test/operations/scan/faults.test.ts'],
    [['if (scan === null || scan.isCancelWanted) over.abort();', '']],
  ),
  ...changes('src/operations/scan/steps/scan-work.ts', driven, [
    ["if (held.isCancelWanted) throw new ScanEnding({ type: 'cancelled' });", ''],
    ['this.#failure ??= { error };', ''],
  ]),
  ...changes('src/operations/scan/steps/read-inventory.ts', driven, [
    ['if (!this.#done.has(unitOf(query))) this.#wait(query);', 'this.#wait(query);'],
    ['await this.#waitForKeptFolders(type);', ';'],
    ['await this.#work.settle();', ''],
  ]),
  ...changes('src/operations/scan/steps/clean-scan.ts', driven, [
    ['if ((await tx.scans.openOf(scan.connectionId)) !== null) return false;', ''],
    [
      'await tx.scans.dropSuperseded(place, next.number, pageSize)',
      'await tx.scans.dropSome(place, scan.id, pageSize)',
    ],
  ]),
  ...changes('src/operations/scan/steps/org-calls.ts', driven, [
    ['      this.#refuseReserve();\n', ''],
    ['if (this.#renewals > mostRenewals) throw refused(this.#connection.name, message);', ''],
    ["if (read.type === 'read' || !isPassing(other)) return read;", 'return read;'],
  ]),
];
