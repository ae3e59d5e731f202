import LatchkeyHeader from 'c/latchkeyHeader';
import { connection } from 'support/answers';
import { clear, one, shown, textOf } from 'support/dom';

describe('header', () => {
  afterEach(clear);

  it('names the connection, its state and the next step', () => {
    const header = shown('c-latchkey-header', LatchkeyHeader, { kind: 'Settings', connection });
    expect(textOf(header)).toContain('acme');
    expect(textOf(header)).toContain('Working');
    expect(textOf(header)).toContain('Next step: Nothing to do');
  });

  it('has the name of the app where there is no connection', () => {
    const header = shown('c-latchkey-header', LatchkeyHeader, { kind: 'Settings', connection: null });
    expect(one(header, '.slds-page-header__title').textContent).toBe('Latchkey');
    expect(one(header, 'c-latchkey-state')).toBeNull();
  });
});
