// What names no cause gets none: said to be not known, first and alone, whatever stage is told beside it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose } from '../../../src/domain/diagnosis/diagnose.ts';
import { nothingKnown } from '../../../src/domain/diagnosis/facts.ts';
import { judge } from '../../../src/domain/diagnosis/judge.ts';
import { messageText } from '../../../src/domain/diagnosis/message-text.ts';
import { toldDiagnosis } from '../../../src/text/diagnosis/told-diagnosis.ts';

const texts: readonly string[] = JSON.parse(readFileSync(new URL('no-cause.json', import.meta.url), 'utf8'));

/** Told as the message of a failed sign-in, these say something: about its key file, its host, its session. */
const tellsAtAStage =
  /No such file|404 Not Found|high assurance|refused|ECONNREFUSED|password authentication|Rate limit|access denied|Unauthorized\)|slow_down|gesperrt|inattivo|verlopen/;

for (const text of texts) {
  test(`names no cause for: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(named(text), ['unknown_message']);
    if (tellsAtAStage.test(text)) return;
    for (const phase of ['client_side', 'network', 'token_endpoint', 'api'])
      assert.deepEqual(named({ phase, body: text }), ['unknown_message'], phase);
  });
}

test('says so first, asks for three facts, and speaks of no upload', () => {
  const { causes, tellApart } = toldDiagnosis(diagnose('hello'));
  const words = JSON.stringify([causes, tellApart]);
  assert.match(causes[0]?.title ?? '', /not known/);
  assert.match(causes[0]?.remedy ?? '', /Three facts/);
  assert.doesNotMatch(words, /Choose File|[Uu]pload/);
});

test('a refusal of ours in words that nobody knows is not known either', () => {
  const facts = { ...nothingKnown, phase: 'token_endpoint', status: 400, fault: 'otherRefusal' } as const;
  const [first] = judge({ ...facts, message: messageText('quota_gremlin: try the other door', '') }).causes;
  assert.equal(first?.cause, 'unknown_message');
});

function named(input: unknown): string[] {
  return diagnose(input).causes.map(({ cause }) => cause);
}
