// The recipes of docs/recipes.md for programs that have no Latchkey beside them: run as they stand, against `latchkey serve` and an org.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { recipeOf } from '../../scripts/conformance/recipes.ts';
import { servedConnection } from '../../scripts/conformance/served-connection.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { shell, startServe } from '../http/serve-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function served(t: TestContext) {
  const simulator = await startSimulator({ propagation: { minSeconds: 0, maxSeconds: 0 } });
  t.after(() => simulator.close());
  const serve = await startServe(t, await temporaryFolder(t));
  return servedConnection(serve.ready as never, simulator);
}

test('curl takes a token and calls Salesforce with it', async (t) => {
  const { environment, username } = await served(t);
  const run = promisify(execFile);
  const { stdout } = await run('sh', ['-euc', recipeOf('curl')], { env: { ...shell(), ...environment } });
  assert.equal(JSON.parse(stdout).preferred_username, username);
  const refused = run('sh', ['-euc', recipeOf('curl')], {
    env: { ...shell(), ...environment, LATCHKEY_TOKEN: 'of-nobody' },
  });
  await assert.rejects(refused, /401/);
});

test('the two requests of a program such as n8n take a token and query with it', async (t) => {
  const { environment } = await served(t);
  const values: Record<string, string> = { ...environment };
  for (const request of recipeOf('n8n').split(/\n\n(?=GET )/)) {
    const { status, view } = await sent(filled(request, values));
    assert.equal(status, 200, JSON.stringify(view));
    Object.assign(values, view);
  }
  assert.equal(values.totalSize as never, 1);
});

function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? assert.fail(`no value for ${name}`));
}

/** As it is written: method and address, headers, an empty line, the body. */
async function sent(request: string): Promise<{ status: number; view: Record<string, unknown> }> {
  const [head = '', body = ''] = request.trim().split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const [method = '', url = ''] = first.split(' ');
  const headers = lines.map((line): [string, string] => [
    line.split(': ')[0] ?? '',
    line.split(': ').slice(1).join(': '),
  ]);
  const answer = await fetch(url, { method, headers, ...(body === '' ? {} : { body }) });
  return { status: answer.status, view: (await answer.json()) as Record<string, unknown> };
}
