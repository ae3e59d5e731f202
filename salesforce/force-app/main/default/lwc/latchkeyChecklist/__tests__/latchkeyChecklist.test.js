import LatchkeyChecklist from 'c/latchkeyChecklist';
import keepStep from '@salesforce/apex/LatchkeySettingsController.keepStep';
import { file, overview, overviewAt, thrown } from 'support/answers';
import { all, button, clear, one, press, settled, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeySettingsController.keepStep', () => ({ default: jest.fn() }), { virtual: true });

function at(step, more = {}) {
  const { connection, file: meant } = overviewAt(step);
  return shown('c-latchkey-checklist', LatchkeyChecklist, { connection, file: meant, mayAct: true, ...more });
}

/** What each step has that no other has. */
const parts = {
  1: 'c-latchkey-download',
  2: 'c-latchkey-copy',
  3: 'c-latchkey-clicks',
  4: 'c-latchkey-copy',
  5: 'c-latchkey-clicks',
  6: 'c-latchkey-consumer-key',
  7: 'c-latchkey-test-connection',
};
const says = {
  1: 'Latchkey keeps the private key',
  2: 'New External Client App',
  3: `choose ${file.fileName}`,
  4: 'Perform requests at any time (refresh_token, offline_access)',
  5: 'Copy the Consumer Key',
  6: 'Paste the key and save it.',
  7: 'Latchkey signs in as your programs will',
};

describe('checklist', () => {
  afterEach(clear);

  it.each([1, 2, 3, 4, 5, 6, 7])('opens step %i when it is the first that is not done', (step) => {
    const list = at(step);
    expect(all(list, '.step__body')).toHaveLength(1);
    expect(one(list, '.step_open').getAttribute('aria-current')).toBe('step');
    expect(one(list, parts[step])).not.toBeNull();
    expect(textOf(list)).toContain(says[step]);
    expect(all(list, '.step_done')).toHaveLength(step - 1);
    expect(textOf(list)).toContain(`${step - 1} of 7 steps are done`);
  });

  it('has all seven done when the connection works', () => {
    const list = shown('c-latchkey-checklist', LatchkeyChecklist, { ...overview, mayAct: true });
    expect(all(list, '.step_done')).toHaveLength(7);
  });

  it('says the clicks of a Connected App for one', () => {
    const { connection } = overviewAt(2);
    expect(textOf(at(2, { connection: { ...connection, appKind: 'connected-app' } }))).toContain('New Connected App');
  });

  it('opens another step for who wants to see it', async () => {
    const list = at(2);
    all(list, '.step__head')[4].click();
    await settled();
    expect(all(list, '.step__body')).toHaveLength(1);
    expect(textOf(list)).toContain(says[5]);
  });

  it('keeps what somebody said to have done in Setup', async () => {
    keepStep.mockResolvedValue({});
    const changed = jest.fn();
    const list = at(3);
    list.addEventListener('changed', changed);
    await press(list, 'Next');
    expect(keepStep).toHaveBeenCalledWith({ connection: 'acme', step: 4 });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(textOf(list)).toContain(says[4]);
  });

  it('stays where it was if that could not be kept', async () => {
    keepStep.mockRejectedValue(thrown({ code: 'noAnswer', message: 'No answer.', help: 'Look.' }));
    const list = at(3);
    await press(list, 'Next');
    expect(textOf(list)).toContain('No answer.');
    expect(textOf(list)).toContain(says[3]);
  });

  it('follows Latchkey as long as nobody opened another step', async () => {
    const list = at(2);
    list.connection = overviewAt(6).connection;
    await settled();
    expect(textOf(list)).toContain(says[6]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('lets who may only look see step %i, and do nothing', (step) => {
    const list = at(step, { mayAct: false, file: null });
    expect(button(list, 'Next')).toBeUndefined();
    expect(button(list, 'Save')).toBeUndefined();
    expect(button(list, 'Test Connection')).toBeUndefined();
  });
});
