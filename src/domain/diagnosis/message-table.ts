// All known messages. Adding a newly seen one is one row in messages/ and one case in the tests.
import type { MessageRow } from './message-row.ts';
import { MESSAGES_AFTER_TOKEN } from './messages/after-token.ts';
import { MESSAGES_ASSERTION } from './messages/assertion.ts';
import { MESSAGES_KEY_FILE } from './messages/key-file.ts';
import { MESSAGES_NETWORK } from './messages/network.ts';
import { MESSAGES_ORG_AND_APP } from './messages/org-and-app.ts';
import { MESSAGES_USER } from './messages/user.ts';

export const MESSAGES: readonly MessageRow[] = [
  ...MESSAGES_KEY_FILE,
  ...MESSAGES_NETWORK,
  ...MESSAGES_ASSERTION,
  ...MESSAGES_ORG_AND_APP,
  ...MESSAGES_USER,
  ...MESSAGES_AFTER_TOKEN,
];
