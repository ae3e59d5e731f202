import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApexFacts } from '../../../../src/adapters/documents/read/apex-facts.ts';
import { describeComponent } from '../../../../src/adapters/documents/read/describe.ts';
import { scanned } from '../../../support/metadata/scan-record.ts';

/** As `visibility kind name`, in the order of the source. */
async function membersOf(body: string): Promise<string[]> {
  const files = { 'classes/Printer.cls': `public class Printer {\n${body}\n}` };
  const { facts } = await describeComponent(scanned('ApexClass', 'Printer', files));
  return (facts as ApexFacts).members.map(({ visibility, kind, name }) => `${visibility} ${kind} ${name}`);
}

test('what stands in an inner type that other code cannot see is no part of the surface', async () => {
  const inner = `
    public class Seen { public void run() {} class Deeper { public void lost() {} } }
    private class Hidden { public void lost() {} public class Deeper { global void lost() {} } }
    interface Silent { void lost(); }
    public interface Spoken { void said(); }
    public void after() {}`;
  assert.deepEqual(await membersOf(inner), [
    'public class Seen',
    'public method Seen.run',
    'public interface Spoken',
    'public method Spoken.said',
    'public method after',
  ]);
});

test('each field of a declaration is a member', async () => {
  assert.deepEqual(await membersOf('public Integer first = 1, second; Integer own, other;'), [
    'public field first',
    'public field second',
  ]);
});
