import LatchkeyTestConnection from 'c/latchkeyTestConnection';
import testConnection from '@salesforce/apex/LatchkeySettingsController.testConnection';
import { failed, thrown, verified } from 'support/answers';
import { all, button, clear, one, press, settled, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeySettingsController.testConnection', () => ({ default: jest.fn() }), { virtual: true });

const label = 'Test Connection';
const ready = (mayAct = true) => shown('c-latchkey-test-connection', LatchkeyTestConnection, { connection: 'acme', mayAct });

async function tested(result) {
  testConnection.mockResolvedValue(result);
  const test = ready();
  await press(test, label);
  return test;
}

describe('test of a connection', () => {
  afterEach(clear);

  it('says that it runs, and cannot be begun twice', async () => {
    testConnection.mockReturnValue(new Promise(() => {}));
    const test = ready();
    await press(test, label);
    expect(one(test, 'lightning-spinner')).not.toBeNull();
    expect(button(test, label).disabled).toBe(true);
  });

  it('is green with the org, the user and the days left', async () => {
    const test = await tested(verified);
    expect(testConnection).toHaveBeenCalledWith({ connection: 'acme' });
    expect(textOf(test)).toContain('Connection verified.');
    expect(textOf(test)).toContain('00D5g000004XyZpEAK');
    expect(textOf(test)).toContain('305 days left');
  });

  it('is green and still names what is lacking', async () => {
    const lacking = [{ cause: 'scope', title: 'A scope is missing', remedy: 'Add it.' }];
    expect(textOf(await tested({ ...verified, lacking }))).toContain('A scope is missing Add it.');
  });

  it('says the likeliest cause, what to do, what speaks for it and what else it may be', async () => {
    const text = textOf(await tested(failed));
    expect(text).toContain('The certificate is not in the app');
    expect(text).toContain('Upload the certificate to the app, save, and test again.');
    expect(text).toContain('The certificate was downloaded 3 minutes ago.');
    expect(text).toContain('71 %');
    expect(text).toContain('1 other cause');
    expect(text).toContain('The JWT flow is off · 20 %');
    expect(text).toContain('Then test again. Open the app again');
  });

  it('says when it goes on by itself', async () => {
    const at = '2026-11-30T10:00:00.000Z';
    const text = textOf(await tested({ ...failed, waitUntil: at, nextTryAt: at }));
    expect(text).toContain('It is tried again by itself at');
    expect(text).toContain('May spread until');
  });

  it('lists the steps with their outcomes', async () => {
    const steps = all(await tested(failed), 'li.step');
    expect(steps).toHaveLength(3);
    expect(steps[1].className).toContain('step_error');
    expect(textOf(steps[1])).toContain('invalid_grant: invalid assertion');
  });

  it('counts several other causes', async () => {
    const causes = [...failed.diagnosis.causes, { ...failed.diagnosis.causes[1], cause: 'third' }];
    const result = { ...failed, diagnosis: { ...failed.diagnosis, causes } };
    expect(textOf(await tested(result))).toContain('2 other causes');
  });

  it('says what went wrong, and can be begun again', async () => {
    testConnection.mockRejectedValue(thrown({ code: 'notPermitted', message: 'Not permitted.', help: 'Ask.' }));
    const test = ready();
    await press(test, label);
    await settled();
    expect(textOf(test)).toContain('Not permitted. Ask.');
    expect(button(test, label).disabled).toBe(false);
  });

  it('is not offered to who may only look', () => {
    expect(button(ready(false), label)).toBeUndefined();
  });
});
