import LatchkeyClicks from 'c/latchkeyClicks';
import { all, clear, shown } from 'support/dom';

describe('clicks', () => {
  afterEach(clear);

  it('makes a step of each line, and what Setup shows strong', () => {
    const clicks = shown('c-latchkey-clicks', LatchkeyClicks, { text: 'Open *Setup* > *App Manager*.\nPress *Save*.' });
    expect(all(clicks, 'li').map(({ textContent }) => textContent)).toEqual(['Open Setup > App Manager.', 'Press Save.']);
    expect(all(clicks, 'strong').map(({ textContent }) => textContent)).toEqual(['Setup', 'App Manager', 'Save']);
  });

  it('numbers steps, and not what has no order', () => {
    expect(all(shown('c-latchkey-clicks', LatchkeyClicks, { text: 'One.' }), 'ol')).toHaveLength(1);
    const loose = shown('c-latchkey-clicks', LatchkeyClicks, { text: 'One *is*.\nTwo.', isLoose: true });
    expect(all(loose, 'ol')).toHaveLength(0);
    expect(all(loose, 'ul > li').map(({ textContent }) => textContent)).toEqual(['One is.', 'Two.']);
  });
});
