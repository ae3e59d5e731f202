// All known messages. Adding a newly seen one is one row in messages/ and one case in the tests.
import type { MessageRow } from './message-row.ts';
import { messagesAfterToken } from './messages/after-token.ts';
import { messagesAssertion } from './messages/assertion.ts';
import { messagesBesideTheFlow } from './messages/beside-the-flow.ts';
import { messagesKeyFile } from './messages/key-file.ts';
import { messagesNetwork } from './messages/network.ts';
import { messagesOrgAndApp } from './messages/org-and-app.ts';
import { messagesUser } from './messages/user.ts';

const rows = [
  ...messagesKeyFile,
  ...messagesNetwork,
  ...messagesAssertion,
  ...messagesOrgAndApp,
  ...messagesUser,
  ...messagesAfterToken,
  ...messagesBesideTheFlow,
] as const;

export type MessageName = (typeof rows)[number]['name'];

export type KnownMessage = MessageRow & { readonly name: MessageName };

export const knownMessages: readonly KnownMessage[] = rows;
