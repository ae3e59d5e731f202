import LatchkeyState from 'c/latchkeyState';
import { clear, one, shown } from 'support/dom';

const states = {
  needsCertificate: 'info',
  needsConsumerKey: 'info',
  awaitingFirstUpload: 'progress',
  propagating: 'progress',
  working: 'success',
  awaitingUpload: 'progress',
  handover: 'progress',
  failing: 'error',
  rationed: 'warning',
  expired: 'error',
  compromised: 'error',
};

describe('state', () => {
  afterEach(clear);

  it.each(Object.entries(states))('shows %s as %s, with a word', (state, sign) => {
    const shownState = one(shown('c-latchkey-state', LatchkeyState, { state }), '.state');
    expect(shownState.className).toContain(`state_${sign}`);
    expect(shownState.textContent.trim()).not.toBe('');
    expect(shownState.textContent.trim()).not.toBe(state);
  });
});
