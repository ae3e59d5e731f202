import LatchkeyScan from 'c/latchkeyScan';
import { scan } from 'support/answers';
import { clear, one, shown, textOf } from 'support/dom';

const of = (changed, pagesUrl = null) =>
  shown('c-latchkey-scan', LatchkeyScan, { scan: changed === null ? null : { ...scan, ...changed }, pagesUrl });

describe('newest scan', () => {
  afterEach(clear);

  it('says that there was none', () => {
    expect(textOf(of(null))).toContain('No scan yet');
  });

  it.each([
    ['PENDING', 'Waits'],
    ['RUNNING', 'Under way'],
    ['COMPLETED', 'Complete'],
    ['COMPLETED_WITH_ERRORS', 'Complete, with errors'],
    ['FAILED', 'Failed'],
    ['CANCELLED', 'Cancelled'],
  ])('says how it stands: %s', (state, word) => {
    const text = textOf(of({ state, components: state === 'PENDING' ? null : 4_218 }));
    expect(text).toContain(word);
    expect(text).toContain('Scan 12');
  });

  it('says why it failed', () => {
    const failure = { message: 'The org refused it.', nextAction: 'Test the connection.' };
    expect(textOf(of({ state: 'FAILED', failure }))).toContain('The org refused it. Test the connection.');
  });

  it('leads to the scan', () => {
    expect(one(of({}, 'https://latchkey.example.com'), 'a').href).toBe(
      'https://latchkey.example.com/connections/acme/scans/12',
    );
  });
});
