import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Application, ServeReady } from '../../../src/cli/application.ts';
import { serveForever } from '../../../src/cli/installation/serve.ts';
import type { Invocation } from '../../../src/cli/invocation.ts';

async function printed(isTerminal: boolean, firstAdminUrl: string | null): Promise<string> {
  const texts: string[] = [];
  const url = 'http://127.0.0.1:8420';
  const ready: ServeReady = {
    url,
    pid: 1,
    tokenFile: '/data/token',
    channels: [],
    firstAdminUrl,
    keyFile: '/data/key',
  };
  const app = {
    serve: (onReady: (ready: ServeReady) => Promise<void>) => onReady(ready),
    terminal: { isTerminal, out: (text: string) => void texts.push(text) },
    places: () => ({ dataFolder: '/data' }),
    files: { write: async () => {} },
  };
  await serveForever(app as unknown as Application, { options: {} } as Invocation);
  return texts.join('');
}

test('the first start prints one address to open, and no other', async () => {
  const text = await printed(true, 'http://127.0.0.1:8420/invitation#secret');
  assert.deepEqual(text.match(/https?:\S+/g), ['http://127.0.0.1:8420/invitation#secret']);
  assert.match(text, /\/data\/key/, 'the file that opens every key is named');
});

test('where nobody reads at a terminal, the address of the first administrator is not printed', async () => {
  const text = await printed(false, 'http://127.0.0.1:8420/invitation#secret');
  assert.doesNotMatch(text, /secret/);
  assert.match(text, /\/data\/first-administrator/);
});

test('a later start says where it runs', async () => {
  assert.equal(await printed(true, null), 'Latchkey runs at http://127.0.0.1:8420 until Ctrl-C.\n');
});
