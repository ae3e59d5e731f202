// The cookie of a session: whom it binds to, and which one counts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/domain/secret.ts';
import { sessionCookie, sessionIn } from '../../../src/http/people/session-cookie.ts';

test('no page of another site sends it, no script reads it, and over https it is bound to this host', () => {
  const token: Secret<string> = new Secret('abc');
  const common = 'Path=/; HttpOnly; SameSite=Strict; Max-Age=43200';
  assert.equal(sessionCookie(token, true), `__Host-latchkey=abc; ${common}; Secure`);
  assert.equal(sessionCookie(token, false), `latchkey=abc; ${common}`);
});

test('of two with one name neither counts, and over https only the bound one', () => {
  assert.equal(sessionIn('other=1; latchkey=abc', false), 'abc');
  assert.equal(sessionIn('latchkey=abc; latchkey=def', false), null);
  assert.equal(sessionIn('latchkey=abc', true), null);
  assert.equal(sessionIn('latchkey=abc; __Host-latchkey=def', true), 'def');
});
