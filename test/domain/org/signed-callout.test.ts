// What a linked org signs, by the examples that its Apex is tested with too. openssl is the judge of both.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Callout, calloutIn, isSignedBy } from '../../../src/domain/org/signed-callout.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { computed, headersOfApex, hmacSha256 } from '../../support/org-callout.ts';

interface Vector {
  name: string;
  keyId: string;
  key: string;
  method: string;
  target: string;
  body: string;
  orgId: string;
  userId: string;
  username: string;
  permission: string;
  time: number;
  nonce: string;
  targetSha256: string;
  bodySha256: string;
  usernameHex: string;
  signed: string;
  signature: string;
}

const file = new URL('../../../salesforce/hmac-vectors.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: [Vector, ...Vector[]] };

const headersOf = (vector: Vector, changes: Record<string, string> = {}) =>
  new Headers({
    'X-Latchkey-Key': vector.keyId,
    'X-Latchkey-Org': vector.orgId,
    'X-Latchkey-User': vector.userId,
    'X-Latchkey-Username': vector.usernameHex,
    'X-Latchkey-Permission': vector.permission,
    'X-Latchkey-Time': String(vector.time),
    'X-Latchkey-Nonce': vector.nonce,
    'X-Latchkey-Signature': vector.signature,
    ...changes,
  });

const sentOf = (vector: Vector, changes: Record<string, string> = {}) => ({
  method: vector.method,
  target: vector.target,
  body: Buffer.from(vector.body),
  headers: headersOf(vector, changes),
});

function openssl(args: readonly string[], input: string): string {
  return execFileSync('openssl', args, { input }).toString().trim().split(/\s/).at(-1) ?? '';
}

test('every example is what openssl computes, step by step', () => {
  for (const vector of vectors) {
    assert.equal(vector.targetSha256, openssl(['dgst', '-sha256'], vector.target), vector.name);
    assert.equal(vector.bodySha256, openssl(['dgst', '-sha256'], vector.body), vector.name);
    assert.equal(vector.usernameHex, Buffer.from(vector.username).toString('hex'), vector.name);
    const judged = openssl(['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `key:${vector.key}`], vector.signed);
    assert.equal(vector.signature, judged, vector.name);
  }
});

test('every example is read as what was signed, and is signed by its key alone', () => {
  for (const vector of vectors) {
    const callout: Callout = calloutIn(sentOf(vector)) ?? assert.fail(vector.name);
    assert.equal(callout.signed, vector.signed, vector.name);
    assert.ok(isSignedBy(new Secret(vector.key), callout), vector.name);
    assert.ok(!isSignedBy(new Secret(`${vector.key.slice(0, -1)}b`), callout), vector.name);
  }
});

test('the formula that Apex sets gives every example, within the limits of the platform', () => {
  for (const vector of vectors) {
    assert.equal(hmacSha256(vector.key, vector.signed), vector.signature, vector.name);
    const { time: seconds, nonce, body } = vector;
    const request = { ...vector, ...(body === '' ? { body: '' } : {}) };
    const headers = computed(headersOfApex(vector, request, { seconds, nonce }), {
      KeyId: vector.keyId,
      Key: vector.key,
    });
    assert.equal(headers['X-Latchkey-Signature'], vector.signature, vector.name);
  }
});

test('a part in any other form than its own is no callout', () => {
  const [vector] = vectors;
  const wrong: Record<string, string[]> = {
    Key: ['', 'x', vector.keyId.toUpperCase(), `${vector.keyId}0`],
    Org: ['', vector.orgId.slice(0, 15), vector.orgId.toLowerCase(), `${vector.orgId.slice(0, 15)}AAA`, vector.userId],
    User: ['', vector.userId.slice(0, 15), vector.orgId, `${vector.userId.slice(0, 15)}AAA`],
    Username: ['', 'a', '6G', vector.usernameHex.toUpperCase(), 'ff', '61'.repeat(321)],
    Permission: ['', 'administrator', 'Admin', 'user,admin', 'admin.user'],
    Time: ['', '0', '01', '-1', '1.5', '1e9', '1'.repeat(13), `${vector.time}, ${vector.time}`],
    Nonce: ['', '0', vector.nonce.toUpperCase(), `${vector.nonce}00`],
    Signature: ['', '0', vector.signature.toUpperCase(), `${vector.signature}00`],
  };
  for (const [part, values] of Object.entries(wrong))
    for (const value of values)
      assert.equal(calloutIn(sentOf(vector, { [`X-Latchkey-${part}`]: value })), null, `${part} ${value}`);
});

test('a username bears nothing that could look like words of ours, and nothing that nobody sees', () => {
  const [vector] = vectors;
  const read = (username: string) =>
    calloutIn(sentOf(vector, { 'X-Latchkey-Username': Buffer.from(username).toString('hex') }))?.username;
  assert.equal(read('ada@example.com'), 'ada@example.com');
  assert.equal(read('ada" (Salesforce user'), 'ada???Salesforce?user');
  assert.equal(read('a\u202e\u0000\nb'), 'a?b');
  assert.equal(read('zoë@example.com'), 'zoë@example.com');
});

test('what stands in for Apex here sets the headers and the formula of the class itself, letter by letter', () => {
  const apex = new URL('../../../salesforce/force-app/main/default/classes/LatchkeySignature.cls', import.meta.url);
  const source = readFileSync(apex, 'utf8');
  const ours = headersOfApex(vectors[0], vectors[0], {});
  const names = [...source.matchAll(/setHeader\('(X-Latchkey-[A-Za-z]+)'/g)].map(([, name]) => name);
  assert.deepEqual(
    names.sort(),
    Object.keys(ours)
      .filter((name) => name.startsWith('X-'))
      .sort(),
  );
  const [, before = '', after = ''] = /return '(\{!HEX.*?)' \+ line \+ '(.*?)';/.exec(source) ?? [];
  const formula = ours['X-Latchkey-Signature'] ?? '';
  const [start, end] = [before, after].map((text) => text.replaceAll("\\'", "'")) as [string, string];
  assert.ok(start !== '' && formula.startsWith(start) && formula.endsWith(end), formula);
  assert.ok(!/['"]/.test(formula.slice(start.length, -end.length)), 'no quote can end the text inside');
  assert.ok(source.includes(`'X-Latchkey-Key', '${ours['X-Latchkey-Key']}'`));
});
