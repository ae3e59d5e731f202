import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { compact, decodeCompact, encodeHeader, rs256Header, signingInput } from '../../src/formats/jws.ts';

const claims = { iss: '3MVG9.key', sub: 'user@example.com', aud: 'https://login.salesforce.com', exp: 1_800_000_000 };

test('encodes the header as in RFC 7515 appendix A.2, claims as their JSON, all without padding', () => {
  assert.equal(rs256Header, 'eyJhbGciOiJSUzI1NiJ9');
  assert.equal(
    signingInput(rs256Header, { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true }),
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLCJleHAiOjEzMDA4MTkzODAsImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
  );
  assert.equal(compact('aa.bb', Uint8Array.of(0xfb, 0xff, 0xfe)), 'aa.bb.-__-');
});

test('jose verifies what was built here', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = signingInput(rs256Header, claims);
  const jws = compact(input, sign('sha256', Buffer.from(input), privateKey));
  const verified = await compactVerify(jws, publicKey);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(verified.payload)), claims);
  assert.deepEqual(decodeProtectedHeader(jws), { alg: 'RS256' });
});

test('reads back any header, claims and signature', () => {
  const json = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue());
  fc.assert(
    fc.property(json, json, fc.uint8Array(), (header, payload, signature) => {
      const decoded = decodeCompact(compact(signingInput(encodeHeader(header), payload), signature));
      if (decoded.kind === 'malformed') assert.fail(decoded.reason);
      assert.deepEqual(JSON.stringify(decoded.header), JSON.stringify(header));
      assert.deepEqual(JSON.stringify(decoded.claims), JSON.stringify(payload));
      assert.deepEqual(new Uint8Array(decoded.signature), signature);
    }),
  );
});

test('passes over the whitespace that pasting leaves', () => {
  const jws = compact(signingInput(rs256Header, claims), Uint8Array.of(1));
  assert.equal(decodeCompact(`  ${jws}\n`).kind, 'decoded');
});

test('says which part of a text is not that of a JWS', () => {
  const header = rs256Header;
  const cases: readonly [string, string][] = [
    ['', 'notThreeParts'],
    ['a.b', 'notThreeParts'],
    [`${header}.e30.AA.AA.AA`, 'notThreeParts'],
    [`ey+h.e30.AA`, 'headerNotBase64url'],
    [`${header}=.e30.AA`, 'headerNotBase64url'],
    ['.e30.AA', 'headerNotJsonObject'],
    ['W10.e30.AA', 'headerNotJsonObject'],
    ['bnVsbA.e30.AA', 'headerNotJsonObject'],
    [`${header}.e3.AA`, 'claimsNotBase64url'],
    [`${header}.e30 .AA`, 'claimsNotBase64url'],
    [`${header}.eyJhIjo.AA`, 'claimsNotJsonObject'],
    [`${header}.InRleHQi.AA`, 'claimsNotJsonObject'],
    [`${header}.eyJhIjoi_yJ9.AA`, 'claimsNotJsonObject'], // {"a":"?"} with an octet that is not UTF-8
    [`${header}.e30.A`, 'signatureNotBase64url'],
    [`${header}.e30.AB`, 'signatureNotBase64url'],
    [`${header}.${'A'.repeat(40_000)}.AA`, 'tooLong'],
  ];
  for (const [text, reason] of cases) assert.deepEqual(decodeCompact(text), { kind: 'malformed', reason }, text);
});

test('reads an empty signature, which diagnosis has to show', () => {
  const decoded = decodeCompact(`${rs256Header}.e30.`);
  assert.deepEqual(decoded, { kind: 'decoded', header: { alg: 'RS256' }, claims: {}, signature: Buffer.alloc(0) });
});

test('never throws on garbage', () => {
  const parts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.constant('e30')), {
    maxLength: 6,
  });
  fc.assert(fc.property(parts, (list) => void decodeCompact(list.join('.'))));
});
