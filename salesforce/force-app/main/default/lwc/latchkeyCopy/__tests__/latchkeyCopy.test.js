import LatchkeyCopy from 'c/latchkeyCopy';
import { button, clear, press, shown } from 'support/dom';

describe('copy', () => {
  afterEach(clear);

  it('copies the value and says so', async () => {
    const writeText = jest.fn().mockResolvedValue();
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    const copy = shown('c-latchkey-copy', LatchkeyCopy, { label: 'API Name', value: 'Latchkey_acme' });
    await press(copy, 'Copy: API Name');
    expect(writeText).toHaveBeenCalledWith('Latchkey_acme');
    expect(button(copy, 'Copied: API Name')).toBeDefined();
  });
});
