import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identityOf, longId } from '../../../src/domain/org/salesforce-id.ts';

describe('record ids', () => {
  it('get the three characters that say which of the fifteen are upper-case', () => {
    assert.equal(longId('001A0000006Vm9r'), '001A0000006Vm9rIAC');
    assert.equal(longId('00D000000000062'), '00D000000000062EAA');
    assert.equal(longId('ABCDEFGHIJKLMNO'), 'ABCDEFGHIJKLMNO555');
    assert.equal(longId('abcdefghijklmno'), 'abcdefghijklmnoAAA');
  });

  it('of eighteen characters stay as they are, and anything else is none', () => {
    assert.equal(longId('001A0000006Vm9rIAC'), '001A0000006Vm9rIAC');
    for (const text of ['', '001A0000006Vm9', '001A0000006Vm9rI', '001A0000006Vm9r!!!', '001A0000006Vm9rIAC0']) {
      assert.equal(longId(text), null, text);
    }
  });

  it('of org and user are read from the end of an identity URL', () => {
    const expected = { orgId: '00D000000000062EAA', userId: '005000000000001AAA' };
    assert.deepEqual(identityOf('https://login.salesforce.com/id/00D000000000062/005000000000001'), expected);
    assert.deepEqual(identityOf('https://x/id/00D000000000062EAA/005000000000001AAA'), expected);
    for (const url of [
      '',
      '/00D000000000062/',
      'https://x/005000000000001/00D000000000062',
      'https://x/00D1/0051',
      `${'/'.repeat(9)}`,
    ]) {
      assert.equal(identityOf(url), null, url);
    }
  });
});
