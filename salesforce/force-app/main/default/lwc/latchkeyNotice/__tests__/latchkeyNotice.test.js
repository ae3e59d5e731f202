import LatchkeyNotice from 'c/latchkeyNotice';
import { clear, one, shown, textOf } from 'support/dom';

describe('notice', () => {
  afterEach(clear);

  it.each([
    ['error', 'alert'],
    ['warning', 'alert'],
    ['success', 'status'],
    ['info', 'status'],
  ])('tells %s as %s', (kind, role) => {
    const notice = shown('c-latchkey-notice', LatchkeyNotice, { kind, heading: 'What', text: 'More' });
    expect(one(notice, '.notice').getAttribute('role')).toBe(role);
    expect(textOf(notice)).toContain('What');
    expect(textOf(notice)).toContain('More');
  });
});
