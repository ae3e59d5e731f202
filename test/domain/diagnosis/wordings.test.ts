// Further wordings from public issues, error tables and libraries, kept apart from the reported failures: an estimate of what diagnosis makes
// of messages that its tables were not measured on. A newly seen message is one row in src/domain/diagnosis/messages/ and one case here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeLabels } from '../../../src/domain/diagnosis/cause-table.ts';
import { knownMessages } from '../../../src/domain/diagnosis/message-table.ts';
import { accuracyOn, readCases } from './accuracy.ts';

test('names the right cause first in at least 95 % of known wordings', () => {
  const { first } = accuracyOn(readCases('wordings.json'));
  assert.ok(first >= 0.95, `only ${(first * 100).toFixed(1)} %`);
});

test('has the right cause among the first three for every known wording', () => {
  assert.deepEqual(accuracyOn(readCases('wordings.json')).missed, []);
});

/** Known on our side alone; no answer of Salesforce speaks of them. */
const saidByNobody: readonly string[] = ['restored_from_older_backup', 'key_provider_unavailable'];

test('has at least one known wording for every cause', () => {
  const covered = new Set(readCases('wordings.json').map(({ cause }) => cause));
  assert.deepEqual(
    causeLabels.filter((label) => !saidByNobody.includes(label) && !covered.has(label)),
    [],
  );
});

test('no known message stands in an empty text or in a plain greeting', () => {
  // An alternative that is empty by a slip of the hand would match everything.
  for (const { name, pattern } of knownMessages) assert.doesNotMatch('hello there', pattern, name);
});
