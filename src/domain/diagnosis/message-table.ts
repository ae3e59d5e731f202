// All known messages. Adding a newly seen one is one row in messages/ and one case in the tests.
import type { MessageRow } from './message-row.ts';
import { messagesAfterToken } from './messages/after-token.ts';
import { messagesAssertion } from './messages/assertion.ts';
import { messagesBesideTheFlow } from './messages/beside-the-flow.ts';
import { messagesKeyFile } from './messages/key-file.ts';
import { messagesLoginHistory } from './messages/login-history.ts';
import { messagesNetwork } from './messages/network.ts';
import { messagesOrgAndApp } from './messages/org-and-app.ts';
import { messagesUser } from './messages/user.ts';

const rows = {
  ...messagesKeyFile,
  ...messagesNetwork,
  ...messagesAssertion,
  ...messagesOrgAndApp,
  ...messagesUser,
  ...messagesAfterToken,
  ...messagesBesideTheFlow,
  ...messagesLoginHistory,
};

export type MessageName = keyof typeof rows;

export type KnownMessage = MessageRow & { readonly name: MessageName };

/** Object.entries forgets the names; they are exactly these. */
export const knownMessages: readonly KnownMessage[] = Object.entries<MessageRow>(rows).map(([name, row]) => ({
  name: name as MessageName,
  ...row,
}));
