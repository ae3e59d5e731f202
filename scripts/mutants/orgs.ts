// Orgs that ask by themselves: whose signature it is, what it covers, that it counts once, and no more than the link grants.

import { changes, type Mutant } from './mutant.ts';

const link = ['test/http/org-link.test.ts'];
const canvas = ['test/http/canvas.test.ts'];

export const orgs: readonly Mutant[] = [
  ...changes('src/operations/org/identify-org.ts', link, [
    ['if (link === null || !isSigned)', 'if (link === null)'],
    [
      "  if (link.orgId !== orgId) throw new LatchkeyError('orgLinkOtherOrg', { orgId: link.orgId, sentBy: orgId });\n",
      '',
    ],
    ['if (!isLiveLink(link, now))', 'if (false)'],
    ['Math.abs(now - sentAt) > skewLimitMs', 'now - sentAt > skewLimitMs'],
    ["    if (!isNew) throw new LatchkeyError('orgLinkReplayed');\n", ''],
    ["permission === 'admin' ? role : 'viewer'", 'role'],
  ]),
  ...changes('src/domain/org/signed-callout.ts', link, [
    ['[sha256(target), sha256(body)]', '[sha256(target)]'],
    ['[sha256(target), sha256(body)]', '[sha256(body)]'],
  ]),
  ...changes('src/domain/org/canvas-request.ts', canvas, [
    ['secrets.filter(({ secret }) => isSame(given, signatureOf(payload, secret)))', '[...secrets]'],
    ["if (told.at('algorithm') !== 'HMACSHA256')", 'if (false)'],
    ["  if (orgId !== signedBy.orgId) throw new LatchkeyError('canvasRefused', { problem: 'otherOrg' });\n", ''],
    ['sentAt > now + aheadMs || ', ''],
    [' || sentAt < now - canvasFreshMs', ''],
    ['roles.indexOf(one) < roles.indexOf(other)', 'roles.indexOf(one) > roles.indexOf(other)'],
  ]),
];
