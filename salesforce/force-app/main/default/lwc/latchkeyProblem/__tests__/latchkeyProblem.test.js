import LatchkeyProblem from 'c/latchkeyProblem';
import { thrown } from 'support/answers';
import { clear, one, shown, textOf } from 'support/dom';

const codes = [
  'noPermission',
  'noCredential',
  'noAnswer',
  'notLatchkey',
  'notSigned',
  'orgLinkRefused',
  'orgLinkClockWrong',
  'orgLinkReplayed',
  'orgLinkOtherOrg',
  'orgLinkRevoked',
  'notPermitted',
  'connectionNotFound',
  'changedSince',
  'tooManyRequests',
];

/** As Apex takes them from the labels. */
const labelOf = (kind, code) => globalThis.englishLabels[`${kind}_${code}`];

describe('problem', () => {
  afterEach(clear);

  it('shows nothing where nothing went wrong', () => {
    expect(one(shown('c-latchkey-problem', LatchkeyProblem, { error: null }), 'c-latchkey-notice')).toBeNull();
  });

  it.each(codes)('says what is wrong and what helps: %s', (code) => {
    const message = labelOf('Error', code);
    const help = labelOf('Help', code);
    const problem = shown('c-latchkey-problem', LatchkeyProblem, { error: thrown({ code, message, help }) });
    expect(message).toBeTruthy();
    expect(textOf(problem)).toContain(message.replace(/\s+/g, ' '));
    expect(textOf(problem)).toContain(help.replace(/\s+/g, ' '));
    expect(one(problem, '.notice').getAttribute('role')).toBe('alert');
  });

  it('tells what Latchkey said beside the help, where it says more', () => {
    const detail = 'It is 10:00:00 here and 10:02:00 there.';
    const error = thrown({ code: 'orgLinkClockWrong', message: 'The clocks differ.', help: 'Set them.', detail });
    expect(textOf(shown('c-latchkey-problem', LatchkeyProblem, { error }))).toContain(detail);
  });
});
