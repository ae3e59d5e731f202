import LatchkeySettings from 'c/latchkeySettings';
import getOverview from '@salesforce/apex/LatchkeySettingsController.getOverview';
import { overview, overviewAt } from 'support/answers';
import { button, clear, one, press, settled, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeySettingsController.getOverview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/Latchkey_Admin', () => ({ default: true }), { virtual: true });

async function tab(answer) {
  getOverview.mockResolvedValue(answer);
  const settings = shown('c-latchkey-settings', LatchkeySettings);
  await settled();
  return settings;
}

describe('tab Settings', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  it('lands on the seven steps until the connection is green', async () => {
    const settings = await tab(overviewAt(3));
    expect(one(settings, 'c-latchkey-checklist')).not.toBeNull();
    expect(one(settings, 'c-latchkey-jwt-configuration')).toBeNull();
  });

  it('lands on the settings of one that is', async () => {
    const settings = await tab(overview);
    expect(one(settings, 'c-latchkey-jwt-configuration')).not.toBeNull();
    expect(one(settings, 'c-latchkey-checklist')).toBeNull();
  });

  it('shows the other on demand, and stays there', async () => {
    const settings = await tab(overview);
    await press(settings, 'Show the seven steps');
    expect(one(settings, 'c-latchkey-checklist')).not.toBeNull();
    await press(settings, 'Refresh');
    expect(one(settings, 'c-latchkey-checklist')).not.toBeNull();
    await press(settings, 'Show the settings');
    expect(one(settings, 'c-latchkey-jwt-configuration')).not.toBeNull();
  });

  it('looks again by itself until it is green, and leaves the green steps in sight', async () => {
    const settings = await tab(overviewAt(7));
    getOverview.mockResolvedValue(overview);
    jest.advanceTimersByTime(10_000);
    await settled();
    expect(getOverview).toHaveBeenCalledTimes(2);
    expect(textOf(settings)).toContain('7 of 7 steps are done');
    jest.advanceTimersByTime(60_000);
    await settled();
    expect(getOverview).toHaveBeenCalledTimes(2);
  });

  it('looks at once after something was done', async () => {
    const settings = await tab(overviewAt(2));
    one(settings, 'c-latchkey-checklist').dispatchEvent(new CustomEvent('changed', { bubbles: true, composed: true }));
    await settled();
    expect(getOverview).toHaveBeenCalledTimes(2);
  });

  it('lets an admin act', async () => {
    const settings = await tab(overview);
    expect(button(settings, 'Test Connection')).toBeDefined();
    expect(textOf(settings)).not.toContain('You may look here');
  });
});
