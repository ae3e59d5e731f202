// Notices: none is missed, and none is told twice.

import { changes, type Mutant } from './mutant.ts';

const rules = ['test/domain/notice/due-notices.test.ts'];
const runs = ['ledger', 'adversity'].map((name) => `test/operations/notice/${name}.test.ts`);

export const notices: readonly Mutant[] = [
  ...changes('src/domain/notice/due-notices.ts', rules, [
    [' || isTold(claimed, target, step)) return [];', ') return [];'],
    ['(one.occasion === step.occasion || one.urgency >= step.dueAt)', 'one.occasion === step.occasion'],
    ['      one.takenBackAt === null &&\n', ''],
    ['step === null || !wants(channel, step.severity)', 'step === null'],
    [
      'openStep(withAcknowledgements(steps, acknowledged), now, isClockTrusted)',
      'openStep(steps, now, isClockTrusted)',
    ],
    ['if (subject.except !== null) found.delete(receiverKey(subject.except));', ''],
    ['isClockTrusted ? subject.item : doubted(subject.item)', 'subject.item'],
    ['Math.max(now, last.urgency + 1)', 'now'],
    ["last.severity === 'resolved' || last.severity === 'info'", "last.severity === 'info'"],
    ['(hasRecovered || channelKinds[channel.kind].resolves)', 'true'],
    ['isHeld ? now + untrustedClockPauseMs : null', 'null'],
  ]),
  ...changes('src/domain/notice/steps.ts', rules, [
    ['step.dueAt <= now && (isClockTrusted || !step.needsTrustedClock)', 'step.dueAt <= now'],
    ['step.dueAt > latest.dueAt ? step : latest', 'step.dueAt < latest.dueAt ? step : latest'],
    ['steps.filter((step) => step.dueAt > silenced)', '[...steps]'],
    ['if (left.some((step) => step.dueAt <= until)) return left;', ''],
    ['[thisWeek, thisWeek + 1]', '[thisWeek]'],
    ['days <= urgentDays ?', 'days < urgentDays ?'],
    ['    .filter((days) => days > 0)\n', ''],
  ]),
  ...changes(
    'src/domain/notice/notice-message.ts',
    ['test/operations/notice/planted-messages.test.ts'],
    [
      ['return key === null || (', 'return true || ('],
      ['(mac !== null && isSameMac(mac, messageMac(key, frozen)))', 'mac !== null'],
    ],
  ),
  ...changes(
    'src/operations/notice/loops/deliver.ts',
    ['test/operations/notice/planted-messages.test.ts'],
    [['    await tx.notices.takeBack(id, now);\n', '']],
  ),
  ...changes(
    'src/adapters/store/tables/watched.ts',
    ['test/operations/notice/planted-findings.test.ts'],
    [
      ['row.mac !== null && isSameMac(row.mac, proofOf(key, row.content))', 'row.mac !== null'],
      [
        'row.mac !== null && isSameMac(row.mac, proofOf(key, row.content))',
        'row.mac === null || isSameMac(row.mac, proofOf(key, row.content))',
      ],
    ],
  ),
  ...changes(
    'src/domain/notice/retry-schedule.ts',
    ['test/domain/notice/retry-schedule.test.ts'],
    [
      ["outcome.type === 'permanent' || pause === undefined", 'pause === undefined'],
      ['standing.attempts > retryPausesMs.length + 1', 'false'],
      ['standing.attempts - 1', 'standing.attempts'],
    ],
  ),
  ...changes(
    'src/domain/notice/acknowledgement-token.ts',
    ['test/domain/notice/acknowledgement-token.test.ts'],
    [
      ["if (!timingSafeEqual(mac(key, body), bytes.subarray(idBytes + timeBytes))) return { type: 'forged' };", ''],
      [" && bytes.toString('base64url') === token;", ';'],
      ["if (expiresAt <= now) return { type: 'expired', expiredAt: expiresAt };", ''],
      ['.update(purpose)', ''],
    ],
  ),
  ...changes('src/operations/notice/loops/deliver.ts', runs, [
    ['  if (!begun) return true;\n', ''],
    ['const counted = { ...standing, attempts: standing.attempts + 1 };', 'const counted = standing;'],
    ['failed < failuresInARow', 'true'],
    ['isSpent(counted)', 'false'],
  ]),
  ...changes('src/adapters/store/tables/notices.ts', runs, [
    ['if (claimed === rows.length) {', 'if (true) {'],
    ["'pending' and attempts = ", "'pending' and 0 <= "],
  ]),
];
