// Why a linked org, or a page of ours inside of one, is refused, in words.

import type { ErrorCode, ErrorParameters } from '../../domain/errors.ts';
import type { WordsOf } from '../words.ts';

const canvasProblems: Record<ErrorParameters<'canvasRefused'>['problem'], [said: string, next: string]> = {
  off: ['No Canvas app is set up here.', 'Whoever runs Latchkey sets LATCHKEY_CANVAS_SECRET_FILE.'],
  notSigned: [
    'This is no request of Canvas that was signed with a secret which is known here.',
    "Compare the line in LATCHKEY_CANVAS_SECRET_FILE with the consumer secret of the org's Canvas app.",
  ],
  algorithm: ['The request says that it was signed in another way than HMACSHA256.', 'No other way is taken.'],
  unreadable: ['The request was signed, but it does not say which user of which org it is of.', 'Open the tab anew.'],
  otherOrg: [
    'The request is of another org than the one that this secret is kept for.',
    'A copy of an org, such as a sandbox, needs a Canvas app and a line of its own.',
  ],
  noTime: [
    'The request does not say when it was made.',
    'Give the Canvas app the parameter latchkeyTime, seconds since 1970, by the page around it: see salesforce-canvas.md.',
  ],
  clock: [
    'The request was made more than five minutes ago, or the clocks disagree.',
    "Open the tab anew; if it stays so, compare the clock of Latchkey's machine.",
  ],
  notLinked: ['The org is not linked, or its link was revoked.', 'Link it again, then open the tab anew.'],
  noDomain: [
    'Nobody knows the My Domain of this org, so no page may show Latchkey in a frame.',
    "Test a connection of the org once, or use the org's My Domain as its login URL.",
  ],
  replayed: ['This request was here before; each counts once.', 'Open the tab anew.'],
};

export const orgErrors = {
  orgLinkNotFound: ({ orgId }, to) => [
    orgId === null ? 'No linked org asks here.' : `The org ${orgId} has no link, or it was revoked before.`,
    `See ${to('org links')}.`,
  ],
  orgLinkRefused: () => [
    'The callout is not signed by a key that is known here, or a part of it has another form than it should.',
    'Compare KeyId and Key in the External Credential with what was printed when the org was linked; if in doubt, change the key.',
  ],
  orgLinkClockWrong: ({ sentAt, receivedAt, limitSeconds }) => [
    `The callout says that it was sent at ${sentAt}, and came at ${receivedAt}: more than ${limitSeconds} s apart.`,
    'Set the clock of the machine that runs Latchkey; those of Salesforce are right.',
  ],
  orgLinkOtherOrg: ({ orgId, sentBy }) => [
    `This key is the org ${orgId}'s, and the org ${sentBy} sent it.`,
    'A copy of an org, such as a sandbox, needs a link of its own; take the key out of its External Credential.',
  ],
  orgLinkReplayed: () => ['This callout was here before; each counts once.', 'Send it anew, with a new nonce.'],
  orgLinkRevoked: ({ endedAt }) => [
    `This key of the org's link has ended at ${endedAt}.`,
    'Ask an administrator of Latchkey for the values of the new key, or for a new link.',
  ],
  orgLinkExists: ({ orgId, name }, to) => [
    `The org ${orgId} is linked already.`,
    `Change its key with ${to('org link', name, '--rotate')}, or end it first with --revoke.`,
  ],
  orgUnknown: ({ name }, to) => [
    `"${name}" has never signed in, so that nobody knows which org it is.`,
    `Test it first, or name the org: ${to('connection set', name, '--accept-org ID')} (Setup, Company Information).`,
  ],
  canvasRefused: ({ problem }) => canvasProblems[problem],
} satisfies Partial<WordsOf<ErrorCode>>;

export type OrgErrors = WordsOf<keyof typeof orgErrors>;
