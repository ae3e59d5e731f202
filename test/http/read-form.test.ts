import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readForm } from '../../src/http/read-form.ts';

test('a form whose sender goes away half way is told as that, and throws nothing', async () => {
  let isFirst = true;
  const body = new ReadableStream({
    pull(controller) {
      if (!isFirst) return controller.error(new Error('aborted'));
      isFirst = false;
      controller.enqueue(Buffer.from('act=ackn'));
    },
  });
  const request = new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' } as RequestInit);
  assert.equal(await readForm(request), 'brokenOff');
});
