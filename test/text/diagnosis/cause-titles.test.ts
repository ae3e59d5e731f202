import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeWords } from '../../../src/text/diagnosis/cause-words.ts';

test("no title claims who froze a user: an admin's freeze looks the same", () => {
  assert.match(causeWords('user_frozen_by_salesforce').title, /by Salesforce itself or by an admin/);
});
