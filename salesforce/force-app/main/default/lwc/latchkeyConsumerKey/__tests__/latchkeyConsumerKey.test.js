import LatchkeyConsumerKey from 'c/latchkeyConsumerKey';
import previewConsumerKey from '@salesforce/apex/LatchkeySettingsController.previewConsumerKey';
import saveConsumerKey from '@salesforce/apex/LatchkeySettingsController.saveConsumerKey';
import { thrown } from 'support/answers';
import { button, clear, one, press, settled, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeySettingsController.previewConsumerKey', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LatchkeySettingsController.saveConsumerKey', () => ({ default: jest.fn() }), { virtual: true });

async function typed(consumerKey, properties = {}) {
  const form = shown('c-latchkey-consumer-key', LatchkeyConsumerKey, { connection: 'acme', mayAct: true, ...properties });
  const input = one(form, 'lightning-input');
  input.setCustomValidity = jest.fn();
  input.reportValidity = jest.fn();
  input.dispatchEvent(new CustomEvent('change', { detail: { value: consumerKey } }));
  await settled();
  return { form, input };
}

describe('consumer key', () => {
  beforeEach(() => {
    previewConsumerKey.mockResolvedValue(null);
    saveConsumerKey.mockResolvedValue({ warnings: [] });
  });

  afterEach(clear);

  it('is saved, and said to be', async () => {
    const { form } = await typed('3MVG9abc');
    const changed = jest.fn();
    form.addEventListener('changed', changed);
    await press(form, 'Save');
    expect(saveConsumerKey).toHaveBeenCalledWith({ connection: 'acme', consumerKey: '3MVG9abc', tag: null });
    expect(textOf(form)).toContain('Saved.');
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('overwrites nothing that another admin saved since the typing began', async () => {
    const { form, input } = await typed('3MVG9abc', { tag: '"first"' });
    const changed = jest.fn();
    form.addEventListener('changed', changed);
    form.tag = '"second"';
    saveConsumerKey.mockRejectedValueOnce(thrown({ code: 'changedSince', message: 'Changed meanwhile.', help: 'Look.' }));
    await press(form, 'Save');
    expect(saveConsumerKey).toHaveBeenLastCalledWith({ connection: 'acme', consumerKey: '3MVG9abc', tag: '"first"' });
    expect(textOf(form)).toContain('Changed meanwhile.');
    expect(changed).toHaveBeenCalledTimes(1);
    form.saved = '3MVG9other';
    await settled();
    expect(input.value).toBe('3MVG9other');
    input.dispatchEvent(new CustomEvent('change', { detail: { value: '3MVG9abc' } }));
    await press(form, 'Save');
    expect(saveConsumerKey).toHaveBeenLastCalledWith({ connection: 'acme', consumerKey: '3MVG9abc', tag: '"second"' });
    expect(textOf(form)).toContain('Saved.');
  });

  it('brings what is probably a mistake in it', async () => {
    saveConsumerKey.mockResolvedValue({ warnings: [{ field: 'consumerKey', code: 'short', text: 'It is short.' }] });
    const { form } = await typed('3MVG9abc');
    await press(form, 'Save');
    expect(textOf(form)).toContain('It is short.');
  });

  it('is saved only after a question where it changes something for others', async () => {
    previewConsumerKey.mockResolvedValue({ appName: 'Latchkey acme', others: ['beta'], joins: null });
    const { form } = await typed('3MVG9abc');
    await press(form, 'Save');
    expect(saveConsumerKey).not.toHaveBeenCalled();
    expect(textOf(form)).toContain('These connections change with it: beta.');
    await press(form, 'Use this key');
    expect(saveConsumerKey).toHaveBeenCalledTimes(1);
  });

  it('is not saved by who thinks better of it', async () => {
    previewConsumerKey.mockResolvedValue({ appName: 'Latchkey acme', others: [], joins: ['gamma'] });
    const { form } = await typed('3MVG9abc');
    await press(form, 'Save');
    expect(textOf(form)).toContain('signs in as gamma does');
    await press(form, 'Cancel');
    expect(button(form, 'Use this key')).toBeUndefined();
    expect(saveConsumerKey).not.toHaveBeenCalled();
  });

  it('tells what is wrong with the key beside it', async () => {
    saveConsumerKey.mockRejectedValue(
      thrown({ code: 'invalidInput', message: 'No.', help: '', field: 'consumerKey', fieldText: 'This is the secret.' }),
    );
    const { form, input } = await typed('ABCDEF');
    await press(form, 'Save');
    expect(input.setCustomValidity).toHaveBeenCalledWith('This is the secret.');
    expect(one(form, '.notice')).toBeNull();
  });

  it('tells any other error below', async () => {
    saveConsumerKey.mockRejectedValue(thrown({ code: 'noAnswer', message: 'No answer.', help: 'Look.' }));
    const { form } = await typed('3MVG9abc');
    await press(form, 'Save');
    expect(textOf(form)).toContain('No answer.');
  });

  it('cannot be saved empty', async () => {
    const { form } = await typed('  ');
    expect(button(form, 'Save').disabled).toBe(true);
  });

  it('is shown, and not changed, to who may only look', () => {
    const form = shown('c-latchkey-consumer-key', LatchkeyConsumerKey, { connection: 'acme', saved: '3MVG9abc' });
    expect(one(form, 'lightning-input').value).toBe('3MVG9abc');
    expect(one(form, 'lightning-input').readOnly).toBe(true);
    expect(button(form, 'Save')).toBeUndefined();
  });
});
