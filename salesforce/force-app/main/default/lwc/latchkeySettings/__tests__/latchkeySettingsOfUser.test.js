import LatchkeySettings from 'c/latchkeySettings';
import getOverview from '@salesforce/apex/LatchkeySettingsController.getOverview';
import { overview, overviewAt } from 'support/answers';
import { button, clear, settled, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeySettingsController.getOverview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/Latchkey_Admin', () => ({ default: undefined }), { virtual: true });

describe('tab Settings of who may only look', () => {
  afterEach(clear);

  it.each([
    ['a working connection', overview],
    ['a new one', overviewAt(1)],
    ['one at its last step', overviewAt(7)],
  ])('shows %s and no button that acts', async (_, answer) => {
    getOverview.mockResolvedValue(answer);
    const settings = shown('c-latchkey-settings', LatchkeySettings);
    await settled();
    expect(textOf(settings)).toContain('You may look here, and change nothing.');
    for (const label of ['Save', 'Next', 'Test Connection', 'Use this key']) {
      expect(button(settings, label)).toBeUndefined();
    }
  });
});
