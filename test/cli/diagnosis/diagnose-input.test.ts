// What `latchkey diagnose` makes of inputs as they come: no size and no encoding is refused.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const program = join(import.meta.dirname, '../../../bin/latchkey');

function firstCause(bytes: Uint8Array, from: 'file' | 'stdin'): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-diagnose-'));
  try {
    const file = join(folder, 'failure.txt');
    writeFileSync(file, bytes);
    const values = from === 'file' ? [file] : ['-'];
    const ran = spawnSync(program, ['diagnose', ...values, '--json'], {
      cwd: folder,
      ...(from === 'stdin' ? { input: bytes } : {}),
    });
    assert.equal(ran.status, 0, ran.stderr.toString());
    const said: { causes: { cause: string }[] } = JSON.parse(ran.stdout.toString());
    return said.causes[0]?.cause;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const from of ['file', 'stdin'] as const) {
  test(`reads the beginning of an input larger than it takes, from ${from}`, () => {
    const large = Buffer.from(`invalid_grant: inactive user\n${'x'.repeat(5_000_000)}`);
    assert.equal(firstCause(large, from), 'user_inactive');
  });

  test(`reads a report in UTF-16 with its context, from ${from}`, () => {
    const report = JSON.stringify({ phase: 'api', body: '', context: { loginHistory: 'Inactive user' } });
    const little = Buffer.from(`\ufeff${report}`, 'utf16le');
    assert.equal(firstCause(little, from), 'user_inactive');
    assert.equal(firstCause(Buffer.from(little).swap16(), from), 'user_inactive');
  });
}
