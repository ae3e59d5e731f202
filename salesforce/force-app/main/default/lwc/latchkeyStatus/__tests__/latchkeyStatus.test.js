import LatchkeyStatus from 'c/latchkeyStatus';
import getStatus from '@salesforce/apex/LatchkeyStatusController.getStatus';
import { rotationAt, status } from 'support/answers';
import { clear, settled, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeyStatusController.getStatus', () => ({ default: jest.fn() }), { virtual: true });

async function tab(answer) {
  getStatus.mockResolvedValue(answer);
  const element = shown('c-latchkey-status', LatchkeyStatus);
  await settled();
  return element;
}

describe('tab Status', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  it('shows certificate, rotation and scan', async () => {
    const text = textOf(await tab(status));
    expect(text).toContain('305 days left');
    expect(text).toContain('Settled: every server takes the key in use.');
    expect(text).toContain('Scan 12');
  });

  it('says since when it fails, and how', async () => {
    const failure = { code: 'refused', message: 'Salesforce refused the sign-in.', since: '2026-11-29T08:00:00.000Z' };
    const answer = { ...status, connection: { ...status.connection, state: 'failing', failure } };
    expect(textOf(await tab(answer))).toContain('Salesforce refused the sign-in.');
  });

  it('looks again by itself while a rotation is under way, and no longer', async () => {
    await tab({ ...status, rotation: rotationAt('handover', 4) });
    getStatus.mockResolvedValue(status);
    jest.advanceTimersByTime(30_000);
    await settled();
    expect(getStatus).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(300_000);
    expect(getStatus).toHaveBeenCalledTimes(2);
  });
});
