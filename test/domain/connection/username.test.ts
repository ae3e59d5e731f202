import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectionWarnings, sandboxSuffix, usernameProblem } from '../../../src/domain/connection/connection-input.ts';
import { usernameFacts } from '../../../src/domain/diagnosis/facts.ts';

describe('a username', () => {
  it('has the form of an e-mail address', () => {
    for (const name of [
      'integration@acme.com',
      'a.b+c@acme.co.uk',
      "o'neil@acme.com.uat",
      'x@y.z',
      'user@acme.com.full-copy_2',
    ]) {
      assert.equal(usernameProblem(name), null, name);
    }
  });

  it('is refused with what is wrong with it', () => {
    assert.equal(usernameProblem(''), 'empty');
    assert.equal(usernameProblem('in tegration@acme.com'), 'hasSpaces');
    assert.equal(usernameProblem('integration@acme.com\u200b'), 'hasSpaces');
    assert.equal(usernameProblem('integration@acme.com\u00a0'), 'hasSpaces');
    assert.equal(usernameProblem(`${'a'.repeat(70)}@acme-corp.com`), 'tooLong');
    for (const name of [
      'integration',
      'integration@acme',
      '@acme.com',
      'a@b@c.com',
      'integration@acme.',
      '<a@acme.com>',
    ]) {
      assert.equal(usernameProblem(name), 'notLikeEmail', name);
    }
  });

  it('looks like a sandbox user with a sandbox name behind an ordinary domain', () => {
    for (const name of [
      'a@acme.com.uat',
      'a@acme.com.dev',
      'a@acme.co.uk.partial1',
      'a@acme.de.test',
      'a@mail.acme.org.Full_2',
      'integration@acme.example.uat',
      'integration@acme.uat',
      'a@acme.example.dev1',
      'a@acme.corp.fullcopy',
      'a@acme.com.qa',
      'a@acme.com.au.dev',
    ]) {
      assert.notEqual(sandboxSuffix(name), null, name);
    }
  });

  it('does not with an ordinary domain', () => {
    for (const name of [
      'a@acme.com',
      'a@mail.acme.com',
      'a@acme.co.uk',
      'a@acme.com.au',
      'a@acme.de.com',
      'a@uat.acme.com',
      'a@sub.acme.app',
      'a@acme.dev',
      'a@latest.acme.de',
      'a@acme.test',
      'integration@acme.example',
      'nobody',
    ]) {
      assert.equal(sandboxSuffix(name), null, name);
    }
  });

  it('is judged the same when it is typed and when a sign-in failed', () => {
    for (const username of ['a@acme.com.uat', 'a@acme.example.uat', 'a@acme.com.qa', 'a@acme.com.au', 'a@acme.dev']) {
      const suffix = sandboxSuffix(username);
      const warned = connectionWarnings({ loginUrl: 'https://login.salesforce.com', username, consumerKey: null });
      assert.equal(warned.length === 1, suffix !== null, username);
      assert.equal(usernameFacts(username)?.sandboxSuffix, suffix, username);
    }
  });

  it("of a sandbox warns at production's login and is taken as it is at the sandbox's", () => {
    const warned = (loginUrl: string) =>
      connectionWarnings({ loginUrl, username: 'integration@acme.example.uat', consumerKey: null });
    assert.equal(warned('https://login.salesforce.com')[0]?.code, 'sandboxUserInProduction');
    assert.deepEqual(warned('https://test.salesforce.com'), []);
  });
});
