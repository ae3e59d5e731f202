import LatchkeyTab from 'c/latchkeyTab';
import { connection, thrown } from 'support/answers';
import { clear, one, press, settled, shown, textOf } from 'support/dom';

describe('tab', () => {
  const ask = jest.fn();
  const answered = jest.fn();

  async function tab(againAfter = () => null) {
    const element = shown('c-latchkey-tab', LatchkeyTab, { kind: 'Settings', ask, againAfter });
    element.addEventListener('answer', ({ detail }) => answered(detail));
    await settled();
    return element;
  }

  beforeEach(() => {
    jest.useFakeTimers();
    ask.mockResolvedValue({ connection });
  });

  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  it('shows that it loads, and then what was answered', async () => {
    let answer;
    ask.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await tab();
    expect(one(element, 'lightning-spinner')).not.toBeNull();
    answer({ connection });
    await settled();
    expect(one(element, 'lightning-spinner')).toBeNull();
    expect(textOf(element)).toContain('acme');
    expect(answered).toHaveBeenCalledWith({ connection });
  });

  it('says what to do where the org has no connection, and asks no more by itself', async () => {
    ask.mockResolvedValue({ connection: null });
    expect(textOf(await tab(() => 1_000))).toContain('This org has no connection yet.');
    jest.advanceTimersByTime(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('says what helps where it fails, keeps what it has in sight, and recovers', async () => {
    const element = await tab();
    ask.mockRejectedValue(thrown({ code: 'noAnswer', message: 'No answer.', help: 'Look.' }));
    await press(element, 'Refresh');
    expect(textOf(element)).toContain('No answer. Look.');
    expect(textOf(element)).toContain('acme');
    ask.mockResolvedValue({ connection });
    await press(element, 'Refresh');
    expect(textOf(element)).not.toContain('No answer.');
  });

  it('says what helps where it fails at first', async () => {
    ask.mockRejectedValue(thrown({ code: 'noPermission', message: 'No permission.', help: 'Ask.' }));
    const element = await tab();
    expect(textOf(element)).toContain('No permission. Ask.');
    expect(one(element, 'lightning-spinner')).toBeNull();
  });

  it('asks again by itself while the answer says so, also after a failure', async () => {
    await tab(() => 1_000);
    ask.mockRejectedValue(thrown({ code: 'noAnswer', message: 'No answer.', help: '' }));
    jest.advanceTimersByTime(1_000);
    await settled();
    jest.advanceTimersByTime(1_000);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('asks nothing any more once it is left', async () => {
    (await tab(() => 1_000)).remove();
    jest.advanceTimersByTime(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
