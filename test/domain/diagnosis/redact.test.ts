import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { redactSecrets } from '../../../src/domain/diagnosis/redact.ts';
import { plantSecrets } from './planted-secrets.ts';

const secrets = plantSecrets();

for (const { kind, text, core } of secrets) {
  test(`takes out a secret of the kind: ${kind}`, () => {
    assert.ok(!redactSecrets(text).includes(core));
  });
}

test('takes out every secret wherever it stands in a text', () => {
  const around = fc.string({ maxLength: 60, unit: 'grapheme' });
  fc.assert(
    fc.property(fc.constantFrom(...secrets), around, around, ({ text, core }, before, after) => {
      assert.ok(!redactSecrets(`${before}\n${text} ${after}`).includes(core));
    }),
  );
});

test('changes nothing when applied a second time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...secrets.map(({ text }) => text)), fc.string()), { maxLength: 5 }),
      (pieces) => {
        const once = redactSecrets(pieces.join(' '));
        assert.equal(redactSecrets(once), once);
      },
    ),
  );
});

test('leaves fingerprints, hosts, usernames and error texts as they are', () => {
  const harmless = [
    'AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89',
    'https://acme--uat.sandbox.my.salesforce.com/services/oauth2/token',
    'user@company.com.uat',
    'invalid_grant: invalid assertion',
    'refresh_token scope is required and the connected app should be installed and preauthorized',
    '00D5g000004Xyz1EAC',
  ];
  for (const text of harmless) assert.equal(redactSecrets(text), text);
});
